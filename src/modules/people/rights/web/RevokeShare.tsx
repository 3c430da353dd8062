import { Button, Popconfirm } from 'antd';
import { useCommand } from '../../../../platform/web/api.ts';
import { useWords } from '../../../../platform/web/language.ts';
import { useRefusalText } from '../../../../platform/web/ui/Loaded.tsx';
import { deleteShare, getRecordShares, getShares } from '../share.schema.ts';

/** Ends one share at once, after asking. */
export function RevokeShare({ id }: { id: string }) {
  const { t } = useWords();
  const text = useRefusalText();
  const revoke = useCommand(deleteShare, { refreshes: [getShares, getRecordShares] });
  return (
    <>
      <Popconfirm
        title={t('shares.revokeAsk')}
        okText={t('shares.revoke')}
        onConfirm={() => revoke.mutate({ id })}
      >
        <Button type="link" size="small" loading={revoke.isPending}>
          {t('shares.revoke')}
        </Button>
      </Popconfirm>
      {revoke.error && <small role="alert">{text(revoke.error)}</small>}
    </>
  );
}
