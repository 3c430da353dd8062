import { Button } from 'antd';
import { useState } from 'react';
import { useMay } from '../../../../platform/web/actor.ts';
import { useEndpoint } from '../../../../platform/web/api.ts';
import { useEvents } from '../../../../platform/web/events.ts';
import { useWords } from '../../../../platform/web/language.ts';
import { Loaded } from '../../../../platform/web/ui/Loaded.tsx';
import type { ShownContract } from '../../contract/web/contract-parts.ts';
import { getPayments } from '../payment.schema.ts';
import { EnterPayment } from './EnterPayment.tsx';

/** What came and went for a contract (收退款); finance enters it here. */
export function Payments({ contract }: { contract: ShownContract }) {
  const { t, format } = useWords();
  const mayRead = useMay('payment', 'read');
  const mayEnter = useMay('payment', 'edit');
  const [entering, setEntering] = useState<'receipt' | 'refund'>();
  const payments = useEndpoint(getPayments, { id: contract.id }, { enabled: mayRead });
  useEvents('deal', [getPayments]);
  if (!mayRead) return null;
  return (
    <section className="payments">
      <h3>
        {t('payment.title')}
        {mayEnter && (
          <span className="end">
            {contract.state !== 'cancelled' && (
              <Button size="small" onClick={() => setEntering('receipt')}>
                {t('payment.receive')}
              </Button>
            )}
            {contract.balance.refundDueFen > 0 && (
              <Button size="small" onClick={() => setEntering('refund')}>
                {t('payment.refund')}
              </Button>
            )}
          </span>
        )}
      </h3>
      <Loaded query={payments}>
        {({ rows }) =>
          rows.length === 0 ? (
            <p className="quiet">{t('payment.none')}</p>
          ) : (
            <ul>
              {rows.map((row) => (
                <li key={row.id}>
                  <span>
                    {t(`payment.kindOf.${row.kind}`)} · {t(`payment.methodOf.${row.method}`)}
                    <small>
                      {[
                        format.shortDay(row.paidOn),
                        row.number,
                        row.voucher,
                        row.madeByName,
                        row.note,
                      ]
                        .filter(Boolean)
                        .join(' · ')}
                    </small>
                  </span>
                  <span className="amount">{format.yuanExact(row.amountFen)}</span>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      {entering && (
        <EnterPayment contract={contract} what={entering} onClose={() => setEntering(undefined)} />
      )}
    </section>
  );
}
