import {
  DndContext,
  KeyboardSensor,
  MouseSensor,
  TouchSensor,
  useDraggable,
  useDroppable,
  useSensor,
  useSensors,
  type DragEndEvent,
} from '@dnd-kit/core';
import { MoreOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useState, type ReactNode } from 'react';
import { useWords } from '../../web/language.ts';
import './board.css';

export type BoardColumn<Row> = {
  key: string;
  label: string;
  rows: readonly Row[];
  /** All of the column's rows, where not every one is fetched. */
  count?: number;
  foot?: ReactNode;
};

type BoardProps<Row> = {
  label: string;
  columns: readonly BoardColumn<Row>[];
  card: (row: Row) => ReactNode;
  onOpen?: (row: Row) => void;
  /** A sentence why the card may not go there; undefined where it may. */
  refuses?: (row: Row, to: string) => string | undefined;
  onMove: (row: Row, to: string) => void;
};

/**
 * Cards in columns (看板). A card moves by mouse, by a long touch, by the keyboard (Space, arrows, Space),
 * or by its menu; a move that is refused says why and the card stays.
 */
export function Board<Row extends { id: string }>(props: BoardProps<Row>) {
  const { columns, label, onMove, refuses } = props;
  const [refused, setRefused] = useState<string>();
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 6 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 220, tolerance: 8 } }),
    useSensor(KeyboardSensor),
  );
  const move = (row: Row, from: string, to: string) => {
    if (from === to) return;
    const reason = refuses?.(row, to);
    setRefused(reason);
    if (!reason) onMove(row, to);
  };
  const drop = ({ active, over }: DragEndEvent) => {
    const from = columns.find(({ rows }) => rows.some(({ id }) => id === active.id));
    const row = from?.rows.find(({ id }) => id === active.id);
    if (from && row && over) move(row, from.key, String(over.id));
  };
  return (
    <>
      {refused && (
        <div className="refusal" role="alert">
          {refused}
        </div>
      )}
      <DndContext sensors={sensors} onDragEnd={drop}>
        <div className="board" role="group" aria-label={label}>
          {columns.map((column) => (
            <Column key={column.key} column={column} board={props} move={move} />
          ))}
        </div>
      </DndContext>
    </>
  );
}

type Move<Row> = (row: Row, from: string, to: string) => void;
type ColumnProps<Row> = { column: BoardColumn<Row>; board: BoardProps<Row>; move: Move<Row> };

function Column<Row extends { id: string }>({ column, board, move }: ColumnProps<Row>) {
  const { format } = useWords();
  const { setNodeRef, isOver } = useDroppable({ id: column.key });
  return (
    <section ref={setNodeRef} className={isOver ? 'over' : ''} aria-label={column.label}>
      <h3>
        {column.label} <small>{format.int(column.count ?? column.rows.length)}</small>
      </h3>
      {column.rows.map((row) => (
        <BoardCard key={row.id} row={row} from={column.key} board={board} move={move} />
      ))}
      {column.foot}
    </section>
  );
}

type CardProps<Row> = { row: Row; from: string; board: BoardProps<Row>; move: Move<Row> };

function BoardCard<Row extends { id: string }>({ row, from, board, move }: CardProps<Row>) {
  const { t } = useWords();
  const { attributes, listeners, setNodeRef, transform, isDragging } = useDraggable({ id: row.id });
  return (
    <article
      ref={setNodeRef}
      className={isDragging ? 'dragged' : ''}
      style={transform ? { transform: `translate(${transform.x}px, ${transform.y}px)` } : undefined}
    >
      <div
        className="face-of-card"
        {...attributes}
        {...listeners}
        aria-roledescription={t('board.card')}
        onClick={() => board.onOpen?.(row)}
      >
        {board.card(row)}
      </div>
      <Dropdown
        trigger={['click']}
        menu={{
          items: board.columns
            .filter(({ key }) => key !== from)
            .map(({ key, label }) => ({ key, label: t('board.moveTo', { column: label }) })),
          onClick: ({ key }) => move(row, from, key),
        }}
      >
        <Button type="text" size="small" icon={<MoreOutlined />} aria-label={t('board.move')} />
      </Dropdown>
    </article>
  );
}
