import { assert } from '../../kernel/assert.ts';
import { maxFlow, networkOf, type Network } from './flow.rules.ts';

/**
 * Real amounts that flow along edges, to be made whole. `balance[v]` is the whole number that node v
 * sends out more than it takes in; the real amounts meet it already, the whole ones will meet it exactly.
 */
export type RealFlow = {
  nodes: number;
  from: Int32Array;
  to: Int32Array;
  fit: Float64Array;
  balance: Float64Array;
};

/** Edges are settled one after the other; once all are, `amounts()` is the answer. */
export type Rounding = {
  /** Gives each edge in this order its upper number if all balances can still be met, else the lower. */
  settle(edges: ArrayLike<number>): void;
  amounts(): Float64Array;
  /** What one edge carries now; final once it is settled. */
  amountOf(edge: number): number;
  /** How far an amount may lie from the fit: 1 = floor or ceiling, as always when the fit met its totals. */
  widened: number;
};

/** Noise of the fit below this is none: 6.00000001 is 6. */
const NOISE = 1e-7;

/**
 * Table rounding (表格取整) through network flow: there is always a way to round every amount down or up
 * and still meet every whole total, because such a network has whole solutions wherever it has real ones.
 * Among them `settle` finds the one that favours the edges asked first: the same greedy idea as largest
 * remainders, with a look ahead. The result depends on the order asked and on nothing else.
 * Returns null where no whole numbers at all meet the balances.
 */
export function startRounding(real: RealFlow): Rounding | null {
  for (const widened of [1, 2, Infinity]) {
    const start = firstSolution(real, widened);
    if (start) return rounding(real, start.net, start.lower, widened);
  }
  return null;
}

function firstSolution(real: RealFlow, widened: number) {
  const count = real.fit.length;
  const lower = new Float64Array(count);
  const left = Float64Array.from(real.balance);
  const edges = { from: [] as number[], to: [] as number[], room: [] as number[] };
  for (let e = 0; e < count; e++) {
    const fit = real.fit[e]!;
    const whole = Math.abs(fit - Math.round(fit)) < NOISE;
    const floor = whole ? Math.round(fit) : Math.floor(fit);
    const still = fit === 0 || widened === 1;
    lower[e] = still ? floor : Math.max(0, floor - widened + 1);
    const ceiling = whole ? floor : floor + 1;
    edges.from.push(real.from[e]!);
    edges.to.push(real.to[e]!);
    edges.room.push((still ? ceiling : ceiling + widened - 1) - lower[e]!);
    left[real.from[e]!]! -= lower[e]!;
    left[real.to[e]!]! += lower[e]!;
  }
  const [source, sink] = [real.nodes, real.nodes + 1];
  let needed = 0;
  left.forEach((amount, v) => {
    if (amount === 0) return;
    edges.from.push(amount > 0 ? source : v);
    edges.to.push(amount > 0 ? v : sink);
    edges.room.push(Math.abs(amount));
    if (amount > 0) needed += amount;
  });
  const net = networkOf(real.nodes + 2, edges);
  return maxFlow(net, source, sink) === needed && balanced(left) ? { net, lower } : null;
}

const balanced = (left: Float64Array) => left.reduce((a, b) => a + b, 0) === 0;

function rounding(real: RealFlow, net: Network, lower: Float64Array, widened: number): Rounding {
  const count = real.fit.length;
  const sent = new Float64Array(count);
  const walk = walker(net, real.nodes);
  const { room } = net;
  const settleOne = (e: number) => {
    if (room[2 * e] === 0 && room[2 * e + 1] === 0) return;
    if (room[2 * e + 1] === 0 && walk.turn(net.head[2 * e]!, net.head[2 * e + 1]!)) {
      room[2 * e]!--;
      room[2 * e + 1]!++;
    }
    sent[e]! += room[2 * e + 1]!;
    room[2 * e] = 0;
    room[2 * e + 1] = 0;
  };
  return {
    widened,
    settle: (edges) => {
      for (let k = 0; k < edges.length; k++) settleOne(edges[k]!);
    },
    amounts: () => lower.map((floor, e) => floor + sent[e]! + room[2 * e + 1]!),
    amountOf: (e) => lower[e]! + sent[e]! + room[2 * e + 1]!,
  };
}

/**
 * Finds a way back from one node to another over what may still change and turns it by one.
 * Where there is none, the nodes reached can never again exchange with the rest: that is remembered,
 * so at most one search per node fails.
 */
function walker(net: Network, nodes: number) {
  const part = new Int32Array(net.nodes).fill(-1, nodes);
  const stamp = new Int32Array(net.nodes);
  const last = new Int32Array(net.nodes);
  const via = new Int32Array(net.nodes);
  const queue = new Int32Array(net.nodes);
  let [parts, search] = [0, 0];
  const { head, room, first, arcs } = net;

  /** Marks the nodes one step before the goal, so that the search may stop as soon as it meets one. */
  function markLastSteps(goal: number) {
    for (let k = first[goal]!; k < first[goal + 1]!; k++) {
      const arc = arcs[k]! ^ 1;
      if (room[arc]! > 0) last[head[arc ^ 1]!] = search;
    }
  }

  function stepInto(to: number, arc: number) {
    stamp[to] = search;
    via[to] = arc;
  }

  /** -1 when the goal was met (`via` tells the way), else how many nodes were reached. */
  function reaches(from: number, goal: number): number {
    search++;
    markLastSteps(goal);
    stamp[from] = search;
    queue[0] = from;
    let end = 1;
    for (let at = 0; at < end; at++) {
      const v = queue[at]!;
      for (let k = first[v]!; k < first[v + 1]!; k++) {
        const arc = arcs[k]!;
        const to = head[arc]!;
        if (room[arc] === 0 || stamp[to] === search || part[to] !== part[from]) continue;
        stepInto(to, arc);
        if (to === goal) return -1;
        if (last[to] === search) {
          stepInto(goal, arcBetween(to, goal));
          return -1;
        }
        queue[end++] = to;
      }
    }
    return end;
  }

  function arcBetween(from: number, to: number): number {
    let k = first[to]!;
    while (head[arcs[k]!] !== from || room[arcs[k]! ^ 1] === 0) k++;
    return arcs[k]! ^ 1;
  }

  function turn(from: number, goal: number): boolean {
    if (part[from] !== part[goal]) return false;
    const reached = reaches(from, goal);
    if (reached >= 0) {
      parts++;
      for (let k = 0; k < reached; k++) part[queue[k]!] = parts;
      return false;
    }
    for (let v = goal; v !== from;) {
      const arc = via[v]!;
      room[arc]!--;
      room[arc ^ 1]!++;
      v = head[arc ^ 1]!;
    }
    return true;
  }
  return { turn };
}

/** A fitted table; keys decide ties, so that the order of rows and columns does not. */
export type RoundingTask = {
  rows: ArrayLike<number>;
  /** `null` = free: the column may end on either whole number beside its fitted sum. */
  columns: ArrayLike<number | null>;
  fit: Float64Array;
  rowKeys?: readonly string[];
  columnKeys?: readonly string[];
};

/**
 * Rounds a fitted table (取整): every row and column total is met exactly, every cell is the whole number
 * below or above its fit, empty and whole cells stay. Larger remainders are rounded up first wherever
 * that can be completed; ties by larger fit, then smaller row key, then smaller column key.
 * Returns null where the totals cannot be met by these cells at all; `fitTable` says why.
 */
export function roundTable(task: RoundingTask): Float64Array | null {
  const { rows, columns, fit } = task;
  const [height, width] = [rows.length, columns.length];
  assert(fit.length === height * width, 'the fit must have rows × columns cells');
  const free = Array.from({ length: width }, (_, c) => c).filter((c) => columns[c] === null);
  const edges = fit.length + free.length;
  const real: RealFlow = {
    nodes: height + width + 1,
    from: new Int32Array(edges),
    to: new Int32Array(edges),
    fit: new Float64Array(edges),
    balance: new Float64Array(height + width + 1),
  };
  for (let cell = 0; cell < fit.length; cell++) {
    real.from[cell] = Math.floor(cell / width);
    real.to[cell] = height + (cell % width);
    real.fit[cell] = fit[cell]!;
  }
  let pool = 0;
  for (let r = 0; r < height; r++) pool += real.balance[r] = rows[r]!;
  for (let c = 0; c < width; c++) pool -= -(real.balance[height + c] = -(columns[c] ?? 0));
  real.balance[height + width] = -pool;
  free.forEach((c, k) => {
    real.from[fit.length + k] = height + c;
    real.to[fit.length + k] = height + width;
    for (let r = 0; r < height; r++) real.fit[fit.length + k]! += fit[r * width + c]!;
  });
  const rounded = startRounding(real);
  if (!rounded) return null;
  rounded.settle(settlingOrder(task));
  return rounded.amounts().subarray(0, fit.length);
}

/** Larger remainder, larger fit, smaller row key, smaller column key; remainders are told apart from 10⁻⁶. */
function settlingOrder({ rows, columns, fit, rowKeys, columnKeys }: RoundingTask): Int32Array {
  const width = columns.length;
  const rowRank = ranks(rowKeys, rows.length);
  const columnRank = ranks(columnKeys, width);
  const grain = (value: number) => Math.round(value * 1e6);
  const remainder = Float64Array.from(fit, (value) => grain(value - Math.floor(value + NOISE)));
  const open = Int32Array.from(fit.keys()).filter((cell) => remainder[cell]! > 0);
  return open.sort(
    (a, b) =>
      remainder[b]! - remainder[a]! ||
      grain(fit[b]!) - grain(fit[a]!) ||
      rowRank[Math.floor(a / width)]! - rowRank[Math.floor(b / width)]! ||
      columnRank[a % width]! - columnRank[b % width]!,
  );
}

/** Place of each key in plain order; without keys, the order given. */
export function ranks(keys: readonly string[] | undefined, length: number): number[] {
  const order = Array.from({ length }, (_, i) => i);
  if (!keys) return order;
  order.sort((a, b) => (keys[a]! < keys[b]! ? -1 : keys[a]! > keys[b]! ? 1 : a - b));
  const rank = Array.from({ length }, () => 0);
  order.forEach((index, place) => (rank[index] = place));
  return rank;
}
