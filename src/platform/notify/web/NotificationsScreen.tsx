import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Segmented, Select } from 'antd';
import { ask, useCommand, type Refused } from '../../web/api.ts';
import { useWords } from '../../web/language.ts';
import { Card } from '../../web/ui/Card.tsx';
import { FilterBar, useFilters } from '../../web/ui/filters.tsx';
import { Empty, Loaded, RefusalNote } from '../../web/ui/Loaded.tsx';
import { Page } from '../../web/ui/Page.tsx';
import { getNotices, getUnreadNotices, postAllNoticesRead } from '../notice.schema.ts';
import { NoticeRows } from './NoticeRows.tsx';
import './notify.css';

type Asked = { kind?: string | undefined; unread?: 'true' | undefined };
const page = (asked: Asked, after: string | undefined) =>
  ask(getNotices, { ...asked, after, limit: 50 });
type Pages = Awaited<ReturnType<typeof page>>;

/** Everything that I was told, newest first. */
export function NotificationsScreen() {
  const { t, either } = useWords();
  const [search, setSearch] = useFilters();
  const { kind } = search;
  const unread = search['unread'] === 'true' ? ('true' as const) : undefined;
  const asked = { kind, unread };
  const notices = useInfiniteQuery<Pages, Refused>({
    queryKey: [getNotices.method, getNotices.path, asked],
    queryFn: ({ pageParam }) => page(asked, pageParam as string | undefined),
    initialPageParam: undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const readAll = useCommand(postAllNoticesRead, { refreshes: [getNotices, getUnreadNotices] });
  const kinds = notices.data?.pages[0]?.kinds ?? [];
  return (
    <Page
      title={t('notice.title')}
      className="narrow"
      tools={<Link to={'/settings/notifications' as never}>{t('nav.notices')}</Link>}
    >
      <FilterBar
        end={
          <Button loading={readAll.isPending} onClick={() => readAll.mutate({ kind })}>
            {t('notice.readAll')}
          </Button>
        }
      >
        <Segmented
          value={unread ? 'unread' : 'all'}
          options={['all', 'unread'].map((value) => ({ value, label: t(`notice.show.${value}`) }))}
          onChange={(value) => setSearch({ unread: value === 'unread' ? 'true' : undefined })}
        />
        <Select
          allowClear
          aria-label={t('notice.kind')}
          placeholder={t('notice.kind')}
          style={{ width: 200 }}
          value={kind}
          options={kinds.map(({ key, name }) => ({ value: key, label: either(name) }))}
          onChange={(value?: string) => setSearch({ kind: value })}
        />
      </FilterBar>
      <RefusalNote error={readAll.error} />
      <Card>
        <Loaded query={{ ...notices, data: notices.data?.pages, isPlaceholderData: false }}>
          {(pages) => <Rows pages={pages} isFiltered={!!kind || !!unread} />}
        </Loaded>
        {notices.hasNextPage && (
          <div className="more-rows">
            <Button
              loading={notices.isFetchingNextPage}
              onClick={() => void notices.fetchNextPage()}
            >
              {t('notice.more')}
            </Button>
          </div>
        )}
      </Card>
    </Page>
  );
}

function Rows({ pages, isFiltered }: { pages: Pages[]; isFiltered: boolean }) {
  const { t } = useWords();
  const rows = pages.flatMap((one) => one.rows);
  if (rows.length > 0) return <NoticeRows rows={rows} />;
  return isFiltered ? (
    <Empty title={t('notice.filteredAway')}>{t('notice.dropFilter')}</Empty>
  ) : (
    <Empty title={t('notice.nothing')}>{t('notice.nothingHint')}</Empty>
  );
}
