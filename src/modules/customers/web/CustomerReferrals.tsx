import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useMay } from '../../../platform/web/actor.ts';
import { useCommand, useEndpoint } from '../../../platform/web/api.ts';
import { useWords } from '../../../platform/web/language.ts';
import { Card } from '../../../platform/web/ui/Card.tsx';
import { RefusalNote } from '../../../platform/web/ui/Loaded.tsx';
import { getReferrals } from '../../leads/benefits/benefit.schema.ts';
import { getCustomer, postReferralCode } from '../customer.schema.ts';
import type { Shown } from './CustomerScreen.tsx';

/** Friends that a customer brings (转介绍): their own code, and what became of whoever named it. */
export function CustomerReferrals({ customer, mayEdit }: { customer: Shown; mayEdit: boolean }) {
  const { t, format } = useWords();
  const mayLeads = useMay('lead', 'read');
  const make = useCommand(postReferralCode, { refreshes: [getCustomer] });
  const referrals = useEndpoint(getReferrals, { id: customer.id }, { enabled: mayLeads });
  const rows = referrals.data?.rows ?? [];
  return (
    <Card title={t('customers.referrals')}>
      <div className="in">
        {customer.referralCode ? (
          <p className="referral">
            <b>{customer.referralCode}</b>
            <small>{t('customers.referralHint', { code: customer.referralCode })}</small>
          </p>
        ) : (
          mayEdit && (
            <Button
              size="small"
              loading={make.isPending}
              onClick={() => make.mutate({ id: customer.id })}
            >
              {t('customers.makeReferral')}
            </Button>
          )
        )}
        <RefusalNote error={make.error} />
        <ul className="records">
          {rows.map((row) => (
            <li key={row.id}>
              <Link to="/leads/$id" params={{ id: row.id }}>
                {row.customerName || t('customers.nameless')}
              </Link>
              <span>{row.ownerName}</span>
              <em className={row.outcome}>{t(`customers.stateOf.${row.outcome}`)}</em>
              <time>{format.moment(row.receivedAt)}</time>
            </li>
          ))}
        </ul>
      </div>
    </Card>
  );
}
