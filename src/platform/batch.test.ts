import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { batched, inLanes, laneNumber } from './batch.ts';

describe('Calls that come together are written together', () => {
  test('a lone call is a batch of its own; those that come meanwhile form the next', async () => {
    const sizes: number[] = [];
    const write = batched(async (items: number[]) => {
      sizes.push(items.length);
      await sleep(5);
      return items.map((item) => item * 2);
    }, 3);
    const first = write(1);
    await sleep(1);
    const rest = Promise.all([2, 3, 4, 5].map(write));
    expect(await first).toBe(2);
    expect(await rest).toEqual([4, 6, 8, 10]);
    expect(sizes).toEqual([1, 3, 1]);
  });

  test('a bad one fails alone, and the next ones are served', async () => {
    const write = batched((items: number[]) =>
      items.includes(13) ? Promise.reject(new Error('bad')) : Promise.resolve(items),
    );
    const given = await Promise.allSettled([1, 13, 2].map(write));
    expect(given.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await write(7)).toBe(7);
  });

  test('a lane never runs beside itself, another does', async () => {
    let [inside, most] = [0, 0];
    const running = new Set<string>();
    const write = inLanes(
      (item: string) => item[0]!,
      async (items) => {
        expect(running.has(items[0]![0]!)).toBe(false);
        running.add(items[0]![0]!);
        most = Math.max(most, (inside += 1));
        await sleep(3);
        inside -= 1;
        running.delete(items[0]![0]!);
        return items;
      },
    );
    await Promise.all(['a1', 'b1', 'a2', 'b2', 'a3'].map(write));
    expect(most).toBe(2);
    expect(laneNumber('north', 2)).toBe(laneNumber('north', 2));
  });
});
