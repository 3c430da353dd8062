import { Button, Popconfirm } from 'antd';
import { useMay } from '../../../../platform/web/actor.ts';
import { useCommand, useEndpoint } from '../../../../platform/web/api.ts';
import { useWords } from '../../../../platform/web/language.ts';
import { Card } from '../../../../platform/web/ui/Card.tsx';
import { Loaded, RefusalNote } from '../../../../platform/web/ui/Loaded.tsx';
import {
  deletePersonSecondFactor,
  deletePersonSession,
  deletePersonSessions,
  getPersonSessions,
} from '../policy.schema.ts';
import { SessionTable } from './SessionTable.tsx';

/** Where somebody is signed in, for whoever manages accounts: end one, end all, reset a lost factor. */
export function PersonSessionsCard({ id }: { id: string }) {
  const { t } = useWords();
  const mayEdit = useMay('login', 'edit');
  const sessions = useEndpoint(getPersonSessions, { id });
  const refreshes = [getPersonSessions];
  const end = useCommand(deletePersonSession, { refreshes });
  const endAll = useCommand(deletePersonSessions, { refreshes });
  const reset = useCommand(deletePersonSecondFactor, { refreshes });
  const { rows = [], hasSecondFactor = false } = sessions.data ?? {};
  const tools = mayEdit && (
    <>
      {hasSecondFactor && (
        <Popconfirm
          title={t('factor.resetAsk')}
          okText={t('factor.reset')}
          onConfirm={() => reset.mutate({ id })}
        >
          <Button size="small">{t('factor.reset')}</Button>
        </Popconfirm>
      )}
      {rows.length > 0 && (
        <Popconfirm
          title={t('sessions.endAllAsk')}
          okText={t('sessions.endAll')}
          onConfirm={() => endAll.mutate({ id })}
        >
          <Button size="small">{t('sessions.endAll')}</Button>
        </Popconfirm>
      )}
    </>
  );
  return (
    <Card title={t('sessions.title')} end={tools}>
      <RefusalNote error={end.error ?? endAll.error ?? reset.error} />
      <Loaded query={sessions}>
        {() => (
          <SessionTable
            rows={rows}
            {...(mayEdit && { onEnd: (sessionId: string) => end.mutate({ id, sessionId }) })}
          />
        )}
      </Loaded>
    </Card>
  );
}
