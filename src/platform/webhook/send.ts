import { lookup as resolve } from 'node:dns';
import { request as requestHttp, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { LookupFunction } from 'node:net';
import { isInnerAddress, literalAddress } from './address.ts';

/** Time for the whole exchange (超时). */
const timeoutMs = 10_000;
/** So much of an answer is kept for the log. */
const replyBytes = 1_024;

export type Sending = {
  url: string;
  headers: Record<string, string>;
  body: string;
  /** Whether this machine and the private network may be told, too. */
  inner: boolean;
};
export type Sent = { status: number | null; milliseconds: number; reply: string; failure: string };

/**
 * Posts a message, follows no redirect, and gives up after ten seconds. The name is resolved once and
 * the connection goes to the address that was checked, so no second look-up can lead it inside.
 */
export async function send(sending: Sending): Promise<Sent> {
  const startedMs = performance.now();
  const took = () => Math.round(performance.now() - startedMs);
  try {
    const { status, reply } = await post(sending);
    return { status, milliseconds: took(), reply, failure: '' };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const failure = (code ?? message ?? 'failed').slice(0, 200);
    return { status: null, milliseconds: took(), reply: '', failure };
  }
}

class InnerAddress extends Error {
  readonly code = 'inner_address';
}
class TooSlow extends Error {
  readonly code = 'timeout';
}

function post({ url, headers, body, inner }: Sending): Promise<{ status: number; reply: string }> {
  const target = new URL(url);
  const literal = literalAddress(target);
  if (literal && !inner && isInnerAddress(literal)) throw new InnerAddress();
  const options: RequestOptions = {
    method: 'POST',
    agent: false,
    headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) },
    lookup: lookupOutside(inner),
  };
  const request = target.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((settle, fail) => {
    const sent = request(target, options, (answer) => {
      firstBytes(answer).then((reply) => settle({ status: answer.statusCode ?? 0, reply }), fail);
    });
    const timer = setTimeout(() => sent.destroy(new TooSlow()), timeoutMs);
    sent.on('error', fail);
    sent.on('close', () => clearTimeout(timer));
    sent.end(body);
  });
}

/** Resolves like Node, but hands out only checked addresses: this is what the socket connects to. */
const lookupOutside =
  (inner: boolean): LookupFunction =>
  (hostname, options, done) => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return done(error, '');
      const foreign = inner ? addresses : addresses.filter((one) => !isInnerAddress(one.address));
      const [first] = foreign;
      if (!first || foreign.length < addresses.length) return done(new InnerAddress(), '');
      return options.all ? done(null, foreign) : done(null, first.address, first.family);
    });
  };

/** The beginning of an answer; the rest is not waited for. */
async function firstBytes(answer: IncomingMessage): Promise<string> {
  const kept: Buffer[] = [];
  let size = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    kept.push(chunk);
    size += chunk.length;
    if (size >= replyBytes) break;
  }
  answer.destroy();
  return Buffer.concat(kept).subarray(0, replyBytes).toString('utf8').replaceAll('\0', '');
}
