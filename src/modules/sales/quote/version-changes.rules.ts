import type { SaleLine } from '../sale-line.schema.ts';

/** A line that is another in the later version; null where it was not there, or is not any more. */
export type LineChange = { name: string; beforeFen: number | null; afterFen: number | null };

/** What changed from one version of a quote to the next (版本差异), in the order of the later one, then what went. */
export function changesBetween(
  before: readonly SaleLine[],
  after: readonly SaleLine[],
): LineChange[] {
  const [old, now] = [byKey(before), byKey(after)];
  const kept = after.flatMap(({ key, name, amountFen }) => {
    const was = old.get(key);
    return was?.amountFen === amountFen
      ? []
      : [{ name, beforeFen: was?.amountFen ?? null, afterFen: amountFen }];
  });
  const gone = before.flatMap(({ key, name, amountFen }) =>
    now.has(key) ? [] : [{ name, beforeFen: amountFen, afterFen: null }],
  );
  return [...kept, ...gone];
}

const byKey = (lines: readonly SaleLine[]) => new Map(lines.map((line) => [line.key, line]));
