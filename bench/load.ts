import net from 'node:net';

export type Load = {
  host: string;
  port: number;
  connections: number;
  seconds: number;
  requests: readonly Buffer[];
  /** Each connection sends requests that no other sends: for writes. */
  apart?: true;
};

/**
 * Asks over plain sockets, one request at a time on each connection, and answers how many were served
 * per second. Written on bare sockets because an HTTP client costs as much as the server it measures.
 */
export async function servedPerSecond({
  host,
  port,
  connections,
  seconds,
  requests,
  apart,
}: Load): Promise<number> {
  let served = 0;
  let refused: string | undefined;
  const until = performance.now() + seconds * 1000;
  const one = (first: number) =>
    new Promise<void>((done, fail) => {
      let at = first;
      let got = Buffer.alloc(0);
      const socket = net.connect({ host, port, noDelay: true });
      const ask = () => socket.write(requests[at++ % requests.length]!);
      socket.on('connect', ask);
      socket.on('error', fail);
      socket.on('data', (chunk) => {
        got = got.length === 0 ? chunk : Buffer.concat([got, chunk]);
        if (!isWhole(got)) return;
        if (!got.subarray(0, 12).equals(OK)) refused ??= got.subarray(0, 400).toString();
        got = Buffer.alloc(0);
        served += 1;
        if (performance.now() < until && !refused) ask();
        else socket.end(() => done());
      });
    });
  const stride = apart ? Math.floor(requests.length / connections) : 7;
  const since = performance.now();
  await Promise.all(Array.from({ length: connections }, (_, i) => one(i * stride)));
  if (refused) throw new Error(`the server refused: ${refused}`);
  return served / ((performance.now() - since) / 1000);
}

const OK = Buffer.from('HTTP/1.1 200');

function isWhole(reply: Buffer): boolean {
  const head = reply.indexOf('\r\n\r\n');
  if (head < 0) return false;
  const length = /content-length: (\d+)/i.exec(reply.subarray(0, head).toString('latin1'))?.[1];
  return length !== undefined && reply.length >= head + 4 + Number(length);
}
