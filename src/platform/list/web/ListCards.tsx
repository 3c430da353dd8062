import { useList } from './list-context.tsx';
import type { ListRow } from './list-state.ts';

/** Rows on a phone: a card each, opened by a touch. */
export function ListCards({ rows }: { rows: readonly ListRow[] }) {
  const { card, onOpen, empty } = useList();
  if (rows.length === 0) return empty;
  return (
    <ul className="list-cards">
      {rows.map((row) => {
        const { title, note, figure, mark } = card(row);
        return (
          <li key={row.id}>
            <button type="button" disabled={!onOpen} onClick={() => onOpen?.(row)}>
              <b>{title}</b>
              <span className="figure">{figure}</span>
              <small>{note}</small>
              <span>{mark}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
