import { useRef, useState, type ClipboardEvent, type KeyboardEvent } from 'react';
import type { GridEdit } from '../rebalance.rules.ts';
import { amountOf, fromClipboard, toClipboard } from './clipboard.rules.ts';
import { boxOf, moved, spotsOf, type Span, type Spot } from './cursor.rules.ts';
import { editAt, lockEdits, valueAt, yearColumn, type GridSheet } from './grid-model.ts';
import { keptAs, typedAs } from './unit.rules.ts';

/** What is being typed; with the caret inside, arrows move in the text instead of in the grid. */
export type Typing = { text: string; caret: boolean };

/** What a person does in the sheet: where the cursor stands, what is typed, what a key means. */
export function useGridSession(sheet: GridSheet) {
  const { grid, unit, refused, readOnly } = sheet;
  const [span, setSpan] = useState<Span>(home);
  const [typing, setTyping] = useState<Typing | null>(null);
  const box = useRef<HTMLTableElement>(null);
  const size = { rows: grid.rowKeys.length + 1, columns: yearColumn + 1 };
  const focus = () => box.current?.focus({ preventScroll: true });

  const go = (next: Span) => {
    setSpan(next);
    sheet.onSpot(next.at);
    setTyping(null);
    focus();
  };
  const commit = () => {
    const amount = typing && amountOf(typing.text);
    const edit = amount === null ? undefined : editAt(grid, span.at, keptAs(unit, amount));
    if (edit && typing) sheet.onEdits([edit], span.at, typing.text);
    setTyping(null);
  };
  const startTyping = (text: string, caret = false) => {
    if (readOnly || !editAt(grid, span.at, 0)) return;
    if (refused) sheet.onEscape();
    setTyping({ text, caret });
  };
  const editHere = () => startTyping(typedAs(unit, valueAt(grid, span.at)), true);
  const change = (edits: readonly GridEdit[]) => {
    if (!readOnly && edits.length > 0) sheet.onEdits(edits, span.at, '');
  };
  const withControl = (letter: string, shift: boolean): boolean => {
    if (letter === 'z' || letter === 'y') (letter === 'y' || shift ? sheet.onRedo : sheet.onUndo)();
    else if (letter === 'd') change(filledDown(sheet, span));
    else if (letter === 'a')
      setSpan({ at: { row: size.rows - 1, column: yearColumn }, anchor: home.anchor });
    else return false;
    return true;
  };
  const plain = (event: KeyboardEvent) => {
    const { key } = event;
    if (key === 'F2') editHere();
    else if (key === 'Delete' || key === 'Backspace') startTyping('');
    else if (key.toLowerCase() === 'l') change(lockEdits(grid, spotsOf(span)));
    else if (/^[\d.０-９]$/.test(key)) startTyping(key);
    else return;
    event.preventDefault();
  };
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const { key, shiftKey: shift } = event;
    const control = event.ctrlKey || event.metaKey;
    const inField = typing?.caret && key !== 'Enter' && key !== 'Tab';
    const next = inField ? undefined : moved(span, size, { key, shift, control });
    if (next) {
      event.preventDefault();
      commit();
      go(next);
    } else if (key === 'Escape') {
      setTyping(null);
      sheet.onEscape();
      focus();
    } else if (typing === null && control && withControl(key.toLowerCase(), shift))
      event.preventDefault();
    else if (typing === null && !control && !event.altKey) plain(event);
  };
  const copy = (event: ClipboardEvent) => {
    if (typing !== null) return;
    event.clipboardData.setData('text/plain', copied(sheet, span));
    event.preventDefault();
  };
  const paste = (event: ClipboardEvent) => {
    if (typing !== null) return;
    event.preventDefault();
    change(pasted(sheet, span, event.clipboardData.getData('text/plain')));
  };
  const pick = (at: Spot, extend: boolean) => {
    commit();
    go({ at, anchor: extend ? span.anchor : at });
  };
  return { box, size, span, typing, setTyping, press, copy, paste, pick, editHere };
}

const home: Span = { at: { row: 0, column: 0 }, anchor: { row: 0, column: 0 } };

/** Ctrl D: the first row of the selection goes into the rows below it. */
function filledDown({ grid }: GridSheet, span: Span): GridEdit[] {
  const { top } = boxOf(span);
  return spotsOf(span)
    .filter(({ row, column }) => row > top && row < grid.rowKeys.length && column < yearColumn)
    .map((spot) => ({
      kind: 'cell',
      ...spot,
      value: valueAt(grid, { row: top, column: spot.column }),
    }));
}

function copied({ grid, unit }: GridSheet, span: Span): string {
  const { top, bottom, left, right } = boxOf(span);
  return toClipboard(
    Array.from({ length: bottom - top + 1 }, (_, i) =>
      Array.from({ length: right - left + 1 }, (_c, k) =>
        typedAs(unit, valueAt(grid, { row: top + i, column: left + k })),
      ),
    ),
  );
}

/** What lies on the clipboard, from the corner of the selection on; one value fills the selection. */
function pasted({ grid, unit }: GridSheet, span: Span, text: string): GridEdit[] {
  const { top, left, bottom, right } = boxOf(span);
  const rows = fromClipboard(text);
  const single = rows.length === 1 && rows[0]!.length === 1 ? rows[0]![0]! : undefined;
  const source =
    single === undefined
      ? rows
      : Array.from({ length: bottom - top + 1 }, () =>
          Array.from({ length: right - left + 1 }, () => single),
        );
  return source.flatMap((cells, i) =>
    cells.flatMap((cell, k): GridEdit[] => {
      const [row, column, amount] = [top + i, left + k, amountOf(cell)];
      if (amount === null || row >= grid.rowKeys.length || column >= yearColumn) return [];
      return [{ kind: 'cell', row, column, value: keptAs(unit, amount) }];
    }),
  );
}
