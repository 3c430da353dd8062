import type { ReactNode } from 'react';
import { useWords } from '../../../../platform/web/language.ts';
import { Status, Why } from '../../../../platform/web/ui/figures.tsx';
import type { SaleLine } from '../../sale-line.schema.ts';
import type { OfferedLoan, Outside, Working } from '../quote-sum.schema.ts';
import { useLineWords } from './use-line-words.ts';

export type PaperProps = {
  modelName: string;
  trimName: string;
  colour: string;
  validUntil: string;
  lines: readonly SaleLine[];
  outside: readonly Outside[];
  loans: readonly OfferedLoan[];
  workings: readonly Working[];
  carFen: number;
  totalFen: number;
  oldCarFen: number;
  dueFen: number;
  badge?: ReactNode;
};

const ofTheCar = ['car', 'option', 'discount', 'promotion', 'coupon'];

/** The offer as it stands on paper (报价单): each fee on its line, the sums, what is due; used before and after sending. */
export function QuotePaper(props: PaperProps) {
  const { t, format } = useWords();
  const { lines, outside, workings, carFen, totalFen, oldCarFen, dueFen } = props;
  const loan = props.loans.find(({ isChosen }) => isChosen);
  const car = lines.filter(({ kind }) => ofTheCar.includes(kind));
  const rest = lines.filter(({ kind }) => !ofTheCar.includes(kind));
  return (
    <section className="quote-card paper">
      <header>
        <div>
          <b>{[props.trimName, props.colour].filter(Boolean).join(' · ')}</b>
          <small>{props.modelName}</small>
        </div>
        {props.badge ?? (
          <Status state="idle">
            {t('quote.valid', { day: format.shortDay(props.validUntil) })}
          </Status>
        )}
      </header>
      <PaperLines lines={car} workings={workings} />
      <Line name={t('quote.carPrice')} value={format.yuanExact(carFen)} isStrong />
      <PaperLines lines={rest} workings={workings} />
      <Line name={t('quote.total')} value={format.yuanExact(totalFen)} isStrong />
      {loan && (
        <Line
          name={t('quote.loanOf', { months: loan.months })}
          note={t('quote.monthlyOf', { amount: format.yuanExact(loan.firstFen) })}
          value={format.yuanExact(-loan.principalFen)}
        />
      )}
      {oldCarFen > 0 && <Line name={t('quote.oldCar')} value={format.yuanExact(-oldCarFen)} />}
      <div className="due">
        <span>{t('quote.due')}</span>
        <strong>{format.yuanExact(dueFen)}</strong>
      </div>
      <Beside outside={outside} />
    </section>
  );
}

type LinesProps = { lines: readonly SaleLine[]; workings: readonly Working[] };

function PaperLines({ lines, workings }: LinesProps) {
  const { t, format } = useWords();
  const words = useLineWords(workings);
  return lines.map((line) => {
    const amount = format.yuanExact(line.amountFen);
    const name = words.name(line);
    const basis = words.basis(line);
    const isSaid = line.amountFen === 0 && basis !== '';
    return (
      <Line
        key={line.key}
        name={name}
        note={isSaid ? basis : line.isEstimate && t('quote.estimate')}
        value={
          basis ? (
            <Why
              workings={{
                title: name,
                rule: '',
                lines: [[basis, '']],
                total: [t('quote.amount'), amount],
                foot: line.source,
              }}
            >
              {amount}
            </Why>
          ) : (
            amount
          )
        }
      />
    );
  });
}

type LineProps = { name: ReactNode; note?: ReactNode; value: ReactNode; isStrong?: boolean };

const Line = ({ name, note, value, isStrong }: LineProps) => (
  <div className={`line ${isStrong ? 'strong' : ''}`}>
    <span>
      {name}
      {note && <small>{note}</small>}
    </span>
    <b>{value}</b>
  </div>
);

function Beside({ outside }: { outside: readonly Outside[] }) {
  const { t, format, language } = useWords();
  const nameOf = ({ kind, key, name }: Outside) => {
    if (language === 'zh') return name;
    if (kind === 'self_paid') return t(`quote.line.${key}`);
    return t(`quote.subsidyOf.${name.startsWith('报废') ? 'scrap' : 'replace'}`);
  };
  return outside.map((one) => {
    const name = nameOf(one);
    if (one.amountFen === null)
      return (
        <p className="sub" key={one.key}>
          {t('quote.subsidyUnknown', { name })}
        </p>
      );
    const word = one.kind === 'subsidy' ? 'quote.subsidy' : 'quote.selfPaid';
    return (
      <p className="sub" key={one.key} title={one.source}>
        {t(word, { name, amount: format.yuanExact(one.amountFen) })}
      </p>
    );
  });
}
