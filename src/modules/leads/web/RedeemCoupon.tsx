import { App, Button, Input } from 'antd';
import { useState } from 'react';
import { useCommand } from '../../../platform/web/api.ts';
import { useWords } from '../../../platform/web/language.ts';
import { RefusalNote } from '../../../platform/web/ui/Loaded.tsx';
import { postRedemption } from '../../marketing/coupon/coupon.schema.ts';

/** Redeems a coupon at the reception (核销): its code, or the address that its QR code opens. */
export function RedeemCoupon({ storeId }: { storeId: string }) {
  const { t } = useWords();
  const { message } = App.useApp();
  const [typed, setTyped] = useState('');
  const redeem = useCommand(postRedemption);
  const code = typed.trim().split('/').at(-1) ?? '';
  const send = () =>
    redeem.mutate(
      { code, storeId },
      {
        onSuccess: ({ name, customerName }) => {
          setTyped('');
          void message.success(t('coupons.redeemed', { name, customer: customerName }));
        },
      },
    );
  return (
    <div className="redeem">
      <Input
        value={typed}
        placeholder={t('coupons.code')}
        maxLength={200}
        onChange={({ target }) => setTyped(target.value)}
        onPressEnter={() => code.length >= 4 && send()}
      />
      <Button disabled={code.length < 4} loading={redeem.isPending} onClick={send}>
        {t('coupons.redeem')}
      </Button>
      <RefusalNote error={redeem.error} />
    </div>
  );
}
