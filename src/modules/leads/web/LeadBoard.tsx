import { App, Input } from 'antd';
import type { z } from 'zod';
import { useCommand } from '../../../platform/web/api.ts';
import { useWords } from '../../../platform/web/language.ts';
import { useRefusalText } from '../../../platform/web/ui/Loaded.tsx';
import type { Refused } from '../../../platform/web/api.ts';
import { postHandOver } from '../desk/work.schema.ts';
import { postPoolClaim, postRelease } from '../end/end.schema.ts';
import { leadList, type LeadRow } from '../lead.schema.ts';

type Row = z.infer<typeof LeadRow>;
const { page, summary } = leadList.contracts;
const refreshes = [page, summary];

/**
 * What a dropped card does (线索看板): to the pool it is given back with a reason, from the pool it is claimed, from the
 * DCC it is dealt among the consultants. Nothing waits or goes back to the DCC by hand.
 */
export function useLeadBoard() {
  const { t } = useWords();
  const { modal, message } = App.useApp();
  const text = useRefusalText();
  const release = useCommand(postRelease, { refreshes });
  const claim = useCommand(postPoolClaim, { refreshes });
  const handOver = useCommand(postHandOver, { refreshes });
  const onError = (error: unknown) => void message.error(text(error as Refused));
  const refuses = ({ outcome }: Row, to: string): string | undefined => {
    if (outcome !== 'open') return t('leads.board.closed');
    return to === 'waiting' || to === 'dcc' ? t('leads.board.notByHand') : undefined;
  };
  const onMove = ({ id, stage }: Row, to: string) => {
    if (to === 'pool') return askWhy(id);
    if (stage === 'pool') return claim.mutate({ id }, { onError });
    handOver.mutate({ id }, { onError });
  };
  return { refuses, onMove };

  function askWhy(id: string): void {
    let note = '';
    modal.confirm({
      title: t('end.why'),
      content: <Input maxLength={200} onChange={({ target }) => (note = target.value)} />,
      okText: t('end.release'),
      onOk: () =>
        release.mutateAsync({ id, note: note.trim() }).catch((error: unknown) => {
          onError(error);
          throw error;
        }),
    });
  }
}
