import { App, Select } from 'antd';
import { useCommand, useEndpoint } from '../../../platform/web/api.ts';
import { useWords } from '../../../platform/web/language.ts';
import { Loaded, RefusalNote } from '../../../platform/web/ui/Loaded.tsx';
import { getCouponKinds } from '../../marketing/coupon/coupon.schema.ts';
import { getLeadCoupons, postLeadCoupon } from '../benefits/benefit.schema.ts';

/** The customer's coupons beside a lead (客户的券), and giving one. */
export function LeadCoupons({ leadId, mayWork }: { leadId: string; mayWork: boolean }) {
  const { t, format } = useWords();
  const { message } = App.useApp();
  const coupons = useEndpoint(getLeadCoupons, { id: leadId });
  const kinds = useEndpoint(getCouponKinds, {}, { enabled: mayWork });
  const give = useCommand(postLeadCoupon, { refreshes: [getLeadCoupons] });
  const open = kinds.data?.rows.filter(
    ({ closedAt, issued, stock }) => !closedAt && issued < stock,
  );
  if (coupons.data?.rows.length === 0 && !open?.length) return null;
  return (
    <section>
      <h3>{t('coupons.of')}</h3>
      <Loaded query={coupons}>
        {({ rows }) => (
          <ul className="lead-coupons">
            {rows.map(({ id, code, name, state, endsOn }) => (
              <li key={id}>
                <a href={`/c/${code}`} target="_blank" rel="noreferrer">
                  {name}
                </a>
                <small>
                  {t(`coupons.stateOf.${state}`)} · {format.shortDay(endsOn)}
                </small>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      <RefusalNote error={give.error} />
      {mayWork && open && open.length > 0 && (
        <Select
          size="small"
          className="give-coupon"
          value={null as never}
          placeholder={t('coupons.give')}
          loading={give.isPending}
          onChange={(kindId: string) =>
            give.mutate(
              { id: leadId, kindId },
              { onSuccess: ({ isNew }) => isNew || void message.info(t('coupons.had')) },
            )
          }
          options={open.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
    </section>
  );
}
