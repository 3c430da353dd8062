import type { ReactNode } from 'react';
import { useWords } from '../../../../platform/web/language.ts';
import type { QuoteSum } from '../quote-sum.schema.ts';

/** What is due and what a month costs, always in sight above the thumb (底部合计). */
export function PayBar({ sum, children }: { sum?: QuoteSum; children: ReactNode }) {
  const { t, format } = useWords();
  const loan = sum?.loans.find(({ isChosen }) => isChosen);
  return (
    <footer className="quote-pay">
      {sum && (
        <div>
          <small>{t('quote.due')}</small>
          <strong>{format.yuanExact(sum.dueFen)}</strong>
          {loan && (
            <small>
              {t('quote.monthlyTimes', {
                amount: format.yuanExact(loan.firstFen),
                months: loan.months,
              })}
            </small>
          )}
        </div>
      )}
      {children}
    </footer>
  );
}
