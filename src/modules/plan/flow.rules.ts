/**
 * A network of arcs with whole capacities (网络流). Arc `2e` is edge `e` forwards, `2e + 1` is what may
 * be taken back; `room` is what still fits. Node order and edge order decide which of several equally
 * large flows is found, so the same network always gives the same flow.
 */
export type Network = {
  nodes: number;
  head: Int32Array;
  room: Float64Array;
  /** Arcs that leave node v: `arcs[first[v]] … arcs[first[v + 1] - 1]`. */
  first: Int32Array;
  arcs: Int32Array;
};

/** Edge lists of equal length; capacities are whole numbers or Infinity. */
export type Edges = { from: ArrayLike<number>; to: ArrayLike<number>; room: ArrayLike<number> };

export function networkOf(nodes: number, edges: Edges): Network {
  const count = edges.from.length;
  const head = new Int32Array(2 * count);
  const room = new Float64Array(2 * count);
  const first = new Int32Array(nodes + 1);
  for (let e = 0; e < count; e++) {
    head[2 * e] = edges.to[e]!;
    head[2 * e + 1] = edges.from[e]!;
    room[2 * e] = edges.room[e]!;
    first[edges.from[e]! + 1]!++;
    first[edges.to[e]! + 1]!++;
  }
  for (let v = 0; v < nodes; v++) first[v + 1]! += first[v]!;
  const next = first.slice(0, nodes);
  const arcs = new Int32Array(2 * count);
  for (let arc = 0; arc < 2 * count; arc++) arcs[next[head[arc ^ 1]!]!++] = arc;
  return { nodes, head, room, first, arcs };
}

/** What edge `e` carries: taking back is exactly what was sent. */
export const flowOn = (net: Network, edge: number): number => net.room[2 * edge + 1]!;

/**
 * The largest flow from source to sink (最大流, Dinic's method: shortest paths in layers).
 * Writes the flow into `net.room`; stops early once `enough` is reached.
 */
export function maxFlow(net: Network, source: number, sink: number, enough = Infinity): number {
  const { head, room, first, arcs } = net;
  const path = new Int32Array(net.nodes);
  let total = 0;
  for (;;) {
    const level = levels(net, source, sink);
    if (level[sink] === -1 || total >= enough) return total;
    const next = first.slice(0, net.nodes);
    let depth = 0;
    let v = source;
    for (;;) {
      if (v === sink) {
        let push = enough - total;
        for (let k = 0; k < depth; k++) push = Math.min(push, room[path[k]!]!);
        if (push <= 0) return total;
        let stop = 0;
        for (let k = depth - 1; k >= 0; k--) {
          room[path[k]!]! -= push;
          room[path[k]! ^ 1]! += push;
          if (room[path[k]!] === 0) stop = k;
        }
        total += push;
        depth = stop;
        v = head[path[stop]! ^ 1]!;
        continue;
      }
      let arc = -1;
      while (next[v]! < first[v + 1]!) {
        const tried = arcs[next[v]!]!;
        if (room[tried]! > 0 && level[head[tried]!] === level[v]! + 1) {
          arc = tried;
          break;
        }
        next[v]!++;
      }
      if (arc >= 0) {
        path[depth++] = arc;
        v = head[arc]!;
      } else if (depth === 0) break;
      else {
        v = head[path[--depth]! ^ 1]!;
        next[v]!++;
      }
    }
  }
}

function levels(net: Network, source: number, sink: number): Int32Array {
  const level = new Int32Array(net.nodes).fill(-1);
  const queue = new Int32Array(net.nodes);
  level[source] = 0;
  queue[0] = source;
  for (let at = 0, end = 1; at < end && level[sink] === -1; at++) {
    const v = queue[at]!;
    for (let k = net.first[v]!; k < net.first[v + 1]!; k++) {
      const arc = net.arcs[k]!;
      const to = net.head[arc]!;
      if (net.room[arc]! > 0 && level[to] === -1) {
        level[to] = level[v]! + 1;
        queue[end++] = to;
      }
    }
  }
  return level;
}

/** Nodes that can still be reached; after a largest flow this is the near side of the tightest cut. */
export function reachable(net: Network, from: number): Uint8Array {
  const seen = new Uint8Array(net.nodes);
  const queue = [from];
  seen[from] = 1;
  for (let v = queue.pop(); v !== undefined; v = queue.pop()) {
    for (let k = net.first[v]!; k < net.first[v + 1]!; k++) {
      const arc = net.arcs[k]!;
      const to = net.head[arc]!;
      if (net.room[arc]! > 0 && !seen[to]) {
        seen[to] = 1;
        queue.push(to);
      }
    }
  }
  return seen;
}
