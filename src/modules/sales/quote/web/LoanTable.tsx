import { useWords } from '../../../../platform/web/language.ts';
import type { OfferedLoan } from '../quote-sum.schema.ts';
import { percentText } from '../round.rules.ts';

/** Loans side by side (贷款方案对比), each with what it truly costs a year. */
export function LoanTable({ loans }: { loans: readonly OfferedLoan[] }) {
  const { t, format } = useWords();
  return (
    <div className="loan-table">
      <table>
        <thead>
          <tr>
            <th scope="col">{t('quote.plan')}</th>
            <th scope="col">{t('quote.monthly')}</th>
            <th scope="col">{t('quote.loanCost')}</th>
            <th scope="col">{t('quote.trueYearly')}</th>
          </tr>
        </thead>
        <tbody>
          {loans.map((one) => (
            <tr key={`${one.productId} ${one.months}`} className={one.isChosen ? 'on' : ''}>
              <th scope="row">
                {one.name}
                <small>
                  {[
                    t(`quote.way.${one.way}`) !== one.name && t(`quote.way.${one.way}`),
                    t('quote.monthsOf', { months: one.months }),
                    t('quote.downOf', { share: percentText(one.downBp) }),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </small>
              </th>
              <td>
                {format.yuanExact(one.firstFen)}
                {one.balloonFen > 0 && (
                  <small>{t('quote.last', { amount: format.yuan(one.lastFen) })}</small>
                )}
              </td>
              <td>{format.yuanExact(one.chargeFen)}</td>
              <td>{percentText(one.trueYearlyBp)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
