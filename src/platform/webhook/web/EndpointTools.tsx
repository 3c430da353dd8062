import { Button, Popconfirm } from 'antd';
import { useMay } from '../../web/actor.ts';
import { useCommand } from '../../web/api.ts';
import { useWords } from '../../web/language.ts';
import { Card } from '../../web/ui/Card.tsx';
import { useFilters } from '../../web/ui/filters.tsx';
import { RefusalNote } from '../../web/ui/Loaded.tsx';
import {
  deleteWebhook,
  getWebhookDeliveries,
  getWebhooks,
  patchWebhook,
  postWebhookSecret,
  postWebhookTest,
} from '../webhook.schema.ts';
import { SecretOnce } from './SecretOnce.tsx';
import type { Endpoint } from './WebhooksScreen.tsx';

/** What can be done with one endpoint. */
export function EndpointTools({ endpoint }: { endpoint: Endpoint }) {
  const { t } = useWords();
  const [, setSearch] = useFilters();
  const mayDelete = useMay('webhook', 'delete');
  const refreshes = [getWebhooks, getWebhookDeliveries];
  const test = useCommand(postWebhookTest, { refreshes });
  const change = useCommand(patchWebhook, { refreshes });
  const turn = useCommand(postWebhookSecret, { refreshes });
  const remove = useCommand(deleteWebhook, { refreshes });
  const { id, url, active, eventTypes } = endpoint;
  const error = test.error ?? change.error ?? turn.error ?? remove.error;
  return (
    <Card title={url} className="endpoint">
      <div className="in">
        <RefusalNote error={error} />
        <p className="types">
          {eventTypes.map((type) => (
            <span key={type} className="chip">
              {type}
            </span>
          ))}
        </p>
        <div className="tools">
          <Button disabled={!active} loading={test.isPending} onClick={() => test.mutate({ id })}>
            {t('webhook.test')}
          </Button>
          <Button loading={change.isPending} onClick={() => change.mutate({ id, active: !active })}>
            {t(active ? 'webhook.switchOff' : 'webhook.switchOn')}
          </Button>
          <Popconfirm
            title={t('webhook.turn')}
            description={t('webhook.turnAsk')}
            okText={t('webhook.turn')}
            onConfirm={() => turn.mutate({ id })}
          >
            <Button loading={turn.isPending}>{t('webhook.turn')}</Button>
          </Popconfirm>
          {mayDelete && (
            <Popconfirm
              title={t('webhook.remove')}
              description={t('webhook.removeAsk')}
              okText={t('webhook.remove')}
              okButtonProps={{ danger: true }}
              onConfirm={() =>
                remove.mutate({ id }, { onSuccess: () => setSearch({ open: undefined }) })
              }
            >
              <Button danger loading={remove.isPending}>
                {t('webhook.remove')}
              </Button>
            </Popconfirm>
          )}
        </div>
        {turn.data && <SecretOnce secret={turn.data.secret} until={turn.data.previousUntil} />}
      </div>
    </Card>
  );
}
