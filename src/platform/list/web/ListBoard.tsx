import { Button } from 'antd';
import { useWords } from '../../web/language.ts';
import { Loaded } from '../../web/ui/Loaded.tsx';
import { useEndpoint } from '../../web/api.ts';
import { conditionText } from '../filter.rules.ts';
import { Board } from './Board.tsx';
import { useList } from './list-context.tsx';
import { useRows } from './list-rows.ts';

/** The list as a board: one column per state, its rows in the order of the list. */
export function ListBoard() {
  const { t } = useWords();
  const { list, state, card, onOpen, board } = useList();
  const field = list.shape.fields.find(({ key }) => key === list.shape.status)!;
  const summary = useEndpoint(list.contracts.summary, {
    filter: state.state.filter,
    group: field.key,
  });
  const columns = (field.choices ?? []).map((choice) => {
    // The choices of a field never change in number, so the hooks below keep their order.
    // oxlint-disable-next-line react/hooks
    const { query, rows } = useRows(conditionText({ field, is: 'in', values: [choice] }));
    return { choice, query, rows };
  });
  return (
    <Loaded query={summary}>
      {({ groups }) => (
        <Board
          label={t(list.shape.word)}
          columns={columns.map(({ choice, query, rows }) => ({
            key: choice,
            label: t(`${field.choiceWord}.${choice}`),
            rows,
            count: groups.find(({ value }) => value === choice)?.count ?? 0,
            foot: query.hasNextPage && (
              <Button
                size="small"
                loading={query.isFetchingNextPage}
                onClick={() => void query.fetchNextPage()}
              >
                {t('list.more')}
              </Button>
            ),
          }))}
          // oxlint-disable-next-line react/no-unstable-nested-components -- called, not mounted
          card={(row) => {
            const { title, note, figure } = card(row);
            return (
              <>
                <b>{title}</b>
                <small>{note}</small>
                {figure && <span>{figure}</span>}
              </>
            );
          }}
          {...(onOpen && { onOpen })}
          {...(board?.refuses && { refuses: board.refuses })}
          onMove={(row, to) => board?.onMove?.(row, to)}
        />
      )}
    </Loaded>
  );
}
