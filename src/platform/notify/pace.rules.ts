/** At most `most` messages in any stretch of `perMs` (频率限制). */
export type Limit = { most: number; perMs: number };

/**
 * How many messages may go now and when the next one after them may (发送余量). `recent` holds the
 * instants of earlier messages in ms. Counted over every stretch that ends now, so that two minutes
 * never meet in a burst.
 */
export function paceOf(
  nowMs: number,
  recent: readonly number[],
  limits: readonly Limit[],
): { room: number; freeAtMs: number } {
  const each = limits.map(({ most, perMs }) => {
    const within = recent.filter((at) => at > nowMs - perMs).sort((a, b) => a - b);
    const room = Math.max(0, most - within.length);
    // With no room, a place is free once the oldest of the last `most` has left the stretch.
    return { room, freeAtMs: room > 0 ? nowMs : within[within.length - most]! + perMs };
  });
  return {
    room: Math.min(...each.map(({ room }) => room)),
    freeAtMs: Math.max(...each.map(({ freeAtMs }) => freeAtMs)),
  };
}

/** The instants that still count for some limit. */
export function stillCounting(
  nowMs: number,
  recent: readonly number[],
  limits: readonly Limit[],
): number[] {
  const longestMs = Math.max(...limits.map(({ perMs }) => perMs));
  return recent.filter((at) => at > nowMs - longestMs);
}

/** As many lines as one post may hold before it is no longer read. */
export const linesMost = 15;
/** Up to so many wait for one robot, each is a post of its own; more are merged. */
export const singlesMost = 3;

/**
 * Divides what waits for one robot into posts (合并发送): a few go one by one, more are merged, bundled
 * ones always. What finds no room is left over for later; nothing is dropped.
 */
export function postsOf<D extends { bundled: boolean }>(
  waiting: readonly D[],
  room: number,
): { posts: D[][]; left: D[] } {
  const alone = waiting.filter(({ bundled }) => !bundled);
  const together = waiting.filter(({ bundled }) => bundled);
  const isFew = alone.length <= Math.min(singlesMost, room - (together.length > 0 ? 1 : 0));
  const posts = isFew
    ? [...alone.map((one) => [one]), ...chunks(together)]
    : chunks([...alone, ...together]);
  return { posts: posts.slice(0, room), left: posts.slice(room).flat() };
}

function chunks<T>(all: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(all.length / linesMost) }, (_, i) =>
    all.slice(i * linesMost, (i + 1) * linesMost),
  );
}
