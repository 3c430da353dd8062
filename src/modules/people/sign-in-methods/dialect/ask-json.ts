import type { z } from 'zod';
import { misconfigured, providerAway } from '../provider.refusals.ts';

type Question = { query?: Record<string, string>; body?: object; headers?: Record<string, string> };

/** Asks a platform's API; answers its JSON with the HTTP status. It has ten seconds and may not redirect. */
export async function askJson<T extends z.ZodType>(
  address: string,
  shape: T,
  { query, body, headers }: Question,
): Promise<{ ok: boolean; json: z.output<T> }> {
  const url = query ? `${address}?${new URLSearchParams(query).toString()}` : address;
  const answer = await fetch(url, {
    method: body ? 'POST' : 'GET',
    headers: { accept: 'application/json', 'content-type': 'application/json', ...headers },
    ...(body && { body: JSON.stringify(body) }),
    redirect: 'error',
    signal: AbortSignal.timeout(10_000),
  }).catch(() => {
    throw providerAway();
  });
  const json: unknown = await answer.json().catch(() => {
    throw answer.status >= 500 ? providerAway() : misconfigured(`HTTP ${answer.status}`);
  });
  const read = shape.safeParse(json);
  if (!read.success) throw misconfigured(`HTTP ${answer.status}`);
  return { ok: answer.ok, json: read.data };
}
