import { Button, Popconfirm } from 'antd';
import { useCommand, useEndpoint } from '../../../../platform/web/api.ts';
import { useWords } from '../../../../platform/web/language.ts';
import { Card } from '../../../../platform/web/ui/Card.tsx';
import { RefusalNote } from '../../../../platform/web/ui/Loaded.tsx';
import { deleteBinding, getMySignIn, postBinding } from '../provider.schema.ts';
import { leaveFor } from './departure.ts';

/** My outside accounts, one line for each provider of the group; nothing where there is none. */
export function BindingsCard() {
  const { t, format } = useWords();
  const mine = useEndpoint(getMySignIn, {});
  const bind = useCommand(postBinding);
  const unbind = useCommand(deleteBinding, { refreshes: [getMySignIn] });
  const rows = mine.data?.providers ?? [];
  if (rows.length === 0) return null;
  const leave = (slug: string) =>
    bind.mutate({ slug }, { onSuccess: (trip) => leaveFor(trip, '/settings/access') });
  return (
    <Card title={t('bindings.title')} note={t('bindings.note')}>
      <RefusalNote error={bind.error ?? unbind.error} />
      <ul className="bindings">
        {rows.map(({ slug, label, account, boundAt }) => (
          <li key={slug}>
            <b>{label}</b>
            <small className="note">
              {boundAt
                ? t('bindings.bound', { account: account || label, at: format.moment(boundAt) })
                : t('bindings.unbound')}
            </small>
            {boundAt ? (
              <Popconfirm
                title={t('bindings.unbindAsk')}
                okText={t('bindings.unbind')}
                onConfirm={() => unbind.mutate({ slug })}
              >
                <Button size="small">{t('bindings.unbind')}</Button>
              </Popconfirm>
            ) : (
              <Button size="small" loading={bind.isPending} onClick={() => leave(slug)}>
                {t('bindings.bind')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
