import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import type { ColumnsType } from 'antd/es/table';
import { useMay } from '../../web/actor.ts';
import { ask, useCommand, type Refused } from '../../web/api.ts';
import { useWords } from '../../web/language.ts';
import { Card } from '../../web/ui/Card.tsx';
import { FilterBar, useFilters } from '../../web/ui/filters.tsx';
import { Empty, Loaded, RefusalNote } from '../../web/ui/Loaded.tsx';
import { Page } from '../../web/ui/Page.tsx';
import {
  deliveryChannels,
  deliveryStates,
  getDeliveries,
  postResend,
  type Delivery,
  type DeliveryChannel,
  type DeliveryState,
} from '../delivery.schema.ts';
import { DeliveryMark } from './DeliveryMark.tsx';
import { StackedTable } from '../../web/ui/StackedTable.tsx';
import './notify.css';

type Asked = { state?: DeliveryState | undefined; channel?: DeliveryChannel | undefined };
const page = (asked: Asked, after: string | undefined) =>
  ask(getDeliveries, { ...asked, after, limit: 100 });
type Pages = Awaited<ReturnType<typeof page>>;

/** What went out by mail, push and robot: what waits, what failed and why, and sending it again. */
export function DeliveriesScreen() {
  const { t } = useWords();
  const [search, setSearch] = useFilters();
  const asked = { state: search['state'], channel: search['channel'] } as Asked;
  const log = useInfiniteQuery<Pages, Refused>({
    queryKey: [getDeliveries.method, getDeliveries.path, asked],
    queryFn: ({ pageParam }) => page(asked, pageParam as string | undefined),
    initialPageParam: undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const resend = useCommand(postResend, { refreshes: [getDeliveries] });
  const columns = useColumns((id) => resend.mutate({ id }));
  const pick = (name: 'state' | 'channel', values: readonly string[]) => (
    <Select
      allowClear
      aria-label={t(`delivery.${name}`)}
      placeholder={t(`delivery.${name}`)}
      style={{ width: 140 }}
      value={search[name]}
      options={values.map((value) => ({ value, label: t(`delivery.${name}.${value}`) }))}
      onChange={(value?: string) => setSearch({ [name]: value })}
    />
  );
  return (
    <Page title={t('nav.deliveries')} note={t('delivery.note')}>
      <FilterBar>
        {pick('state', deliveryStates)}
        {pick('channel', deliveryChannels)}
      </FilterBar>
      <RefusalNote error={resend.error} />
      <Card>
        <Loaded query={{ ...log, data: log.data?.pages, isPlaceholderData: false }}>
          {(pages) => (
            <StackedTable
              dataSource={pages.flatMap((one) => one.rows)}
              columns={columns}
              empty={<Empty title={t('delivery.none')}>{t('delivery.noneHint')}</Empty>}
            />
          )}
        </Loaded>
        {log.hasNextPage && (
          <div className="more-rows">
            <Button loading={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
              {t('notice.more')}
            </Button>
          </div>
        )}
      </Card>
    </Page>
  );
}

function useColumns(resend: (id: string) => void): ColumnsType<Delivery> {
  const { t, either, format } = useWords();
  const mayResend = useMay('channel', 'edit');
  return [
    {
      title: t('delivery.at'),
      width: 150,
      render: (_, row) => <span className="nowrap">{format.moment(row.createdAt)}</span>,
    },
    {
      title: t('delivery.state'),
      width: 110,
      render: (_, { state }) => <DeliveryMark state={state} />,
    },
    { title: t('notice.kind'), width: 170, render: (_, row) => either(row.kindName) },
    {
      title: t('delivery.channel'),
      width: 100,
      render: (_, { channel }) => t(`delivery.channel.${channel}`),
    },
    { title: t('delivery.to'), dataIndex: 'to', width: 170 },
    { title: t('delivery.attempts'), dataIndex: 'attempts', width: 70, align: 'right' },
    {
      title: t('delivery.reason'),
      render: (_, row) => <Reason row={row} />,
    },
    {
      width: 80,
      align: 'right',
      render: (_, { id, state }) =>
        mayResend &&
        (state === 'failed' || state === 'dropped') && (
          <Button type="link" size="small" onClick={() => resend(id)}>
            {t('delivery.resend')}
          </Button>
        ),
    },
  ];
}

/** Why it was not sent yet, in words where the reason is one of ours. */
function Reason({ row: { reason, state, dueAt } }: { row: Delivery }) {
  const { t, format } = useWords();
  const said = reason && t(`delivery.reason.${reason}`, { defaultValue: reason });
  const next = state === 'waiting' && t('delivery.next', { at: format.moment(dueAt) });
  return <span className="soft">{[said, next].filter(Boolean).join(' · ') || format.none}</span>;
}
