import { useSyncExternalStore } from 'react';

let isCut = !navigator.onLine;
const hearers = new Set<() => void>();

/** Told by every request of ours whether it got through; the browser's own word counts only for the worse. */
export function noteConnection(works: boolean): void {
  const cut = !works || !navigator.onLine;
  if (cut === isCut) return;
  isCut = cut;
  for (const hear of hearers) hear();
}

let aheadMs = 0;

/** How far this device's clock is from the server's, learnt from each answer, to the second. */
export function noteServerTime(date: string | null): void {
  const server = Date.parse(date ?? '');
  if (!Number.isNaN(server)) aheadMs = Date.now() - server;
}

/** The instant by the server's clock, as far as it is known here: what is typed now is told with it later. */
export const serverNow = (): string =>
  new Date(Date.now() - (Math.abs(aheadMs) > 2_000 ? aheadMs : 0)).toISOString();

addEventListener('offline', () => noteConnection(false));
addEventListener('online', () => noteConnection(true));

const subscribe = (hear: () => void) => {
  hearers.add(hear);
  return () => hearers.delete(hear);
};

/** Whether the server is out of reach now (离线). */
export const useOffline = (): boolean => useSyncExternalStore(subscribe, () => isCut);
