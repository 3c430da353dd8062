import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ColumnsType } from 'antd/es/table';
import { useState } from 'react';
import type { z } from 'zod';
import { useMay } from '../../web/actor.ts';
import { useEndpoint } from '../../web/api.ts';
import { useWords } from '../../web/language.ts';
import { Card } from '../../web/ui/Card.tsx';
import { DataTable } from '../../web/ui/DataTable.tsx';
import { useFilters } from '../../web/ui/filters.tsx';
import { Empty, Loaded } from '../../web/ui/Loaded.tsx';
import { Page } from '../../web/ui/Page.tsx';
import { getWebhooks, type Webhook } from '../webhook.schema.ts';
import { DeliveryLog } from './DeliveryLog.tsx';
import { EndpointForm } from './EndpointForm.tsx';
import { EndpointTools } from './EndpointTools.tsx';
import './webhook.css';

export type Endpoint = z.infer<typeof Webhook>;

/** Where events are told, how that goes, and the log of what was told. */
export function WebhooksScreen() {
  const { t } = useWords();
  const [search, setSearch] = useFilters();
  const [isAdding, setAdding] = useState(false);
  const mayEdit = useMay('webhook', 'edit');
  const endpoints = useEndpoint(getWebhooks, {}, { everyMs: 10_000 });
  const columns = useColumns();
  const add = (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setAdding(true)}>
      {t('webhook.add')}
    </Button>
  );
  const opened = endpoints.data?.rows.find(({ id }) => id === search['open']);
  return (
    <Page title={t('webhook.title')} note={t('nav.webhooks.note')} tools={mayEdit && add}>
      <Card title={t('webhook.endpoints')}>
        <Loaded query={endpoints}>
          {({ rows }) => (
            <DataTable
              rowKey="id"
              dataSource={rows}
              columns={columns}
              onOpen={({ id }) => setSearch({ open: id, state: undefined })}
              empty={<Empty title={t('webhook.none')}>{t('webhook.noneHint')}</Empty>}
            />
          )}
        </Loaded>
      </Card>
      {opened && (
        <>
          {mayEdit && <EndpointTools key={opened.id} endpoint={opened} />}
          <DeliveryLog key={`log ${opened.id}`} endpoint={opened} />
        </>
      )}
      {isAdding && <EndpointForm onClose={() => setAdding(false)} />}
    </Page>
  );
}

function useColumns(): ColumnsType<Endpoint> {
  const { t, format } = useWords();
  return [
    {
      title: t('webhook.url'),
      render: (_, { url, description }) => (
        <span className="address">
          <b>{url}</b>
          {description && <small>{description}</small>}
        </span>
      ),
    },
    { title: t('webhook.state'), width: 220, render: (_, row) => <EndpointState of={row} /> },
    {
      title: t('webhook.last'),
      width: 190,
      render: (_, { lastAt, lastStatus }) =>
        lastAt ? (
          <span className="nowrap">
            {lastStatus ?? format.none} · {format.moment(lastAt)}
          </span>
        ) : (
          format.none
        ),
    },
    { title: t('webhook.waiting'), dataIndex: 'waiting', width: 80, align: 'right' },
    { title: t('webhook.failed'), dataIndex: 'failed', width: 80, align: 'right' },
  ];
}

function EndpointState({ of: endpoint }: { of: Endpoint }) {
  const { t, format } = useWords();
  const { active, disabledReason, failingSince } = endpoint;
  if (!active)
    return <span className="status idle">{t(`webhook.off.${disabledReason || 'person'}`)}</span>;
  if (failingSince)
    return (
      <span className="status atRisk">
        {t('webhook.failingSince', { at: format.moment(failingSince) })}
      </span>
    );
  return <span className="status onTrack">{t('webhook.on')}</span>;
}
