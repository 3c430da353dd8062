import { useParams } from '@tanstack/react-router';
import { Button, QRCode } from 'antd';
import type { OutputOf } from '../../../kernel/endpoint.ts';
import { useCommand, useEndpoint } from '../../../platform/web/api.ts';
import { useWords } from '../../../platform/web/language.ts';
import { Mark } from '../../../platform/web/ui/Mark.tsx';
import { Loaded, RefusalNote } from '../../../platform/web/ui/Loaded.tsx';
import { getCoupon, postCouponClaim } from '../coupon/coupon.schema.ts';
import './coupon.css';

/** A coupon as its customer opens it (券页): what it gives, until when, and the code for the store. */
export function CouponScreen() {
  const { code } = useParams({ strict: false }) as { code: string };
  const coupon = useEndpoint(getCoupon, { code });
  return (
    <main className="coupon-page">
      <header>
        <Mark size={28} />
        <b>{coupon.data?.groupName}</b>
      </header>
      {coupon.error ? (
        <section className="card">
          <RefusalNote error={coupon.error} />
        </section>
      ) : (
        <Loaded query={coupon}>{(shown) => <Shown code={code} coupon={shown} />}</Loaded>
      )}
    </main>
  );
}

function Shown({ code, coupon }: { code: string; coupon: OutputOf<typeof getCoupon> }) {
  const { t, format } = useWords();
  const claim = useCommand(postCouponClaim, { refreshes: [getCoupon] });
  const isGood = coupon.state === 'issued' || coupon.state === 'claimed';
  return (
    <section className="card">
      <small>{t(`coupons.kindOf.${coupon.kind}`)}</small>
      <h1>
        {coupon.valueFen === null ? coupon.name : `${format.yuan(coupon.valueFen)} ${coupon.name}`}
      </h1>
      {coupon.text && <p>{coupon.text}</p>}
      <p className="days">
        {t('coupons.good', {
          from: format.shortDay(coupon.startsOn),
          to: format.shortDay(coupon.endsOn),
        })}
      </p>
      <RefusalNote error={claim.error} />
      {coupon.state === 'issued' && (
        <Button
          type="primary"
          size="large"
          block
          loading={claim.isPending}
          onClick={() => claim.mutate({ code })}
        >
          {t('coupons.claim')}
        </Button>
      )}
      {coupon.state === 'claimed' && (
        <div className="code">
          <small>{t('coupons.show')}</small>
          <QRCode value={`${location.origin}/c/${code}`} size={180} bordered={false} />
          <b>{code}</b>
        </div>
      )}
      {!isGood && <p role="status">{t(`coupons.stateOf.${coupon.state}`)}</p>}
    </section>
  );
}
