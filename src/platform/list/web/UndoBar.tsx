import { Button } from 'antd';
import { useEffect, useEffectEvent, useState } from 'react';
import { useCommand } from '../../web/api.ts';
import { useWords } from '../../web/language.ts';
import { RefusalNote } from '../../web/ui/Loaded.tsx';
import type { Done } from './BulkBar.tsx';
import { useList } from './list-context.tsx';
import { useListRefresh } from './list-rows.ts';

const seconds = 10;

/** Ten seconds to take a bulk change back, by the button or Ctrl Z; says what could not be put back. */
export function UndoBar({ done, onGone }: { done: Done; onGone: () => void }) {
  const { t } = useWords();
  const { list } = useList();
  const refresh = useListRefresh();
  const undo = useCommand(list.contracts.undo);
  const [isHeld, setIsHeld] = useState(false);
  const take = () => undo.mutate({ batchId: done.batchId }, { onSuccess: () => void refresh() });
  const press = useEffectEvent((event: KeyboardEvent) => {
    const isTyping =
      event.target instanceof HTMLElement && !!event.target.closest('input, textarea');
    if (event.key !== 'z' || !(event.ctrlKey || event.metaKey) || isTyping || undo.data) return;
    event.preventDefault();
    take();
  });
  const leave = useEffectEvent(() => onGone());
  const isBusy = undo.isPending || isHeld;
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event);
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, []);
  useEffect(() => {
    if (isBusy || undo.error) return undefined;
    const timer = setTimeout(() => leave(), seconds * 1000);
    return () => clearTimeout(timer);
    // oxlint-disable-next-line react/exhaustive-effect-dependencies, react-hooks/exhaustive-deps -- another batch or answer starts the ten seconds anew
  }, [done.batchId, isBusy, undo.error, undo.data]);
  const left = undo.data?.skipped.map(({ reason, count }) =>
    t('bulk.skipped', { count, reason: t(`bulk.because.${reason}`) }),
  );
  return (
    <div
      className="undo-bar noprint"
      role="status"
      onMouseEnter={() => setIsHeld(true)}
      onMouseLeave={() => setIsHeld(false)}
    >
      <span>
        {undo.data
          ? [t('bulk.undone', { count: undo.data.restored }), ...(left ?? [])].join(t('comma'))
          : t('bulk.done', { count: done.changed })}
      </span>
      {!undo.data && (
        <Button size="small" loading={undo.isPending} onClick={take}>
          {t('bulk.undo')} <kbd>Ctrl Z</kbd>
        </Button>
      )}
      <RefusalNote error={undo.error} />
      <Button size="small" type="text" onClick={onGone}>
        {t('close')}
      </Button>
    </div>
  );
}
