import { Button, Input, Popover, Select } from 'antd';
import { useState } from 'react';
import { useCommand, useEndpoint } from '../../../../platform/web/api.ts';
import { useWords } from '../../../../platform/web/language.ts';
import { RefusalNote } from '../../../../platform/web/ui/Loaded.tsx';
import {
  getHandover,
  getHandovers,
  getTakers,
  postHandoverClosing,
  postHandoverMove,
} from '../handover.schema.ts';

type BarProps = {
  handoverId: string;
  kind: string;
  chosen: readonly string[];
  /** Everything still open that I may hand over; meant where nothing is chosen. */
  all: readonly string[];
  onDone: () => void;
};
const refreshes = [getHandover, getHandovers];

/** To whom the chosen items go, or why they need not go to anybody. */
export function HandOverBar({ handoverId, kind, chosen, all, onDone }: BarProps) {
  const { t } = useWords();
  const [taker, setTaker] = useState<string | null>(null);
  const takers = useEndpoint(getTakers, { id: handoverId, kind });
  const move = useCommand(postHandoverMove, { refreshes });
  const meant = (chosen.length > 0 ? chosen : all).slice(0, 2000);
  const items = meant.map((recordId) => ({ kind, recordId }));
  const count = items.length;
  return (
    <div className="hand-over-bar">
      <Select
        showSearch
        optionFilterProp="label"
        style={{ width: 220 }}
        placeholder={t('handover.taker')}
        aria-label={t('handover.taker')}
        value={taker}
        onChange={setTaker}
        loading={takers.isLoading}
        notFoundContent={t('handover.noTaker')}
        options={(takers.data?.rows ?? []).map(({ id, name, storeName }) => ({
          value: id,
          label: storeName ? `${name} · ${storeName}` : name,
        }))}
      />
      <Button
        type="primary"
        disabled={taker === null || count === 0}
        loading={move.isPending}
        onClick={() =>
          taker && move.mutate({ id: handoverId, items, toPersonId: taker }, { onSuccess: onDone })
        }
      >
        {t(chosen.length > 0 ? 'handover.moveChosen' : 'handover.moveAll', { count })}
      </Button>
      {chosen.length > 0 && <CloseButton handoverId={handoverId} items={items} onDone={onDone} />}
      {move.data && move.data.skipped > 0 && (
        <span className="soft">{t('handover.skipped', { count: move.data.skipped })}</span>
      )}
      <RefusalNote error={move.error} />
    </div>
  );
}

type CloseProps = {
  handoverId: string;
  items: { kind: string; recordId: string }[];
  onDone: () => void;
};

function CloseButton({ handoverId, items, onDone }: CloseProps) {
  const { t } = useWords();
  const [reason, setReason] = useState('');
  const close = useCommand(postHandoverClosing, { refreshes });
  const content = (
    <div style={{ width: 260, display: 'grid', gap: 8 }}>
      <RefusalNote error={close.error} />
      <Input
        maxLength={200}
        placeholder={t('handover.closeReason')}
        aria-label={t('handover.closeReason')}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <Button
        disabled={reason.trim().length < 2}
        loading={close.isPending}
        onClick={() => close.mutate({ id: handoverId, items, reason }, { onSuccess: onDone })}
      >
        {t('handover.close', { count: items.length })}
      </Button>
    </div>
  );
  return (
    <Popover trigger="click" placement="bottomLeft" content={content}>
      <Button>{t('handover.closeOpen')}</Button>
    </Popover>
  );
}
