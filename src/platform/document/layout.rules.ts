/** A run of a document (段落块): text is text, never markup of any kind. */
export type Block =
  | { is: 'heading'; text: string }
  | { is: 'paragraph'; text: string; quiet?: boolean }
  | { is: 'figures'; items: readonly { name: string; value: string; note?: string }[] }
  | { is: 'facts'; items: readonly { name: string; value: string }[] }
  | {
      is: 'table';
      columns: readonly { head: string; isNumber?: boolean; width?: number }[];
      rows: readonly (readonly string[])[];
      sums?: readonly string[];
    }
  | { is: 'signatures'; parties: readonly string[] }
  /** Who has signed, with the drawn name as an SVG path in a box of 600 × 200. */
  | { is: 'signed'; items: readonly SignedBy[] }
  | { is: 'picture'; bytes: Uint8Array; kind: 'png' | 'jpg'; widthMm: number; caption?: string }
  | { is: 'page_break' };

export type SignedBy = { party: string; signer: string; note: string; drawing: string };

/** A drawn name as a picture of its own (手写签名图); what is no path of moves and lines is left out. */
export const drawnName = (drawing: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="600" height="200" viewBox="0 0 600 200"><path d="${
    /^[ML\d. ]*$/.test(drawing) ? drawing : ''
  }" fill="none" stroke="#1b2733" stroke-width="5" stroke-linecap="round" stroke-linejoin="round"/></svg>`;

/**
 * A document as it is meant (文档), whatever it becomes: PDF, Word. Widths of columns are shares of the line,
 * 1 unless told; `mark` says who took it and when, and stands on every page.
 */
export type Layout = {
  title: string;
  note: string;
  language: 'zh' | 'en';
  isWide?: boolean;
  blocks: readonly Block[];
  footer: string;
  mark: string;
};

/** Words that the layouts themselves need. */
export const layoutWords = {
  zh: { signature: '签字', date: '日期' },
  en: { signature: 'Signature', date: 'Date' },
} as const;

/** Rows that all tables of one document may hold together. */
export const rowsMost = 2000;

/** How many table rows a document holds. */
export const rowsIn = ({ blocks }: Layout): number =>
  blocks.reduce((sum, block) => sum + (block.is === 'table' ? block.rows.length : 0), 0);

/** Text without what no page can show: control characters but the line break, halves of characters. */
export const printable = (text: string): string =>
  // oxlint-disable-next-line no-control-regex
  text
    .toWellFormed()
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\ufffe\uffff]/g, ' ');
