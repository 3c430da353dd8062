import type { FieldType } from './list.schema.ts';

/** A column of the workbook: its head, what its cells hold, and the words of its choices. */
export type SheetColumn = {
  key: string;
  head: string;
  type: FieldType;
  width: number;
  choices?: Record<string, string>;
};

/** What the worker is started with; everything crosses by structured clone. */
export type SheetTask = {
  title: string;
  columns: SheetColumn[];
  /** Who took the list away, when, from which group: one visible line, foot and properties. */
  watermark: string;
  author: string;
  company: string;
  at: string;
  /** Rows come sorted by this column; each of its values gets a line of its own. */
  group: SheetColumn | null;
};

export type SheetRow = Record<string, unknown>;

/** To the worker: rows, then the end. From it: bytes, and an acknowledgement for each packet of rows. */
export type ToSheet = { is: 'rows'; rows: SheetRow[] } | { is: 'end' };
export type FromSheet = { is: 'bytes'; bytes: Uint8Array } | { is: 'taken' } | { is: 'done' };
