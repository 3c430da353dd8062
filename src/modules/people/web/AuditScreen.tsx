import { SafetyCertificateOutlined } from '@ant-design/icons';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Tooltip } from 'antd';
import type { ColumnsType } from 'antd/es/table';
import type { z } from 'zod';
import { getAuditSeal } from '../../../platform/audit/audit.schema.ts';
import { ask, useEndpoint, type Refused } from '../../../platform/web/api.ts';
import { useWords } from '../../../platform/web/language.ts';
import { Card } from '../../../platform/web/ui/Card.tsx';
import { DataTable } from '../../../platform/web/ui/DataTable.tsx';
import { useFilters, type Search } from '../../../platform/web/ui/filters.tsx';
import { Empty, Loaded } from '../../../platform/web/ui/Loaded.tsx';
import { Page } from '../../../platform/web/ui/Page.tsx';
import { AuditSearch, getAudit, type AuditRow } from '../audit-log.schema.ts';
import { AuditChange } from './AuditChange.tsx';
import { AuditExport, AuditFilters } from './AuditFilters.tsx';
import './audit.css';

type Row = z.infer<typeof AuditRow>;
type Wanted = z.infer<typeof AuditSearch>;
type Pages = Awaited<ReturnType<typeof page>>;

/** Every change, newest first: who, when, from where, before and after; what can be put back is. */
export function AuditScreen() {
  const { t } = useWords();
  const [search, setSearch] = useFilters();
  const wanted = wantedIn(search);
  const audit = useInfiniteQuery<Pages, Refused>({
    queryKey: [getAudit.method, getAudit.path, wanted],
    queryFn: ({ pageParam }) => page(wanted, pageParam as string | undefined),
    initialPageParam: undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const columns = useColumns();
  return (
    <Page title={t('audit.title')} note={t('audit.note')} tools={<AuditExport search={wanted} />}>
      <AuditFilters search={wanted} setSearch={setSearch} />
      <Card>
        <SealState />
        <Loaded query={{ ...audit, data: audit.data?.pages, isPlaceholderData: false }}>
          {(pages) => (
            <DataTable
              rowKey="id"
              dataSource={pages.flatMap((one) => one.rows)}
              columns={columns}
              expandable={{ expandedRowRender: changeOf, expandRowByClick: true }}
              empty={<Empty title={t('audit.none')}>{t('audit.noneHint')}</Empty>}
            />
          )}
        </Loaded>
        {audit.hasNextPage && (
          <div className="more-rows">
            <Button loading={audit.isFetchingNextPage} onClick={() => void audit.fetchNextPage()}>
              {t('audit.more')}
            </Button>
          </div>
        )}
      </Card>
    </Page>
  );
}

const changeOf = (row: Row) => <AuditChange row={row} />;

function useColumns(): ColumnsType<Row> {
  const { t, format } = useWords();
  return [
    {
      title: t('audit.at'),
      dataIndex: 'at',
      width: 150,
      render: (at: string) => <span className="nowrap">{format.moment(at)}</span>,
    },
    {
      title: t('audit.who'),
      width: 180,
      render: (_, row) => (
        <span className="nowrap">
          <b>{row.personName ?? row.login}</b>{' '}
          {row.onBehalfOf && (
            <small className="note">{t('audit.onBehalfOf', { name: row.onBehalfOf })}</small>
          )}
        </span>
      ),
    },
    {
      title: t('audit.action'),
      width: 200,
      render: (_, { action }) => (
        <span title={action}>{t(`did.${action}`, { defaultValue: action })}</span>
      ),
    },
    {
      title: t('audit.record'),
      width: 130,
      render: (_, { resource }) => t(`thing.${resource}`, { defaultValue: resource }),
    },
    { title: t('audit.address'), dataIndex: 'address', width: 130 },
  ];
}

/** How far the log is sealed: the one line that says it was not tampered with. */
function SealState() {
  const { t, format } = useWords();
  const seal = useEndpoint(getAuditSeal, {}, { everyMs: 30_000 });
  if (!seal.data) return null;
  const { sealedUntil, number, hash, waiting, keptSince } = seal.data;
  const hint = t('audit.sealHint', { number, waiting, hash: hash.slice(0, 16) });
  return (
    <p className="seal">
      <Tooltip title={sealedUntil && hint}>
        <span tabIndex={0}>
          <SafetyCertificateOutlined />{' '}
          {sealedUntil
            ? t('audit.sealed', { at: format.moment(sealedUntil) })
            : t('audit.notSealed')}
        </span>
      </Tooltip>
      {keptSince && <small>{t('audit.keptSince', { at: format.moment(keptSince) })}</small>}
    </p>
  );
}

/** Only filters of this screen; a link with anything else in it still works. */
function wantedIn(search: Search): Wanted & Search {
  const read = AuditSearch.safeParse(search);
  return (read.success ? read.data : {}) as Wanted & Search;
}

const page = (wanted: Wanted, after: string | undefined) =>
  ask(getAudit, { ...wanted, after, limit: 100 });
