/** A value with what it was and what it was taken back from (撤销栈). */
export type Past<T> = { back: readonly T[]; now: T; forth: readonly T[] };

const deepest = 100;

export const begun = <T>(now: T): Past<T> => ({ back: [], now, forth: [] });

/** A step forward; what had been undone can no longer be redone. */
export const stepped = <T>({ back, now }: Past<T>, next: T): Past<T> => ({
  back: [...back, now].slice(-deepest),
  now: next,
  forth: [],
});

export function undone<T>(past: Past<T>): Past<T> {
  const before = past.back.at(-1);
  if (before === undefined) return past;
  return { back: past.back.slice(0, -1), now: before, forth: [past.now, ...past.forth] };
}

export function redone<T>(past: Past<T>): Past<T> {
  const [next, ...forth] = past.forth;
  if (next === undefined) return past;
  return { back: [...past.back, past.now], now: next, forth };
}
