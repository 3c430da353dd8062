import { createContext, use } from 'react';
import type { ReactNode } from 'react';
import { useActor } from '../../web/actor.ts';
import { maySee } from '../guard.rules.ts';
import type { ListDeclaration, ListField, Referred } from '../list.schema.ts';
import type { ListRow, ListState } from './list-state.ts';

export type Choice = { value: string; label: string };

/** What a phone shows of a row: two lines, a figure, a mark. */
export type CardParts = {
  title: ReactNode;
  note?: ReactNode;
  figure?: ReactNode;
  mark?: ReactNode;
};

export type ListProps<Row extends ListRow = ListRow> = {
  list: ListDeclaration;
  /** Opens a row beside the list. */
  onOpen?: (row: Row) => void;
  /** Cells that are more than their value. */
  cells?: Partial<Record<string, (row: Row) => ReactNode>>;
  card: (row: Row) => CardParts;
  /** What a reference may be set to, where more may be chosen than stands in the list. */
  options?: Partial<Record<Referred, readonly Choice[]>>;
  empty: ReactNode;
  /** What a board does with a dropped card: moves it, or says in a word why not. */
  board?: {
    refuses?: (row: Row, to: string) => string | undefined;
    onMove?: (row: Row, to: string) => void;
  };
};

export type ListContextOf = ListProps & { state: ListState };
export const ListContext = createContext<ListContextOf | undefined>(undefined);

/** The list that a part of it stands in. */
export function useList(): ListContextOf {
  const found = use(ListContext);
  if (!found) throw new Error('useList() is for parts of <List>');
  return found;
}

/** Fields that my rights show me. */
export function useFields(): readonly ListField[] {
  const { shape } = useList().list;
  const actor = useActor();
  return shape.fields.filter((field) => maySee(actor, shape, field));
}

/** The columns on screen, in their order. */
export function useColumns(): readonly ListField[] {
  const fields = useFields();
  const { columns } = useList().state.state;
  if (columns.length === 0) return fields.filter(({ hidden }) => !hidden);
  return columns.flatMap((key) => fields.find((field) => field.key === key) ?? []);
}
