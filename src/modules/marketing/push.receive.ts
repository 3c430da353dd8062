import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { systemActor, type Actor } from '../../kernel/actor.ts';
import { inTenant, type Ctx } from '../../platform/db.ts';
import { unseal } from '../../platform/secret.ts';
import type { Sent, Visit } from '../../platform/serve.ts';
import { linkBehind } from './form.queries.ts';
import { noSuchPush, pushForged, pushStale, pushUnsigned } from './marketing.refusals.ts';
import { insertOutcome, pushById, type Outcome, type StoredPush } from './push.queries.ts';
import { isStampFresh, signedText } from './push.rules.ts';

export const sealedFor = (id: string) => `lead_push:${id}`;

/** A portal's address that is open, and the program itself at work for it. */
export type OpenPush = { actor: Actor; push: StoredPush };
type Reached = Pick<Visit, 'database' | 'now'>;

/** Finds the address behind a code (平台推送地址) and reads there, as the program itself. */
export async function behindPush(
  { database }: Pick<Visit, 'database'>,
  code: string,
): Promise<OpenPush> {
  const link = await linkBehind(database.web, code, 'lead_push');
  if (!link) throw noSuchPush();
  const actor = systemActor(link.tenantId, `push ${code}`);
  const push = await inTenant(database.web, link.tenantId, (db) =>
    pushById({ db, actor }, link.recordId),
  );
  if (!push) throw noSuchPush();
  return { actor, push };
}

/** Throws unless the portal proves by its secret that it sent this, just now (验签). */
export function mustBeSigned(push: StoredPush, { headers, body }: Sent, now: string): void {
  const shown = textOf(headers[push.signatureHeader]);
  if (!shown) throw pushUnsigned(push.signatureHeader);
  const secrets = secretsOf(push, now);
  if (push.method === 'token') {
    const token = shown.replace(/^bearer\s+/i, '');
    if (!secrets.some((secret) => isSame(digest(secret), digest(token)))) throw pushForged();
    return;
  }
  const stamp = textOf(headers[push.timestampHeader]);
  if (!stamp) throw pushUnsigned(push.timestampHeader);
  const signature = shown.replace(/^sha256=/i, '');
  const given = Buffer.from(signature, /^[\da-f]{64}$/i.test(signature) ? 'hex' : 'base64');
  // Bytes as Latin-1, so that what is signed is exactly what came, whatever encoding it claims.
  const text = signedText(stamp, body.toString('latin1'));
  const isSigned = secrets.some((secret) =>
    isSame(createHmac('sha256', secret).update(text, 'latin1').digest(), given),
  );
  if (!isSigned) throw pushForged();
  if (!isStampFresh(stamp, now)) throw pushStale();
}

/** Notes what came of a push (推送结果), without anything of the person in it. */
export const recordOutcome = (
  { database, now }: Reached,
  { actor, push }: OpenPush,
  outcome: Outcome,
): Promise<void> =>
  inTenant(database.web, actor.tenantId, (db) => {
    const ctx: Ctx = { db, actor, now };
    return insertOutcome(ctx, push.id, outcome);
  });

function secretsOf({ id, secretSealed, previousSealed, previousUntil }: StoredPush, now: string) {
  const isBoth = previousSealed !== null && previousUntil !== null && previousUntil > now;
  return [secretSealed, ...(isBoth ? [previousSealed] : [])].map((one) =>
    unseal(one, sealedFor(id)),
  );
}

const textOf = (header: unknown) => (typeof header === 'string' ? header.trim() : '');
const digest = (text: string) => createHash('sha256').update(text).digest();
const isSame = (a: Buffer, b: Buffer) => a.length === b.length && timingSafeEqual(a, b);
