import { Input, Modal, Segmented } from 'antd';
import { useState } from 'react';
import { useCommand, useEndpoint } from '../../../../platform/web/api.ts';
import { useWords } from '../../../../platform/web/language.ts';
import { Loaded, RefusalNote } from '../../../../platform/web/ui/Loaded.tsx';
import { cancelSides, type CancelSide } from '../contract.rules.ts';
import { getCancellation, postCancellation } from '../contract.schema.ts';
import { contractRefreshes, type ShownContract } from './contract-parts.ts';

/** Cancelling a contract (解约): what follows is shown before it is done. */
export function CancelContract({
  contract,
  onClose,
}: {
  contract: ShownContract;
  onClose: () => void;
}) {
  const { t, format } = useWords();
  const [side, setSide] = useState<CancelSide>('customer');
  const [reason, setReason] = useState('');
  const { id } = contract;
  const foreseen = useEndpoint(getCancellation, { id, side }, { fresh: true });
  const cancel = useCommand(postCancellation, { refreshes: contractRefreshes });
  return (
    <Modal
      open
      title={t('contract.cancelTitle', { number: contract.number })}
      okText={t('contract.cancelDo')}
      okButtonProps={{
        danger: true,
        disabled: reason.trim().length < 2,
        loading: cancel.isPending,
      }}
      onCancel={onClose}
      onOk={() => cancel.mutate({ id, side, reason }, { onSuccess: onClose })}
    >
      <RefusalNote error={cancel.error} />
      <p className="soft">{t('contract.side')}</p>
      <Segmented<CancelSide>
        block
        value={side}
        onChange={setSide}
        options={cancelSides.map((value) => ({ value, label: t(`contract.sideOf.${value}`) }))}
      />
      <Loaded query={foreseen}>
        {({ keptFen, penaltyFen, refundFen, rule }) => (
          <div className="settle">
            <div>
              <span>{t('contract.kept')}</span>
              <span>{format.yuanExact(keptFen)}</span>
            </div>
            <div>
              <span>{t('contract.penalty')}</span>
              <span>{format.yuanExact(penaltyFen)}</span>
            </div>
            <div>
              <b>{t('contract.refund')}</b>
              <b>{format.yuanExact(refundFen)}</b>
            </div>
            <p>{t(`contract.ruleOf.${rule}`)}</p>
            <p>{t('contract.cancelAlso')}</p>
          </div>
        )}
      </Loaded>
      <Input.TextArea
        rows={2}
        maxLength={300}
        value={reason}
        placeholder={t('contract.reason')}
        aria-label={t('contract.reason')}
        onChange={({ target }) => setReason(target.value)}
      />
    </Modal>
  );
}
