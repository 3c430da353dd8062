import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import type { Endpoint, OutputOf } from '../../kernel/endpoint.ts';
import { uuidV7 } from '../../kernel/uuid.ts';
import { noteConnection, noteServerTime } from '../offline/web/connection.ts';
import { keepAnswer, keptAnswer } from '../offline/web/device.ts';

/** What the browser sends: the contract's input before defaults. */
export type SentTo<E extends Endpoint> = z.input<E['input']>;

/** The server said no, or could not answer: stable code, details, and the request id to quote. */
export class Refused extends Error {
  readonly status: number;
  readonly code: string;
  readonly details: Record<string, unknown>;
  readonly requestId: string;
  constructor(
    status: number,
    reply: { code?: string; details?: Record<string, unknown>; requestId?: string },
  ) {
    super(reply.code ?? `http_${status}`);
    this.status = status;
    this.code = reply.code ?? 'unexpected';
    this.details = reply.details ?? {};
    this.requestId = reply.requestId ?? '';
  }
}

/** The address of an endpoint with its path parameters filled, and what is left of the input. */
export function addressOf(endpoint: Endpoint, input: Record<string, unknown>) {
  const rest = { ...input };
  const path = endpoint.path.replace(/:([A-Za-z]+)/g, (_, name: string) => {
    const part = String(rest[name]);
    delete rest[name];
    return encodeURIComponent(part);
  });
  return { path, rest };
}

/** `?a=1&b=x&b=y`; what is empty is left out. */
export function queryString(input: Record<string, unknown>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(input)) {
    if (value === undefined || value === null || value === '') continue;
    for (const one of Array.isArray(value) ? value : [value]) query.append(name, String(one));
  }
  const text = query.toString();
  return text ? `?${text}` : '';
}

async function answerOf<T>(response: Response): Promise<T> {
  const reply = response.headers.get('content-type')?.includes('json')
    ? await response.json()
    : undefined;
  if (!response.ok)
    throw new Refused(
      response.status,
      (reply as object) ?? { code: response.status >= 500 ? 'server_away' : 'unexpected' },
    );
  return reply as T;
}

/** Any request of ours: a failed connection is told like a refusal, so screens know one kind. */
async function answered(path: string, init: RequestInit = {}): Promise<Response> {
  try {
    const response = await fetch(path, { credentials: 'same-origin', ...init });
    noteConnection(true);
    noteServerTime(response.headers.get('date'));
    return response;
  } catch (error) {
    if ((error as Error).name === 'AbortError') throw error;
    noteConnection(false);
    throw new Refused(0, { code: 'connection_lost' });
  }
}

export const send = async <T>(path: string, init: RequestInit = {}): Promise<T> =>
  answerOf<T>(await answered(path, init));

/** Asks an endpoint by its contract. What a POST did is done once, however often it is sent. */
export function ask<E extends Endpoint>(
  endpoint: E,
  input: SentTo<E>,
  signal?: AbortSignal,
): Promise<OutputOf<E>> {
  const { path, rest } = addressOf(endpoint, input as Record<string, unknown>);
  const inQuery = endpoint.method === 'GET' || endpoint.method === 'DELETE';
  const isKeyed = endpoint.method === 'POST' && endpoint.access !== 'public';
  const once = () =>
    send<OutputOf<E>>(inQuery ? path + queryString(rest) : path, {
      method: endpoint.method,
      signal,
      ...(!inQuery && {
        headers: { 'content-type': 'application/json', ...key },
        body: JSON.stringify(rest),
      }),
    });
  const key = isKeyed ? { 'idempotency-key': uuidV7() } : undefined;
  return isKeyed ? once().catch((error: unknown) => againIfCut(error, once)) : once();
}

/** The line was cut before the answer came: the same key makes asking again harmless. */
async function againIfCut<T>(error: unknown, once: () => Promise<T>): Promise<T> {
  if (!(error instanceof Refused) || (error.status !== 0 && error.status !== 503)) throw error;
  await new Promise((wait) => setTimeout(wait, 1_500));
  return once();
}

/**
 * Fetches a file and hands it to the browser to keep, under the name the server gave it; a refusal is thrown
 * as from any other question.
 */
export async function fetchFile(path: string): Promise<void> {
  const response = await answered(path);
  if (!response.ok) await answerOf(response);
  const named = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('content-disposition') ?? '');
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await response.blob());
  link.download = named ? decodeURIComponent(named[1]!) : 'document';
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** Sends a file as multipart/form-data, fields first. */
export function upload<T>(path: string, fields: Record<string, string>, file: File): Promise<T> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append('file', file);
  return send<T>(path, { method: 'POST', body: form });
}

const keyOf = (endpoint: Endpoint) => [endpoint.method, endpoint.path] as const;

export type ReadOptions = {
  enabled?: boolean;
  everyMs?: number | false;
  fresh?: boolean;
  /** False where the answer to another question must not stand in: what becomes a draft. */
  keep?: boolean;
  /** The device keeps the last answer, and gives it where the server is out of reach (离线可看). */
  onDevice?: boolean;
};

/** The server's answer, kept on the device; without a connection the one that was kept last. */
async function askOrRecall<E extends Endpoint>(
  endpoint: E,
  input: SentTo<E>,
  signal: AbortSignal,
): Promise<OutputOf<E>> {
  const id = `${endpoint.method} ${endpoint.path} ${JSON.stringify(input)}`;
  try {
    const answer = await ask(endpoint, input, signal);
    void keepAnswer(id, answer).catch(() => undefined); // a device that keeps nothing still works online
    return answer;
  } catch (error) {
    if (!(error instanceof Refused) || (error.status !== 0 && error.status !== 503)) throw error;
    const kept = await keptAnswer(id).catch(() => undefined);
    if (kept === undefined) throw error;
    return kept as OutputOf<E>;
  }
}

/** The answer of a reading endpoint; the old one stays on screen while a new one is fetched. */
export function useEndpoint<E extends Endpoint>(
  endpoint: E,
  input: SentTo<E>,
  options: ReadOptions = {},
) {
  return useQuery<OutputOf<E>, Refused>({
    queryKey: [...keyOf(endpoint), input],
    queryFn: ({ signal }) =>
      options.onDevice ? askOrRecall(endpoint, input, signal) : ask(endpoint, input, signal),
    ...(options.keep !== false && { placeholderData: keepPreviousData }),
    ...(options.enabled !== undefined && { enabled: options.enabled }),
    ...(options.everyMs !== undefined && { refetchInterval: options.everyMs }),
    ...(options.fresh && { staleTime: 0 }),
  });
}

/** Makes the named endpoints be asked again. */
export function useRefresh() {
  const client = useQueryClient();
  return (endpoints: readonly Endpoint[]) =>
    Promise.all(
      endpoints.map((endpoint) => client.invalidateQueries({ queryKey: keyOf(endpoint) })),
    );
}

/** A writing endpoint; once it has answered, the named reading endpoints are asked again. */
export function useCommand<E extends Endpoint>(
  endpoint: E,
  { refreshes = [] }: { refreshes?: readonly Endpoint[] } = {},
) {
  const refresh = useRefresh();
  return useMutation<OutputOf<E>, Refused, SentTo<E>>({
    mutationFn: (input) => ask(endpoint, input),
    onSuccess: () => refresh(refreshes),
  });
}
