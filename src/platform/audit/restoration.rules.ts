/** A field whose value is not what the log says it was changed to: somebody changed it since. */
export type Conflict = { field: string; logged: unknown; now: unknown };
export type Restoration = { values: Record<string, unknown>; conflicts: Conflict[] };

/**
 * What puts an earlier state back (恢复到改动前): for each field that the change touched, its value before.
 * A field that holds neither the value after nor the one before was changed since: a conflict. Fields that
 * hold the earlier value already are left out, and so are those the log does not know the past of.
 */
export function restorationOf(
  before: Record<string, unknown>,
  after: Record<string, unknown>,
  current: Record<string, unknown>,
): Restoration {
  const values: Record<string, unknown> = {};
  const conflicts: Conflict[] = [];
  for (const field of Object.keys(after)) {
    if (!(field in before) || !(field in current)) continue;
    if (isSame(before[field], after[field]) || isSame(current[field], before[field])) continue;
    values[field] = before[field];
    if (!isSame(current[field], after[field]))
      conflicts.push({ field, logged: after[field], now: current[field] });
  }
  return { values, conflicts };
}

/** Equal as JSON, whatever the order of keys. */
export const isSame = (a: unknown, b: unknown): boolean => canonical(a) === canonical(b);

const canonical = (value: unknown): string =>
  JSON.stringify(value ?? null, (_, part: unknown) =>
    part && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
