import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { useCommand } from '../../../../platform/web/api.ts';
import { useWords } from '../../../../platform/web/language.ts';
import { RefusalNote } from '../../../../platform/web/ui/Loaded.tsx';
import { postContractCoupon } from '../contract.schema.ts';
import { contractRefreshes } from './contract-parts.ts';

/** A coupon of the customer, redeemed in a contract before it is signed (用券). */
export function UseCoupon({ id }: { id: string }) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const [code, setCode] = useState('');
  const redeem = useCommand(postContractCoupon, { refreshes: contractRefreshes });
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('contract.coupon')}</Button>
      <Modal
        open={open}
        title={t('contract.coupon')}
        okText={t('contract.coupon')}
        okButtonProps={{ disabled: code.length < 4, loading: redeem.isPending }}
        onCancel={() => setOpen(false)}
        onOk={() => redeem.mutate({ id, code }, { onSuccess: () => setOpen(false) })}
        destroyOnHidden
      >
        <RefusalNote error={redeem.error} />
        <Input
          value={code}
          maxLength={40}
          placeholder={t('contract.couponCode')}
          aria-label={t('contract.couponCode')}
          onChange={({ target }) => setCode(target.value.trim())}
        />
      </Modal>
    </>
  );
}
