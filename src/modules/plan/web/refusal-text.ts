import type { TFunction } from 'i18next';
import type { Formats } from '../../../platform/web/language.ts';
import type { Grid, GridEdit, GridRefusal, Mend } from '../rebalance.rules.ts';
import type { GridLine } from './grid-model.ts';
import { yearColumn } from './grid-model.ts';
import type { Spot } from './cursor.rules.ts';
import type { GridUnit } from './unit.rules.ts';

type Telling = {
  t: TFunction;
  format: Formats;
  grid: Grid;
  lines: readonly GridLine[];
  unit: GridUnit;
};

/** Amounts and months as sentences name them. */
function words({ t, format, unit }: Telling) {
  const amount = (kept: number) =>
    t(unit.measure === 'units' ? 'targets.cars' : 'targets.tenThousand', {
      amount: format.decimal(kept / unit.factor, unit.digits),
    });
  const months = (columns: readonly number[]) => {
    const name = (column: number) => format.monthName(column + 1);
    const texts = runsOf(columns).map(([first, last]) =>
      first === last ? name(first) : `${name(first).replace('月', '')}–${name(last)}`,
    );
    return texts
      .map((text, i) => (i < texts.length - 1 ? text.replace('月', '') : text))
      .join(t('targets.and'));
  };
  return { amount, months };
}

/** Columns that follow one another, as first and last. */
function runsOf(columns: readonly number[]): [number, number][] {
  const runs: [number, number][] = [];
  for (const column of columns) {
    const run = runs.at(-1);
    if (run && run[1] === column - 1) run[1] = column;
    else runs.push([column, column]);
  }
  return runs;
}

/** Where a refused edit stands in the grid. */
export function spotOf(edit: GridEdit, rows: number): Spot {
  if ('row' in edit) return { row: edit.row, column: 'column' in edit ? edit.column : yearColumn };
  return { row: rows, column: edit.column };
}

/** A refusal as fact and reason: the limit, what it rests on, and that nothing changed. */
export function refusalText(telling: Telling, refusal: GridRefusal) {
  const { t, format, grid, lines } = telling;
  const { amount, months } = words(telling);
  const { edit } = refusal;
  const name = 'row' in edit ? (lines[edit.row]?.name ?? '') : t('total');
  const month = 'column' in edit ? format.monthName(edit.column + 1) : t('targets.year');
  const wanted = 'value' in edit ? amount(edit.value) : '';
  if (refusal.kind === 'cell_limit') {
    const tooMuch = 'value' in edit && edit.value > refusal.most;
    const open =
      'column' in edit ? [...refusal.openColumns, edit.column].toSorted((a, b) => a - b) : [];
    const reason =
      refusal.columnTotal === null
        ? t(refusal.rowHeldCount === 0 ? 'targets.refused.alone' : 'targets.refused.row', {
            total: amount(refusal.rowTotal),
            count: refusal.rowHeldCount,
            held: amount(refusal.rowHeld),
            open: months(open),
          })
        : t('targets.refused.both', {
            total: amount(refusal.rowTotal),
            month,
            column: amount(refusal.columnTotal),
            held: amount(refusal.rowHeld),
          });
    return {
      fact: t(tooMuch ? 'targets.refused.most' : 'targets.refused.least', {
        name,
        month,
        limit: amount(tooMuch ? refusal.most : refusal.least),
        wanted,
      }),
      reason: `${reason}${t('targets.refused.unchanged')}`,
    };
  }
  const fact =
    refusal.kind === 'not_whole'
      ? t('targets.refused.notWhole')
      : refusal.kind === 'total_limit'
        ? t('targets.refused.total', { name, month, limit: amount(refusal.least), wanted })
        : t('targets.refused.noRoom', { name, month, wanted });
  const held = grid.columnHeld.some(Boolean) ? t('targets.refused.columnsHeld') : '';
  return { fact, reason: `${held}${t('targets.refused.unchanged')}` };
}

/** A way out as the words of its button. */
export function mendText(telling: Telling, mend: Mend): string {
  const { t, format } = telling;
  const { amount, months } = words(telling);
  if (mend.kind === 'change_row_total')
    return t('targets.mend.total', { total: amount(mend.total) });
  if (mend.kind === 'fill_limit')
    return mend.emptied.length > 0
      ? t('targets.mend.fillEmptied', { value: amount(mend.value), months: months(mend.emptied) })
      : t('targets.mend.fill', { value: amount(mend.value) });
  const month = format.monthName(mend.column + 1);
  return mend.kind === 'free_column'
    ? t('targets.mend.free', { month, total: amount(mend.total) })
    : t('targets.mend.release', { month, value: amount(mend.value) });
}
