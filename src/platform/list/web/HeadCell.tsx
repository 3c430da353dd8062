import type { KeyboardEvent, PointerEvent } from 'react';
import { useWords } from '../../web/language.ts';
import type { ListField } from '../list.schema.ts';
import type { SortBy } from '../sort.rules.ts';
import { useList } from './list-context.tsx';

const nameOf = ({ field, descending }: SortBy) => `${descending ? '-' : ''}${field.key}`;

/** A column's head: a press sorts, with Shift as one more field; its edge is drawn or keyed to another width. */
export function HeadCell({ field, sorts }: { field: ListField; sorts: readonly SortBy[] }) {
  const { t } = useWords();
  const { state } = useList();
  const at = sorts.findIndex((one) => one.field === field);
  const sort = sorts[at];
  const press = (isAdded: boolean) => {
    const own = { field, descending: sort ? !sort.descending : true };
    const rest = isAdded ? sorts.filter((one) => one.field !== field) : [];
    state.change({ sort: [...rest, own].map(nameOf).join(',') });
  };
  return (
    <span className="head-cell">
      {field.sortable ? (
        <button type="button" title={t('list.sortHint')} onClick={(event) => press(event.shiftKey)}>
          {t(field.word)}
          {sort && (
            <i aria-hidden>
              {sort.descending ? '↓' : '↑'}
              {sorts.length > 1 && <small>{at + 1}</small>}
            </i>
          )}
        </button>
      ) : (
        t(field.word)
      )}
      <WidthEdge field={field} />
    </span>
  );
}

function WidthEdge({ field }: { field: ListField }) {
  const { t } = useWords();
  const { state } = useList();
  const width = state.state.widths[field.key] ?? field.width ?? 120;
  const put = (next: number) =>
    state.change({
      widths: { ...state.state.widths, [field.key]: Math.max(60, Math.min(600, Math.round(next))) },
    });
  const drag = (event: PointerEvent<HTMLSpanElement>) => {
    event.preventDefault();
    const edge = event.currentTarget;
    const from = event.clientX;
    edge.setPointerCapture(event.pointerId);
    const drop = (end: globalThis.PointerEvent) => {
      if (Math.abs(end.clientX - from) > 3) put(width + end.clientX - from);
    };
    edge.addEventListener('pointerup', drop, { once: true });
  };
  const key = (event: KeyboardEvent) => {
    const by = { ArrowLeft: -16, ArrowRight: 16 }[event.key];
    if (by) put(width + by);
  };
  return (
    <span
      className="width-edge"
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={t('list.width', { field: t(field.word) })}
      aria-valuenow={width}
      aria-valuemin={60}
      aria-valuemax={600}
      onPointerDown={drag}
      onKeyDown={key}
    />
  );
}
