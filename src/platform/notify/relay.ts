import { readSettings } from '../settings.ts';

/** How long the other side has for its answer. */
const patienceMs = 10_000;

export type Answer = { status: number; text: string };

/**
 * Posts to a service outside (外发请求), by the relay where one is set. Redirects are not followed: they
 * could lead to where the address was not allowed to. Throws where nobody answered.
 */
export async function postOutside(
  url: string,
  request: { headers: Record<string, string>; body: string | Buffer },
): Promise<Answer> {
  const response = await fetch(throughRelay(url), {
    method: 'POST',
    redirect: 'manual',
    signal: AbortSignal.timeout(patienceMs),
    headers: request.headers,
    body: typeof request.body === 'string' ? request.body : new Uint8Array(request.body),
  });
  return { status: response.status, text: (await response.text()).slice(0, 4_000) };
}

function throughRelay(url: string): string {
  const { relayUrl } = readSettings(process.env);
  if (!relayUrl) return url;
  const { host, pathname, search } = new URL(url);
  return `${relayUrl}/${host}${pathname}${search}`;
}

/** The address of a record for people outside the program; null where nobody said how we are reached. */
export function addressOutside(link: string): string | null {
  const { publicUrl } = readSettings(process.env);
  if (/^https?:\/\//.test(link)) return link;
  return publicUrl && link.startsWith('/') ? publicUrl + link : null;
}
