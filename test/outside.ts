import { createECDH, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterAll } from 'vitest';

/** A mail server that keeps what it gets; `answer` makes it refuse. */
export async function mailServer() {
  const got: { to: string; raw: string }[] = [];
  const say = { answer: undefined as { code: number; text: string } | undefined };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map(({ address }) => address).join();
        if (say.answer) {
          done(Object.assign(new Error(say.answer.text), { responseCode: say.answer.code }));
          return;
        }
        got.push({ to, raw: Buffer.concat(parts).toString() });
        done();
      });
    },
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', () => ready()));
  afterAll(() => new Promise<void>((done) => server.close(() => done())));
  const { port } = server.server.address() as AddressInfo;
  return { url: `smtp://127.0.0.1:${port}`, got, say };
}

export type Post = { path: string; body: Record<string, unknown>; at: number };

/**
 * The chat platforms and a push service, as far as their documents say: they check signatures and
 * refuse who is too fast. Reached through the relay, so the host stands first in the path.
 */
export async function outsideWorld(clock: () => number) {
  const posts: Post[] = [];
  const refused: string[] = [];
  const pushes: { headers: Record<string, unknown>; body: Buffer }[] = [];
  const say = { push: 201, robot: undefined as object | undefined, secret: 'robot-secret' };
  const isTooFast = (path: string, most: number) =>
    posts.filter((one) => one.path === path && one.at > clock() - 60_000).length >= most;

  function robot(url: URL, body: Record<string, unknown>): object {
    const [, host] = url.pathname.split('/');
    const path = url.pathname + (url.searchParams.get('key') ?? '');
    const hmac = (key: string, text: string) =>
      createHmac('sha256', key).update(text).digest('base64');
    const take = (most: number, fast: object, ok: object) => {
      if (isTooFast(path, most)) {
        refused.push(path);
        return fast;
      }
      posts.push({ path, body, at: clock() });
      return ok;
    };
    if (say.robot) return say.robot;
    if (host === 'qyapi.weixin.qq.com')
      return take(
        20,
        { errcode: 45009, errmsg: 'api freq out of limit' },
        { errcode: 0, errmsg: 'ok' },
      );
    if (host === 'oapi.dingtalk.com') {
      const at = url.searchParams.get('timestamp') ?? '';
      const isRight = url.searchParams.get('sign') === hmac(say.secret, `${at}\n${say.secret}`);
      const isFresh = Math.abs(Number(at) - Date.now()) < 3_600_000;
      if (!isRight || !isFresh) return { errcode: 310000, errmsg: 'sign not match' };
      return take(20, { errcode: 130101, errmsg: 'send too fast' }, { errcode: 0, errmsg: 'ok' });
    }
    const { timestamp, sign } = body as { timestamp: string; sign: string };
    if (sign !== hmac(`${timestamp}\n${say.secret}`, ''))
      return { code: 19021, msg: 'sign match fail or timestamp is not within one hour' };
    return take(100, { code: 11232, msg: 'frequency limited' }, { code: 0, msg: 'success' });
  }

  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const body = Buffer.concat(parts);
      const url = new URL(request.url ?? '/', 'http://outside');
      if (url.pathname.startsWith('/fcm.googleapis.com/')) {
        pushes.push({ headers: request.headers, body });
        response.writeHead(say.push).end();
        return;
      }
      const reply = robot(url, JSON.parse(body.toString()) as Record<string, unknown>);
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(reply));
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', () => ready()));
  afterAll(() => new Promise<void>((done) => server.close(() => done())));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, posts, refused, pushes, say };
}

/** A browser that subscribed to pushes, and how it reads one (RFC 8291, aes128gcm). */
export function browser() {
  const keys = createECDH('prime256v1');
  keys.generateKeys();
  const auth = randomBytes(16);
  const read = (body: Buffer): string => {
    const salt = body.subarray(0, 16);
    const keyLength = body[20]!;
    const sender = body.subarray(21, 21 + keyLength);
    const sealed = body.subarray(21 + keyLength);
    const about = Buffer.concat([Buffer.from('WebPush: info\0'), keys.getPublicKey(), sender]);
    const shared = hkdfSync('sha256', keys.computeSecret(sender), auth, about, 32);
    const derive = (name: string, length: number) =>
      Buffer.from(
        hkdfSync('sha256', Buffer.from(shared), salt, `Content-Encoding: ${name}\0`, length),
      );
    const cipher = createDecipheriv('aes-128-gcm', derive('aes128gcm', 16), derive('nonce', 12));
    cipher.setAuthTag(sealed.subarray(-16));
    const plain = Buffer.concat([cipher.update(sealed.subarray(0, -16)), cipher.final()]);
    // The last record ends with a 2 and padding.
    return plain.subarray(0, plain.lastIndexOf(2)).toString();
  };
  return {
    p256dh: keys.getPublicKey().toString('base64url'),
    auth: auth.toString('base64url'),
    read,
  };
}
