import { randomBytes } from 'node:crypto';
import type { z } from 'zod';
import { Refusal } from '../../kernel/refusal.ts';
import { uuidV7 } from '../../kernel/uuid.ts';
import { audit } from '../../platform/audit.ts';
import type { Ctx } from '../../platform/db.ts';
import { seal } from '../../platform/secret.ts';
import { phoneIn } from '../customers/index.ts';
import { missingOf } from './form.queries.ts';
import { noSuchPush, pushNames, pushNoPhone, pushNoStore } from './marketing.refusals.ts';
import * as row from './push.queries.ts';
import { sealedFor } from './push.receive.ts';
import { fenIn, fieldsIn, genderIn, momentIn, readBody, type Pushed } from './push.rules.ts';
import type * as contract from './push.schema.ts';

/** How long the earlier secret is taken too (轮换重叠期). */
const overlapHours = 24;

export const listPushes = async (ctx: Ctx) => ({ rows: await row.pushesOf(ctx) });

/** Makes an address for a portal (平台推送地址) and answers its secret, the only time it is told. */
export async function makePush(ctx: Ctx, input: z.output<typeof contract.postLeadPush.input>) {
  const { secret = newSecret(), ...settings } = input;
  await mustKnow(ctx, settings);
  const [id, code] = [uuidV7(), randomBytes(12).toString('base64url')];
  const secretSealed = seal(secret, sealedFor(id));
  await row.insertPush(ctx, { ...settings, id, code, secretSealed });
  await audit(ctx, { action: 'lead_push.made', resource: 'market', recordId: id, after: settings });
  return { id, code, secret };
}

export async function changePush(
  ctx: Ctx,
  { id, ...after }: z.output<typeof contract.putLeadPush.input>,
) {
  const { secretSealed: _, previousSealed: __, ...before } = await mustFind(ctx, id);
  await mustKnow(ctx, after);
  await row.updatePush(ctx, id, after);
  await audit(ctx, {
    action: 'lead_push.changed',
    resource: 'market',
    recordId: id,
    before,
    after,
  });
  return { id };
}

/** Turns the secret over (轮换密钥); for a day both are taken, so that the portal changes in peace. */
export async function turnPushSecret(
  ctx: Ctx,
  { id, secret = newSecret() }: z.output<typeof contract.postLeadPushSecret.input>,
) {
  const { secretSealed: previousSealed } = await mustFind(ctx, id);
  const previousUntil = new Date(Date.parse(ctx.now) + overlapHours * 3_600_000).toISOString();
  const secretSealed = seal(secret, sealedFor(id));
  await row.updatePush(ctx, id, { secretSealed, previousSealed, previousUntil });
  const change = { resource: 'market', recordId: id, after: { previousUntil } };
  await audit(ctx, { action: 'lead_push.secret_turned', ...change });
  return { id, secret, previousUntil };
}

export async function closePush(ctx: Ctx, { id }: { id: string }) {
  await mustFind(ctx, id);
  await row.updatePush(ctx, id, { closedAt: ctx.now });
  await row.closePushLink(ctx, id);
  await audit(ctx, { action: 'lead_push.closed', resource: 'market', recordId: id });
  return { id };
}

export async function listOutcomes(ctx: Ctx, { id }: { id: string }) {
  if (!(await row.isPush(ctx, id))) throw noSuchPush();
  return { rows: await row.outcomesOf(ctx, id) };
}

export type Understood = {
  sent: Pushed;
  phone: string | null;
  gender: '' | 'male' | 'female';
  store: { id: string; name: string } | undefined;
  model: { id: string; name: string } | undefined;
  receivedAt: string | null;
  priceFen: number | null;
  refusal: Refusal | undefined;
};
type Reading = Pick<row.PushSettings, 'fieldMap' | 'storeId'> & { mediaType: string; body: string };

/** What a body says to us (读懂推送内容), and what would refuse it. */
export async function readPush(ctx: Ctx, reading: Reading): Promise<Understood> {
  const { fieldMap, storeId, mediaType, body } = reading;
  const sent = fieldsIn(readBody(mediaType, body), fieldMap);
  const asked = { storeId, store: sent.store ?? '', model: sent.model ?? '' };
  const { store, model } = await row.namedIn(ctx, asked);
  const phone = phoneIn(sent.phone ?? '');
  const refusal = !sent.phone
    ? pushNoPhone()
    : !phone
      ? new Refusal(422, 'lead.bad_phone', { field: 'phone' })
      : store
        ? undefined
        : pushNoStore();
  return {
    sent,
    phone,
    store,
    model,
    gender: genderIn(sent.gender),
    receivedAt: momentIn(sent.receivedAt),
    priceFen: fenIn(sent.price),
    refusal,
  };
}

/** Tries a sample body (试一试): nothing is written. */
export async function tryPush(ctx: Ctx, input: z.output<typeof contract.postPushTrial.input>) {
  const { sent, store, model, refusal, gender, receivedAt, priceFen } = await readPush(ctx, input);
  const names = { storeName: store?.name ?? null, modelName: model?.name ?? null };
  return { sent, gender, receivedAt, priceFen, ...names, refusal: refusal?.code ?? '' };
}

async function mustFind(ctx: Ctx, id: string): Promise<row.StoredPush> {
  const found = await row.pushById(ctx, id);
  if (!found) throw noSuchPush();
  return found;
}

async function mustKnow(ctx: Ctx, settings: row.PushSettings): Promise<void> {
  const missing = await missingOf(ctx, settings);
  if (missing) throw pushNames(missing);
}

const newSecret = () => randomBytes(32).toString('base64url');
