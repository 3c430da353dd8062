import { InputNumber, Segmented, Select, Slider, Switch } from 'antd';
import { useWords } from '../../../../platform/web/language.ts';
import type { LoanChoice } from '../asked.schema.ts';
import { leastDownBp } from '../loan-offer.rules.ts';
import { percentText } from '../round.rules.ts';
import { LoanTable } from './LoanTable.tsx';
import type { PartProps } from './QuoteEditor.tsx';

const sideMost = 4;

/** Loans (贷款): one is chosen, others stand beside it on the customer's page; and the old car that is traded in. */
export function QuoteLoan(props: PartProps) {
  const { t, format } = useWords();
  const { draft, facts, sum } = props;
  const { loan, compared } = draft.asked;
  const plans = facts.products.filter((one) => one.loan);
  const chosen = plans.find(({ id }) => id === loan?.productId);
  const offered = sum.loans.find(({ isChosen }) => isChosen);
  const pick = (productId: string) => draft.change({ loan: firstChoice(props, productId) });
  return (
    <>
      <section className="quote-card">
        <h2>
          {t('quote.loan')}
          {chosen?.loan && (
            <small>
              {t('quote.loanTerms', {
                rate: percentText(offered?.trueYearlyBp ?? chosen.loan.aprBp),
                way: t(`quote.way.${chosen.loan.way}`),
              })}
            </small>
          )}
        </h2>
        <Select
          className="wide"
          value={loan?.productId ?? ''}
          aria-label={t('quote.loan')}
          onChange={pick}
          options={[
            { value: '', label: t('quote.loanNone') },
            ...plans.map(({ id, name, provider }) => ({
              value: id,
              label: [name, provider].filter(Boolean).join(' · '),
            })),
          ]}
        />
        {loan && chosen?.loan && <Terms {...props} loan={loan} terms={chosen.loan} />}
        {plans.length > 1 && (
          <label className="compare">
            <span>{t('quote.compare')}</span>
            <Switch
              checked={compared.length > 0}
              onChange={(isOn) => draft.change({ compared: isOn ? besides(props) : [] })}
            />
          </label>
        )}
        {compared.length > 0 && <LoanTable loans={sum.loans} />}
        {offered && (
          <div className="loan sum2">
            <span>{t('quote.monthly')}</span>
            <strong>{format.yuanExact(offered.firstFen)}</strong>
          </div>
        )}
      </section>
      <TradeIn {...props} />
    </>
  );
}

function firstChoice({ facts, draft }: PartProps, productId: string): LoanChoice | null {
  const terms = facts.products.find(({ id }) => id === productId)?.loan;
  if (!terms) return null;
  const before = draft.asked.loan;
  const least = leastDownBp(terms, facts.loanMostBp);
  const months =
    before && terms.months.includes(before.months) ? before.months : closest(terms.months);
  return { productId, months, downBp: Math.max(least, before?.downBp ?? 3000) };
}

/** Three years are what most ask for. */
const closest = (months: readonly number[]): number =>
  months.toSorted((a, b) => Math.abs(a - 36) - Math.abs(b - 36))[0]!;

/** The other loans with the same down payment, as near to the same months as they come. */
function besides(props: PartProps): LoanChoice[] {
  const { facts, draft } = props;
  return facts.products
    .filter(({ id, loan }) => loan && id !== draft.asked.loan?.productId)
    .slice(0, sideMost)
    .flatMap(({ id }) => firstChoice(props, id) ?? []);
}

type TermsProps = PartProps & {
  loan: LoanChoice;
  terms: NonNullable<PartProps['facts']['products'][number]['loan']>;
};

function Terms({ draft, facts, sum, loan, terms }: TermsProps) {
  const { t, format } = useWords();
  const least = leastDownBp(terms, facts.loanMostBp);
  const offered = sum.loans.find(({ isChosen }) => isChosen);
  const set = (given: Partial<LoanChoice>) => {
    const compared = draft.asked.compared.map((one) => ({
      ...one,
      ...(given.downBp !== undefined && { downBp: Math.max(given.downBp, one.downBp) }),
    }));
    draft.change({ loan: { ...loan, ...given }, compared });
  };
  return (
    <>
      <div className="loan">
        <span>{t('quote.downOf', { share: percentText(loan.downBp) })}</span>
        <b>{format.yuan(offered?.downFen ?? 0)}</b>
      </div>
      <Slider
        min={Math.ceil(least / 500) * 5}
        max={80}
        step={5}
        value={loan.downBp / 100}
        onChange={(share) => set({ downBp: share * 100 })}
        tooltip={{ open: false }}
        ariaLabelForHandle={t('quote.down')}
      />
      <Segmented
        block
        size="large"
        value={loan.months}
        onChange={(months) => set({ months })}
        options={terms.months.map((months) => ({
          value: months,
          label: t('quote.monthsOf', { months }),
        }))}
      />
    </>
  );
}

function TradeIn({ draft }: PartProps) {
  const { t } = useWords();
  const { tradeIn } = draft.asked;
  return (
    <section className="quote-card">
      <h2>{t('quote.tradeIn')}</h2>
      <Segmented
        block
        size="large"
        value={tradeIn?.way ?? ('none' as const)}
        onChange={(way) =>
          draft.change({
            tradeIn: way === 'none' ? null : { way, oldCarFen: tradeIn?.oldCarFen ?? 0 },
          })
        }
        options={(['none', 'replace', 'scrap'] as const).map((value) => ({
          value,
          label: t(`quote.tradeIn.${value}`),
        }))}
      />
      {tradeIn && (
        <label className="compare">
          <span>{t('quote.oldCarWorth')}</span>
          <InputNumber
            min={0}
            precision={0}
            prefix="¥"
            value={tradeIn.oldCarFen / 100}
            onChange={(yuan) =>
              draft.change({ tradeIn: { ...tradeIn, oldCarFen: (yuan ?? 0) * 100 } })
            }
          />
        </label>
      )}
    </section>
  );
}
