import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import webPush from 'web-push';
import { uuidV7 } from '../../kernel/uuid.ts';
import { readSettings } from '../settings.ts';
import { postOutside } from './relay.ts';
import type { Outcome } from './robot/dialect.ts';
import { noAnswer } from './robot/post.ts';

/** Holds the key pair that push services know us by; a backup takes it along, or devices are lost. */
export const vapidFile = 'vapid.json';

type VapidKeys = { publicKey: string; privateKey: string };
let known: { folder: string; keys: VapidKeys } | undefined;

/** The installation's own key pair (VAPID), made when first needed and kept with mode 600. */
export function vapidKeys(): VapidKeys {
  const folder = readSettings(process.env).dataDir;
  if (known?.folder !== folder) known = { folder, keys: readOrMake(path.join(folder, vapidFile)) };
  return known.keys;
}

function readOrMake(file: string): VapidKeys {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as VapidKeys;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  // Of two processes that start at once, one makes the keys and both read them.
  mkdirSync(path.dirname(file), { recursive: true });
  const draft = `${file}.${uuidV7()}`;
  writeFileSync(draft, JSON.stringify(webPush.generateVAPIDKeys()), { mode: 0o600, flush: true });
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft);
  }
  return JSON.parse(readFileSync(file, 'utf8')) as VapidKeys;
}

export type Device = { endpoint: string; p256dh: string; auth: string };
export type PushMessage = { title: string; body: string; link: string; tag: string };

/**
 * Sends one encrypted push (浏览器推送). `gone`: the browser has ended the subscription, so that it may
 * be forgotten.
 */
export async function sendPush(
  { endpoint, p256dh, auth }: Device,
  message: PushMessage,
): Promise<Outcome & { gone?: boolean }> {
  try {
    const { headers, body } = webPush.generateRequestDetails(
      { endpoint, keys: { p256dh, auth } },
      JSON.stringify(message),
      { vapidDetails: { subject: subjectOf(), ...vapidKeys() }, TTL: 86_400 },
    );
    const { status, text } = await postOutside(endpoint, {
      headers: named(headers),
      body,
    });
    return outcomeOf(status, text);
  } catch (error) {
    return { end: 'again', reason: noAnswer(error) };
  }
}

function outcomeOf(status: number, text: string): Outcome & { gone?: boolean } {
  const reason = `HTTP ${status} ${text}`.slice(0, 300).trim();
  if (status >= 200 && status < 300) return { end: 'sent' };
  if (status === 404 || status === 410)
    return { end: 'dropped', reason: 'device_gone', gone: true };
  if (status === 429) return { end: 'slow', waitMs: 60_000, reason };
  return { end: status >= 500 ? 'again' : 'refused', reason };
}

/** fetch counts the body itself. */
const named = (headers: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(headers)
      .filter(([name]) => name.toLowerCase() !== 'content-length')
      .map(([name, value]) => [name, String(value)]),
  );

/** Whom a push service may write to about us. */
function subjectOf(): string {
  const { publicUrl, mailFrom } = readSettings(process.env);
  return publicUrl?.startsWith('https:')
    ? publicUrl
    : `mailto:${mailFrom.replace(/^.*<|>.*$/g, '')}`;
}
