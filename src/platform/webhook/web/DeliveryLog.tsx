import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Segmented } from 'antd';
import type { ColumnsType } from 'antd/es/table';
import dayjs from 'dayjs';
import type { z } from 'zod';
import { useMay } from '../../web/actor.ts';
import { ask, useCommand, useEndpoint, type Refused } from '../../web/api.ts';
import { useWords } from '../../web/language.ts';
import { Card } from '../../web/ui/Card.tsx';
import { DataTable } from '../../web/ui/DataTable.tsx';
import { useFilters } from '../../web/ui/filters.tsx';
import { Empty, Loaded, RefusalNote } from '../../web/ui/Loaded.tsx';
import {
  deliveryStates,
  getWebhookDeliveries,
  getWebhookDelivery,
  getWebhooks,
  postWebhookReplay,
  type WebhookDelivery,
} from '../webhook.schema.ts';
import type { Endpoint } from './WebhooksScreen.tsx';

type Row = z.infer<typeof WebhookDelivery>;
type State = (typeof deliveryStates)[number];
type Pages = Awaited<ReturnType<typeof page>>;

/** What one endpoint was told, newest first, each with its attempts, and telling it again. */
export function DeliveryLog({ endpoint: { id, active } }: { endpoint: Endpoint }) {
  const { t } = useWords();
  const [search, setSearch] = useFilters();
  const mayEdit = useMay('webhook', 'edit');
  const state = deliveryStates.find((one) => one === search['state']);
  const log = useInfiniteQuery<Pages, Refused>({
    queryKey: [getWebhookDeliveries.method, getWebhookDeliveries.path, { id, state }],
    queryFn: ({ pageParam }) => page({ id, state }, pageParam as string | undefined),
    initialPageParam: undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    refetchInterval: 5_000,
  });
  const replay = useCommand(postWebhookReplay, { refreshes: [getWebhookDeliveries, getWebhooks] });
  const columns = useColumns((deliveryId) => replay.mutate({ id, deliveryId }), mayEdit && active);
  const states = [
    { value: '', label: t('webhook.anyState') },
    ...deliveryStates.map((one) => ({ value: one as string, label: t(`webhook.state.${one}`) })),
  ];
  const today = (
    <Button
      size="small"
      onClick={() => replay.mutate({ id, since: dayjs().startOf('day').toISOString() })}
    >
      {t('webhook.replayAll')}
    </Button>
  );
  return (
    <Card title={t('webhook.log')} end={mayEdit && active && today}>
      <div className="log-states">
        <Segmented
          size="small"
          options={states}
          value={state ?? ''}
          onChange={(value) => setSearch({ state: value })}
        />
        {replay.data && (
          <small role="status">{t('webhook.replayed', { count: replay.data.replayed })}</small>
        )}
      </div>
      <RefusalNote error={replay.error} />
      <Loaded query={{ ...log, data: log.data?.pages, isPlaceholderData: false }}>
        {(pages) => (
          <DataTable
            rowKey="id"
            dataSource={pages.flatMap(({ rows }) => rows)}
            columns={columns}
            expandable={{ expandedRowRender: attemptsOf, expandRowByClick: true }}
            empty={<Empty title={t('webhook.logNone')} />}
          />
        )}
      </Loaded>
      {log.hasNextPage && (
        <div className="more-rows">
          <Button loading={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
            {t('webhook.more')}
          </Button>
        </div>
      )}
    </Card>
  );
}

const attemptsOf = (row: Row) => <Attempts row={row} />;

const page = (wanted: { id: string; state: State | undefined }, after: string | undefined) =>
  ask(getWebhookDeliveries, { ...wanted, after, limit: 50 });

const marks = { waiting: 'atRisk', delivered: 'onTrack', failed: 'breached' } as const;

function useColumns(replay: (id: string) => void, mayReplay: boolean): ColumnsType<Row> {
  const { t, format } = useWords();
  return [
    {
      title: t('webhook.at'),
      width: 150,
      render: (_, { createdAt }) => <span className="nowrap">{format.moment(createdAt)}</span>,
    },
    { title: t('webhook.type'), dataIndex: 'type', width: 180 },
    {
      title: t('webhook.state'),
      width: 220,
      render: (_, { state, nextAt, attempts }) => (
        <span className={`status ${marks[state]}`}>
          {t(`webhook.state.${state}`)}
          {nextAt && attempts > 0 && (
            <small> {t('webhook.nextAt', { at: format.moment(nextAt) })}</small>
          )}
        </span>
      ),
    },
    {
      title: t('webhook.answer'),
      width: 90,
      render: (_, { lastStatus }) => lastStatus ?? format.none,
    },
    { title: t('webhook.attempts'), dataIndex: 'attempts', width: 80, align: 'right' },
    {
      width: 90,
      align: 'right',
      render: (_, { id }) =>
        mayReplay && (
          <Button
            type="link"
            size="small"
            onClick={(event) => {
              event.stopPropagation();
              replay(id);
            }}
          >
            {t('webhook.replay')}
          </Button>
        ),
    },
  ];
}

function Attempts({ row }: { row: Row }) {
  const { t, format } = useWords();
  const delivery = useEndpoint(getWebhookDelivery, { id: row.id }, { fresh: true });
  return (
    <Loaded query={delivery}>
      {({ body, attempts }) => (
        <div className="attempts">
          <p className="note">
            {row.messageId} · {t('webhook.body')}
          </p>
          <pre>{JSON.stringify(JSON.parse(body), null, 2)}</pre>
          {attempts.map(({ id, at, status, milliseconds, reply, failure }) => (
            <div key={id}>
              <p>
                {format.moment(at)} ·{' '}
                {status === null ? t('webhook.noAnswer', { why: failure }) : <b>{status}</b>} ·{' '}
                {t('webhook.took', { ms: milliseconds })}
              </p>
              {reply && <pre>{reply}</pre>}
            </div>
          ))}
        </div>
      )}
    </Loaded>
  );
}
