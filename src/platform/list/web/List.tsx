import { AppstoreOutlined, BarsOutlined } from '@ant-design/icons';
import { Segmented } from 'antd';
import { useState } from 'react';
import { useMay } from '../../web/actor.ts';
import { useEndpoint } from '../../web/api.ts';
import { useWords } from '../../web/language.ts';
import { useLooks } from '../../web/looks.tsx';
import { Card } from '../../web/ui/Card.tsx';
import { Loaded } from '../../web/ui/Loaded.tsx';
import { BulkBar, type Done } from './BulkBar.tsx';
import { ColumnChooser, GroupSelect } from './ColumnChooser.tsx';
import { ExportButton } from './ExportButton.tsx';
import { ListFilters } from './FilterBar.tsx';
import { ListBoard } from './ListBoard.tsx';
import { ListContext, useList, type ListProps } from './list-context.tsx';
import { ListGroups } from './ListGroups.tsx';
import { useListKeys } from './list-keys.ts';
import { ListTable } from './ListTable.tsx';
import { useListState, type ListRow } from './list-state.ts';
import { UndoBar } from './UndoBar.tsx';
import { ViewTabs } from './ViewTabs.tsx';
import './list.css';

/**
 * A list like every other (列表): views as tabs, conditions as chips, columns, groups, a board, many at once, and
 * export, all from one declaration. What it shows stands in the address.
 */
export function List<Row extends ListRow>(props: ListProps<Row>) {
  const state = useListState(props.list.shape);
  return (
    <ListContext value={{ ...(props as unknown as ListProps), state }}>
      <Parts />
    </ListContext>
  );
}

function Parts() {
  const { list, state } = useList();
  const { phone } = useLooks();
  const { filter, group, layout } = state.state;
  const mayBulk = useMay(list.shape.resource, 'bulk');
  const hasBulk = mayBulk && !phone && list.shape.fields.some(({ bulk }) => bulk);
  const [ids, setIds] = useState<readonly string[]>([]);
  const [done, setDone] = useState<Done>();
  const summary = useEndpoint(list.contracts.summary, { filter, group });
  useListKeys({
    onChoose: (id) =>
      hasBulk &&
      setIds((now) => (now.includes(id) ? now.filter((one) => one !== id) : [...now, id])),
    onEscape: () => setIds([]),
  });
  const chosen = hasBulk ? { ids, set: setIds } : undefined;
  const { count = 0, isMore = false } = summary.data ?? {};
  return (
    <div className="list">
      <ViewTabs />
      {ids.length > 0 ? (
        <BulkBar
          ids={ids}
          count={count}
          isMore={isMore}
          onClear={() => setIds([])}
          onDone={setDone}
        />
      ) : (
        <ListFilters end={<Tools count={count} isMore={isMore} />} />
      )}
      {layout === 'board' ? (
        <ListBoard />
      ) : group ? (
        <Loaded query={summary}>
          {({ groups, moreGroups }) => (
            <ListGroups groups={groups} more={moreGroups} chosen={chosen} />
          )}
        </Loaded>
      ) : (
        <Card>
          <ListTable chosen={chosen} sums={summary.data?.sums ?? {}} />
        </Card>
      )}
      {done && <UndoBar key={done.batchId} done={done} onGone={() => setDone(undefined)} />}
    </div>
  );
}

function Tools({ count, isMore }: { count: number; isMore: boolean }) {
  const { t, format } = useWords();
  const { phone } = useLooks();
  const { list, state } = useList();
  const rows = format.int(count);
  const isTable = !phone && state.state.layout === 'table';
  return (
    <span className="list-tools">
      <span className="soft" aria-live="polite">
        {t(isMore ? 'list.countMore' : 'list.count', { count: rows as never })}
      </span>
      {list.shape.status && (
        <Segmented<'table' | 'board'>
          size="small"
          aria-label={t('list.layout')}
          value={state.state.layout}
          onChange={(layout: 'table' | 'board') => state.change({ layout })}
          options={[
            { value: 'table', icon: <BarsOutlined />, title: t('list.table') },
            { value: 'board', icon: <AppstoreOutlined />, title: t('list.board') },
          ]}
        />
      )}
      {isTable && <GroupSelect />}
      {isTable && <ColumnChooser />}
      <ExportButton />
    </span>
  );
}
