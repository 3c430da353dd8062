const [second, minute, hour] = [1, 60, 3_600];

/** Waits after each failed attempt in seconds (重试间隔): ten attempts over a good three days. */
export const retryAfterSeconds = [5 * second, 5 * minute, 30 * minute, 2 * hour, 5 * hour, 10 * hour, 14 * hour, 20 * hour, 24 * hour] as const; // prettier-ignore
/** Waits differ by a tenth either way, so that a receiver that comes back is not met by all at once. */
const jitter = 0.1;
/** Days of failure, without one success, after which an endpoint is switched off (自动停用). */
export const disableAfterDays = 3;

/**
 * When to try again after the `attempts`-th failure: undefined once it was the last. `luck` is from 0 to
 * 1 and spreads the wait by a tenth either way; instants are milliseconds.
 */
export function retryAt(attempts: number, nowMs: number, luck: number): number | undefined {
  const seconds = retryAfterSeconds[attempts - 1];
  if (seconds === undefined) return undefined;
  return nowMs + Math.round(seconds * 1000 * (1 - jitter + 2 * jitter * luck));
}

/** What an answer means: 2xx is taken, 410 wants no more, anything else (redirects too) is tried again. */
export const meaningOf = (status: number | null): 'delivered' | 'gone' | 'again' => {
  if (status === 410) return 'gone';
  return status !== null && status >= 200 && status < 300 ? 'delivered' : 'again';
};

/** Whether an endpoint that has failed since then is switched off now. */
export const isGivenUp = (failingSinceMs: number, nowMs: number): boolean =>
  nowMs - failingSinceMs >= disableAfterDays * 24 * hour * 1000;
