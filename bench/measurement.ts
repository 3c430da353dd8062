/** One measured figure beside its reference, taken in the same run: only their ratio is to be trusted. */
export type Measurement = { name: string; value: number; unit: string; against: string };

/** A group of measurements that `--only` can pick. */
export type Suite = (stage: Stage) => Promise<Measurement[]>;

/** Where suites work: a database of their own, with durable settings as in production. */
export type Stage = { dataDir: string };

export const rounded = (value: number, digits = 3): number => Number(value.toPrecision(digits));

export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;

/** The value that 95 % of the samples stay under. */
export const p95 = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * 0.95))]!;

export async function timed<T>(work: () => Promise<T>): Promise<{ ms: number; result: T }> {
  const since = performance.now();
  const result = await work();
  return { ms: performance.now() - since, result };
}
