import { createHash } from 'node:crypto';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTenant } from '../../../platform/db.ts';
import type { Sent, Visit } from '../../../platform/serve.ts';
import {
  behindPush,
  mustBeSigned,
  readPush,
  recordOutcome,
  type OpenPush,
  type Understood,
} from '../../marketing/index.ts';
import { pushNotUtf8 } from '../../marketing/marketing.refusals.ts';
import { inFuture, tooOld } from '../lead.refusals.ts';
import type { Arrival } from './arrival.rules.ts';
import { takeLead } from './intake.actions.ts';

const oldestMs = 30 * 86_400_000;
/** Clocks of portals run ahead a little; their lead is no less real for it. */
const aheadMs = 5 * 60_000;

/** Takes what a portal pushes (平台推送). What came of it is noted, whether it was taken or refused. */
export async function takePush(visit: Visit, { code }: { code: string }, sent: Sent) {
  const opened = await behindPush(visit, code);
  const note = { code: '', field: '', bytes: sent.body.length };
  try {
    const arrival = await arrivalOf(visit, opened, sent);
    const { result } = await takeLead(visit.database, {
      asking: {
        actor: opened.actor,
        now: visit.now,
        alive: null,
        stale: () => new Error('a push has no session'),
      },
      arrival,
    });
    await recordOutcome(visit, opened, { ...note, result });
    return { code: 0 as const, result };
  } catch (error) {
    if (error instanceof Refusal) {
      const { code: why, details } = error;
      const field = typeof details['field'] === 'string' ? details['field'] : '';
      await recordOutcome(visit, opened, { ...note, result: 'refused', code: why, field });
    }
    throw error;
  }
}

async function arrivalOf(
  { database, now }: Visit,
  { actor, push }: OpenPush,
  sent: Sent,
): Promise<Arrival> {
  mustBeSigned(push, sent, now);
  const reading = { ...push, mediaType: sent.mediaType, body: textOf(sent.body) };
  const read = await inTenant(database.web, actor.tenantId, (db) =>
    readPush({ db, actor, now }, reading),
  );
  const { sent: said, phone, store, model, refusal } = read;
  if (refusal) throw refusal;
  return {
    storeId: store!.id,
    intake: 'push',
    sender: actor.login,
    // Who gives no id of their own is known by their words: the same body again is the same push.
    externalId: said.externalId ?? `sha256:${createHash('sha256').update(sent.body).digest('hex')}`,
    receivedAt: receivedAt(read, now),
    name: said.name ?? '',
    gender: read.gender,
    company: false,
    phone,
    wecom: null,
    sourceId: push.sourceId,
    campaignId: push.campaignId,
    modelId: model?.id ?? null,
    areaId: null,
    wish: said.wish ?? '',
    expectedOn: null,
    language: '',
    preferredId: null,
    referralCode: '',
    priceFen: read.priceFen,
    utm: null,
    content: { push: push.name, wish: said.wish ?? '', model: said.model ?? '' },
    consents: [],
    ownerId: null,
  };
}

function textOf(body: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    throw pushNotUtf8();
  }
}

function receivedAt({ receivedAt: said }: Understood, now: string): string {
  if (said === null) return now;
  const age = Date.parse(now) - Date.parse(said);
  if (age > oldestMs) throw tooOld();
  if (age < -aheadMs) throw inFuture();
  return age < 0 ? now : said;
}
