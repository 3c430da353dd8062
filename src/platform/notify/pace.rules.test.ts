import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { linesMost, paceOf, postsOf, stillCounting } from './pace.rules.ts';

const perMinute = [{ most: 20, perMs: 60_000 }];

describe('how many messages a robot may send now', () => {
  test.each([
    { sent: 0, room: 20, because: 'nothing was sent in the last minute' },
    { sent: 19, room: 1, because: 'one place is left' },
    { sent: 20, room: 0, because: 'the minute is full' },
  ])('$sent sent: room for $room, because $because', ({ sent, room }) => {
    const recent = Array.from({ length: sent }, (_, i) => 100_000 + i);
    expect(paceOf(130_000, recent, perMinute).room).toBe(room);
  });

  test('with no room, the next may go when the oldest is a minute old', () => {
    const recent = Array.from({ length: 20 }, (_, i) => 100_000 + i * 1_000);
    expect(paceOf(130_000, recent, perMinute)).toEqual({ room: 0, freeAtMs: 160_000 });
  });

  test('the narrowest of several limits counts', () => {
    const both = [{ most: 5, perMs: 1_000 }, { most: 100, perMs: 60_000 }]; // prettier-ignore
    expect(paceOf(1_000, [900, 950], both).room).toBe(3);
  });
});

test('no stretch of a minute ever holds more than twenty, however the requests fall', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 9_000 }), { maxLength: 150 }), (pauses) => {
      let [now, recent]: [number, number[]] = [0, []];
      const sent: number[] = [];
      for (const pause of pauses) {
        const pace = paceOf((now += pause), recent, perMinute);
        if (pace.room === 0) now = pace.freeAtMs;
        recent = [...stillCounting(now, recent, perMinute), now];
        sent.push(now);
      }
      return sent.every((at) => sent.filter((one) => one > at - 60_000 && one <= at).length <= 20);
    }),
  );
});

describe('what waits for one robot is divided into posts', () => {
  const waiting = (alone: number, together = 0) => [
    ...Array.from({ length: alone }, (_, id) => ({ id, bundled: false })),
    ...Array.from({ length: together }, (_, id) => ({ id: 1_000 + id, bundled: true })),
  ];
  const sizes = (posts: unknown[][]) => posts.map(({ length }) => length);

  test.each([
    { alone: 2, together: 0, room: 20, posts: [1, 1], left: 0, because: 'a few go one by one' },
    { alone: 4, together: 0, room: 20, posts: [4], left: 0, because: 'more are merged' },
    { alone: 2, together: 0, room: 1, posts: [2], left: 0, because: 'one place, one post' },
    { alone: 1, together: 3, room: 20, posts: [1, 3], left: 0, because: 'a bundle is one post' },
    { alone: 40, together: 0, room: 2, posts: [15, 15], left: 10, because: 'the rest waits' },
    { alone: 3, together: 0, room: 0, posts: [], left: 3, because: 'no room, nothing goes' },
  ])('$alone and $together with room for $room: $because', (one) => {
    const { posts, left } = postsOf(waiting(one.alone, one.together), one.room);
    expect([sizes(posts), left.length]).toEqual([one.posts, one.left]);
  });

  test('nothing is dropped, nothing goes twice, and the room is kept', () => {
    const count = fc.integer({ min: 0, max: 60 });
    fc.assert(
      fc.property(count, count, fc.integer({ min: 0, max: 20 }), (alone, together, room) => {
        const all = waiting(alone, together);
        const { posts, left } = postsOf(all, room);
        const ids = [...posts.flat(), ...left].map(({ id }) => id).sort((a, b) => a - b);
        return (
          posts.length <= room &&
          posts.every((post) => post.length > 0 && post.length <= linesMost) &&
          ids.join() === all.map(({ id }) => id).join()
        );
      }),
    );
  });
});
