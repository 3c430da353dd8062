import { maxFlow, networkOf } from './flow.rules.ts';
import type { Grid } from './rebalance.rules.ts';

/** How far one cell may go, and what that rests on. */
export type Limit = {
  least: number;
  most: number;
  /** The row: its total, what other held cells of it take, how many they are, columns still open. */
  rowTotal: number;
  rowHeld: number;
  rowHeldCount: number;
  openColumns: number[];
  /** The total of the column where that is held too. */
  columnTotal: number | null;
};

/**
 * The least and the most that a cell can hold while every held cell, row total and held column total
 * stays (可填范围). Raising a cell means that others give way along a chain of row and column; how much
 * can give way is the largest flow through that chain.
 */
export function rangeOf(grid: Grid, row: number, column: number): Limit {
  const width = grid.columnKeys.length;
  const own = row * width + column;
  const held = (cell: number) => !!grid.locked[cell] || !!grid.typed[cell];
  const line = grid.columnKeys.map((_, c) => row * width + c).filter((cell) => cell !== own);
  const rowHeld = line.filter(held).reduce((a, cell) => a + grid.cells[cell]!, 0);
  const present = grid.cells[own]!;
  return {
    least: Math.max(0, present - give(grid, own, false)),
    most: present + give(grid, own, true),
    rowTotal: line.reduce((a, cell) => a + grid.cells[cell]!, present),
    rowHeld,
    rowHeldCount: line.filter(held).length,
    openColumns: line.filter((cell) => !held(cell)).map((cell) => cell % width),
    columnTotal: grid.columnHeld[column]
      ? grid.rowKeys.reduce((a, _, r) => a + grid.cells[r * width + column]!, 0)
      : null,
  };
}

/** What the other open cells can give up to this one (`raise`), or take from it. */
function give(grid: Grid, own: number, raise: boolean): number {
  const [height, width] = [grid.rowKeys.length, grid.columnKeys.length];
  const pool = height + width;
  const edges = { from: [] as number[], to: [] as number[], room: [] as number[] };
  const edge = (from: number, to: number, room: number) => {
    edges.from.push(from);
    edges.to.push(to);
    edges.room.push(room);
  };
  grid.cells.forEach((value, cell) => {
    const free = value > 0 || grid.weights[cell]! > 0;
    if (cell === own || grid.locked[cell] || grid.typed[cell] || !free) return;
    const [row, column] = [Math.floor(cell / width), height + (cell % width)];
    edge(row, column, Infinity);
    edge(column, row, value);
  });
  grid.columnHeld.forEach((held, column) => {
    if (held) return;
    edge(height + column, pool, Infinity);
    edge(pool, height + column, Infinity);
  });
  const net = networkOf(pool + 1, edges);
  const [row, column] = [Math.floor(own / width), height + (own % width)];
  const all = grid.cells.reduce((a, b) => a + b, 0);
  return raise ? maxFlow(net, column, row, all) : maxFlow(net, row, column, all);
}
