import { useParams } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useState } from 'react';
import type { OutputOf } from '../../../../kernel/endpoint.ts';
import { useCommand, useEndpoint } from '../../../../platform/web/api.ts';
import { useWords } from '../../../../platform/web/language.ts';
import { Mark } from '../../../../platform/web/ui/Mark.tsx';
import { Loaded, RefusalNote } from '../../../../platform/web/ui/Loaded.tsx';
import { levelsMost, unanswered } from '../survey.rules.ts';
import { getSurvey, postSurveyAnswer } from '../survey.schema.ts';
import './survey.css';

/** The survey as the customer opens it (满意度问卷): a row of five for each question, a row of eleven, two notes. */
export function SurveyScreen() {
  const { t } = useWords();
  const { code } = useParams({ strict: false }) as { code: string };
  const survey = useEndpoint(getSurvey, { code });
  const answer = useCommand(postSurveyAnswer);
  const isOver = answer.isSuccess || survey.data?.isAnswered === true;
  return (
    <main className="survey-page">
      <header>
        <Mark size={28} />
        <b>{survey.data?.groupName}</b>
      </header>
      {survey.error ? (
        <section className="card">
          <RefusalNote error={survey.error} />
        </section>
      ) : isOver ? (
        <section className="card">
          <h1 role="status">{t(answer.isSuccess ? 'survey.thanks' : 'survey.once')}</h1>
        </section>
      ) : (
        <Loaded query={survey}>
          {(shown) => <Questions code={code} survey={shown} answer={answer} />}
        </Loaded>
      )}
    </main>
  );
}

type Props = {
  code: string;
  survey: OutputOf<typeof getSurvey>;
  answer: ReturnType<typeof useCommand<typeof postSurveyAnswer>>;
};

function Questions({ code, survey, answer }: Props) {
  const { t, either } = useWords();
  const [levels, setLevels] = useState<Record<string, number>>({});
  const [nps, setNps] = useState<number>();
  const [why, setWhy] = useState('');
  const [words, setWords] = useState('');
  const left = unanswered(survey.questions, levels).length + (nps === undefined ? 1 : 0);
  return (
    <section className="card">
      <h1>{t('survey.hello', { store: survey.storeName })}</h1>
      {survey.personName && (
        <p className="soft">
          {t('survey.about', { car: survey.modelName ?? '', name: survey.personName })}
        </p>
      )}
      <p className="quiet">{t('survey.scale')}</p>
      {survey.questions.map(({ key, ...both }) => (
        <Row
          key={key}
          question={either(both)}
          from={1}
          most={levelsMost}
          chosen={levels[key]}
          onChoose={(level) => setLevels((known) => ({ ...known, [key]: level }))}
        />
      ))}
      <Row
        question={t('survey.recommend')}
        from={0}
        most={10}
        chosen={nps}
        onChoose={setNps}
        ends={[t('survey.never'), t('survey.surely')]}
      />
      <Input.TextArea
        value={why}
        maxLength={500}
        rows={2}
        aria-label={t('survey.whyScore')}
        placeholder={t('survey.whyScore')}
        onChange={({ target }) => setWhy(target.value)}
      />
      <Input.TextArea
        value={words}
        maxLength={1000}
        rows={2}
        aria-label={t('survey.free')}
        placeholder={t('survey.free')}
        onChange={({ target }) => setWords(target.value)}
      />
      <RefusalNote error={answer.error} />
      <Button
        type="primary"
        size="large"
        block
        disabled={left > 0}
        loading={answer.isPending}
        onClick={() => answer.mutate({ code, levels, nps: nps!, why, words })}
      >
        {left > 0 ? t('survey.left', { count: left }) : t('survey.send')}
      </Button>
      <p className="quiet">{t('survey.privacy')}</p>
    </section>
  );
}

type RowProps = {
  question: string;
  from: number;
  most: number;
  chosen: number | undefined;
  onChoose: (level: number) => void;
  ends?: readonly [string, string];
};

/** One question as a row of buttons that a thumb can hit. */
function Row({ question, from, most, chosen, onChoose, ends }: RowProps) {
  return (
    <fieldset className="survey-row">
      <legend>{question}</legend>
      <div style={{ gridTemplateColumns: `repeat(${most - from > 5 ? 6 : most}, 1fr)` }}>
        {Array.from({ length: most - from + 1 }, (_, i) => i + from).map((level) => (
          <button
            key={level}
            type="button"
            aria-pressed={chosen === level}
            className={chosen === level ? 'on' : ''}
            onClick={() => onChoose(level)}
          >
            {level}
          </button>
        ))}
      </div>
      {ends && (
        <small>
          <span>0 {ends[0]}</span>
          <span>10 {ends[1]}</span>
        </small>
      )}
    </fieldset>
  );
}
