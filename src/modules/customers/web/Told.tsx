import { useWords } from '../../../platform/web/language.ts';
import type { Answers } from '../interview/interview.schema.ts';

/** What a customer told (访谈内容), as far as they told it. */
export function Told({ answers }: { answers: Answers }) {
  const { t, format } = useWords();
  const { budgetLowFen: low, budgetHighFen: high } = answers;
  const yuan = (fen: number | null) => (fen === null ? '' : format.yuan(fen));
  const lines: [string, string][] = [
    ['budget', low === null && high === null ? '' : `${yuan(low)} – ${yuan(high)}`],
    ['horizon', answers.horizon ? t(`interview.horizonOf.${answers.horizon}`) : ''],
    ['uses', answers.uses.map((use) => t(`interview.useOf.${use}`)).join('、')],
    ['presentCars', answers.presentCars],
    [
      'voices',
      answers.voices.map(({ who, said }) => `${t(`interview.whoOf.${who}`)}：${said}`).join('；'),
    ],
    ['futureUse', answers.futureUse],
    [
      'rivals',
      answers.rivals
        .map(({ name, verdict, why }) =>
          [name, t(`interview.verdictOf.${verdict}`), why].filter(Boolean).join(' '),
        )
        .join('；'),
    ],
    ['lifeStyle', answers.lifeStyle],
    ['mustHaves', answers.mustHaves],
  ];
  return (
    <dl className="told">
      {lines
        .filter(([, text]) => text !== '')
        .map(([question, text]) => (
          <div key={question}>
            <dt>{t(`interview.${question}`)}</dt>
            <dd>{text}</dd>
          </div>
        ))}
    </dl>
  );
}
