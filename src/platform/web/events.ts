import { useEffect, useEffectEvent } from 'react';
import type { Endpoint } from '../../kernel/endpoint.ts';
import { useRefresh } from './api.ts';

export type Happened = { topic: string; key: string };

let source: EventSource | undefined;
let listeners = 0;

function join(topic: string, hear: (event: MessageEvent<string>) => void): () => void {
  source ??= new EventSource('/api/events');
  listeners += 1;
  source.addEventListener(topic, hear);
  return () => {
    source?.removeEventListener(topic, hear);
    listeners -= 1;
    if (listeners > 0) return;
    source?.close();
    source = undefined;
  };
}

/** Asks the named endpoints again whenever the server tells of this topic; one stream for the page. */
export function useEvents(topic: string, refreshes: readonly Endpoint[]): void {
  const refresh = useRefresh();
  const hear = useEffectEvent(() => void refresh(refreshes));
  useEffect(() => join(topic, () => hear()), [topic]);
}
