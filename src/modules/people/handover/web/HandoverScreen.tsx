import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ColumnsType } from 'antd/es/table';
import { useState, type ReactNode } from 'react';
import { useCommand, useEndpoint } from '../../../../platform/web/api.ts';
import type { OutputOf } from '../../../../kernel/endpoint.ts';
import { useWords } from '../../../../platform/web/language.ts';
import { headCells, InHead } from '../../../../platform/list/web/InHead.tsx';
import { Card } from '../../../../platform/web/ui/Card.tsx';
import { DataTable } from '../../../../platform/web/ui/DataTable.tsx';
import { Empty, Loaded, RefusalNote } from '../../../../platform/web/ui/Loaded.tsx';
import { Page } from '../../../../platform/web/ui/Page.tsx';
import { getHandover, getHandovers, postHandoverArchiving } from '../handover.schema.ts';
import { HandOverBar } from './HandOverBar.tsx';
import { HandoverProgress } from './HandoverProgress.tsx';
import { HandoverStatus } from './HandoverStatus.tsx';
import '../../accounts/web/accounts.css';

type List = OutputOf<typeof getHandover>;
type Item = List['rows'][number];

/** One leaver's list: each kind of work, what is chosen, and to whom it goes. */
export function HandoverScreen() {
  const { t } = useWords();
  const { id } = useParams({ strict: false }) as { id: string };
  const list = useEndpoint(getHandover, { id });
  return (
    <Page
      title={list.data ? t('handover.of', { name: list.data.personName }) : t('handover.title')}
      note={list.data && t('people.left', { day: list.data.lastDay })}
    >
      <Loaded query={list}>
        {(one) => (
          <>
            <Summary list={one} />
            {one.kinds
              .filter(({ kind }) => one.rows.some((row) => row.kind === kind))
              .map((kind) => (
                <KindCard key={kind.kind} list={one} kind={kind} />
              ))}
            {one.rows.length === 0 && (
              <Card>
                <Empty title={t('handover.nothing')}>{t('handover.nothingHint')}</Empty>
              </Card>
            )}
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Summary({ list }: { list: List }) {
  const { t } = useWords();
  const archive = useCommand(postHandoverArchiving, { refreshes: [getHandover, getHandovers] });
  return (
    <Card>
      <div className="hand-over-bar" style={{ paddingTop: 14 }}>
        <HandoverStatus state={list.state} />
        <HandoverProgress items={list.items} open={list.open} />
        <Link to={`/people/${list.personId}`}>{t('handover.toPerson')}</Link>
        {list.mayDecide && list.state !== 'archived' && (
          <Button
            type={list.state === 'empty' ? 'primary' : 'default'}
            disabled={list.state !== 'empty'}
            loading={archive.isPending}
            title={list.state === 'empty' ? '' : t('handover.archiveWhen')}
            onClick={() => archive.mutate({ id: list.id })}
          >
            {t('handover.archive')}
          </Button>
        )}
        <RefusalNote error={archive.error} />
      </div>
    </Card>
  );
}

type KindProps = { list: List; kind: { kind: string; zh: string; en: string } };

function KindCard({ list, kind }: KindProps) {
  const { t, either } = useWords();
  const [chosen, setChosen] = useState<string[]>([]);
  const rows = list.rows.filter((row) => row.kind === kind.kind);
  const open = rows.filter(({ state }) => state === 'open');
  const columns: ColumnsType<Item> = [
    { title: t('handover.item'), dataIndex: 'label' },
    {
      title: t('people.state'),
      width: 280,
      render: (_, row) => <ItemState row={row} />,
    },
  ];
  const mayMove = open.some((row) => row.mayMove);
  return (
    <Card title={either(kind)} note={t('handover.open', { count: open.length })}>
      {mayMove && list.state !== 'archived' && (
        <HandOverBar
          handoverId={list.id}
          kind={kind.kind}
          chosen={chosen}
          all={open.filter((row) => row.mayMove).map(({ recordId }) => recordId)}
          onDone={() => setChosen([])}
        />
      )}
      <DataTable<Item>
        rowKey="recordId"
        dataSource={rows}
        columns={columns}
        pagination={rows.length > 50 ? { pageSize: 50, showSizeChanger: false } : false}
        {...(mayMove && {
          components: headCells,
          rowSelection: {
            // oxlint-disable-next-line react/no-unstable-nested-components -- called, not mounted
            columnTitle: (all: ReactNode) => <InHead>{all}</InHead>,
            selectedRowKeys: chosen,
            onChange: (keys) => setChosen(keys as string[]),
            getCheckboxProps: (row) => ({ disabled: !row.mayMove, 'aria-label': row.label }),
          },
        })}
      />
    </Card>
  );
}

function ItemState({ row }: { row: Item }) {
  const { t } = useWords();
  if (row.state === 'moved')
    return <span>{t('handover.movedTo', { name: row.toName ?? '' })}</span>;
  if (row.state === 'closed')
    return <span className="soft">{t('handover.closedFor', { reason: row.reason })}</span>;
  if (row.state === 'gone') return <span className="soft">{t('handover.gone')}</span>;
  return <span>{t('handover.waits')}</span>;
}
