import { useSyncExternalStore } from 'react';

/** A newer program waits to take over, or has taken over from another page of this browser. */
type Newer = 'waits' | 'took_over' | null;

let newer: Newer = null;
let waiting: ServiceWorker | null = null;
let isAsked = false;
const hearers = new Set<() => void>();

function say(news: Newer): void {
  newer = news;
  for (const hear of hearers) hear();
}

function watch(worker: ServiceWorker | null): void {
  const look = () => {
    // Without a controller it is the first one, and there is nothing to take over from.
    if (worker?.state !== 'installed' || !navigator.serviceWorker.controller) return;
    waiting = worker;
    say('waits');
  };
  worker?.addEventListener('statechange', look);
  look();
}

const hour = 3_600_000;

/** Starts the one service worker: it keeps the program on the device, and shows pushes. */
export async function startWorker(): Promise<void> {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  const hadOne = navigator.serviceWorker.controller !== null;
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    if (isAsked) location.reload();
    else if (hadOne) say('took_over');
  });
  const registration = await navigator.serviceWorker
    .register('/sw.js', { updateViaCache: 'none' })
    .catch(() => undefined); // a browser that allows none has the program from the network
  if (!registration) return;
  watch(registration.waiting);
  registration.addEventListener('updatefound', () => watch(registration.installing));
  const ask = () => void registration.update().catch(() => undefined); // without a network, later
  setInterval(ask, hour);
  document.addEventListener(
    'visibilitychange',
    () => document.visibilityState === 'visible' && ask(),
  );
}

/** Lets the newer program take over, and opens this page in it. */
export function takeOver(): void {
  isAsked = true;
  if (newer === 'waits') waiting?.postMessage('take over');
  else location.reload();
}

export const useNewer = (): Newer =>
  useSyncExternalStore(
    (hear) => {
      hearers.add(hear);
      return () => hearers.delete(hear);
    },
    () => newer,
  );
