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
  // What happened while the stream was cut nobody told us: ask again once it is back.
  let isCut = false;
  const cut = () => (isCut = true);
  const back = (event: Event) => {
    if (isCut) hear(event as MessageEvent<string>);
    isCut = false;
  };
  source.addEventListener('error', cut);
  source.addEventListener('open', back);
  return () => {
    source?.removeEventListener(topic, hear);
    source?.removeEventListener('error', cut);
    source?.removeEventListener('open', back);
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
