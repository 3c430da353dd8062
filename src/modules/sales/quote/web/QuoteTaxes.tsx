import { DatePicker, Segmented } from 'antd';
import dayjs from 'dayjs';
import { useWords } from '../../../../platform/web/language.ts';
import { selfPaidKinds } from '../asked.schema.ts';
import { stateLines } from '../state-lines.rules.ts';
import type { PartProps } from './QuoteEditor.tsx';
import { useLineWords } from './use-line-words.ts';

/** Taxes and official fees by the rules of the invoice's day (税费); each may be settled by the customer themselves. */
export function QuoteTaxes({ draft, facts, sum }: PartProps) {
  const { t, format } = useWords();
  const words = useLineWords(sum.workings);
  const { asked, change } = draft;
  const { lines } = stateLines(asked, facts, sum.carFen);
  return (
    <section className="quote-card">
      <h2>
        {t('quote.taxes')}
        <small>{t('quote.taxesOn', { day: format.shortDay(facts.invoicedOn) })}</small>
      </h2>
      <div className="tax-given">
        <label>
          <span>{t('quote.invoicedOn')}</span>
          <DatePicker
            allowClear={false}
            value={dayjs(asked.invoicedOn)}
            minDate={dayjs(facts.pricedOn)}
            onChange={(day) => day && change({ invoicedOn: day.format('YYYY-MM-DD') })}
          />
        </label>
        <label>
          <span>{t('quote.buyer')}</span>
          <Segmented
            value={asked.buyer}
            onChange={(buyer) => change({ buyer })}
            options={(['private', 'company'] as const).map((value) => ({
              value,
              label: t(`quote.buyerOf.${value}`),
            }))}
          />
        </label>
      </div>
      {lines.map((line) => {
        const kind = selfPaidKinds.find((one) => one === line.kind)!;
        const isOwn = asked.selfPaid.includes(kind);
        const selfPaid = isOwn
          ? asked.selfPaid.filter((one) => one !== kind)
          : [...asked.selfPaid, kind];
        return (
          <div className={`tax ${isOwn ? 'own' : ''}`} key={line.key}>
            <span>{words.name(line)}</span>
            <b>{format.yuanExact(line.amountFen)}</b>
            <small title={line.source}>{words.basis(line)}</small>
            {line.amountFen > 0 && (
              <button type="button" aria-pressed={isOwn} onClick={() => change({ selfPaid })}>
                {t(isOwn ? 'quote.bySelf' : 'quote.byStore')}
              </button>
            )}
          </div>
        );
      })}
    </section>
  );
}
