import type { Selectable } from 'kysely';
import type { InputOf } from '../../../kernel/endpoint.ts';
import { uuidV7 } from '../../../kernel/uuid.ts';
import { audit } from '../../../platform/audit.ts';
import { inTenant, type Ctx, type DB } from '../../../platform/db.ts';
import { seal, unseal } from '../../../platform/secret.ts';
import type { Exchange } from '../../../platform/serve.ts';
import type { OpenProvider } from './dialect/dialect.ts';
import { dialects } from './dialect/dialects.ts';
import {
  dropProvider,
  endSessionsBy,
  insertProvider,
  providerOf,
  providersOf,
  updateProvider,
  type ProviderRow,
} from './provider.queries.ts';
import { noSuchProvider, slugTaken, wrongSettings } from './provider.refusals.ts';
import { completed, settingsProblem } from './provider.rules.ts';
import type {
  deleteProvider,
  patchProvider,
  postProvider,
  postProviderCheck,
} from './provider.schema.ts';

const purposeOf = (id: string) => `sign_in_provider:${id}`;

/** A provider with its secret opened, for the time of one question. */
export const opened = (row: ProviderRow): OpenProvider => ({
  id: row.id,
  kind: row.kind,
  settings: row.settings,
  secret: unseal(row.secretSealed, purposeOf(row.id)),
});

/** The group's ways to sign in besides a password (登录方式). */
export async function listProviders({ db, actor }: Ctx) {
  const rows = await providersOf(db, actor.tenantId);
  return {
    rows: rows.map((row) => ({ ...shown(asRow(row)), bound: Number(row.bound ?? 0) })),
  };
}

/** Adds a provider. Its address finds the group, so no two groups share one. */
export async function addProvider(ctx: Ctx, input: InputOf<typeof postProvider>) {
  const { db, actor, now } = ctx;
  const { slug, kind, label, secret, findsBy, isListed, asksSecondFactor, ...given } = input;
  const id = uuidV7();
  const settings = completed(kind, given);
  const problem = settingsProblem(kind, settings);
  if (problem) throw wrongSettings(problem);
  const row: ProviderRow = {
    id,
    tenantId: actor.tenantId,
    slug,
    kind,
    label,
    settings,
    secretSealed: seal(secret, purposeOf(id)),
    findsBy,
    isListed,
    asksSecondFactor,
    createdAt: now,
    disabledAt: null,
  };
  if (!(await insertProvider(db, row))) throw slugTaken(slug);
  await audit(ctx, {
    action: 'provider.added',
    resource: 'login',
    recordId: id,
    after: shown(row),
  });
  return { id };
}

/** Changes a provider; switched off, it lets nobody in, and whom it let in is out at once. */
export async function changeProvider(ctx: Ctx, input: InputOf<typeof patchProvider>) {
  const { db, actor, now } = ctx;
  const { id, secret, isOn, ...changes } = input;
  const before = asRow(await mustFind(ctx, id));
  const { clientId, agentId, loginAddress, apiAddress, ...plain } = {
    ...before.settings,
    ...changes,
  };
  const settings = completed(before.kind, { clientId, agentId, loginAddress, apiAddress });
  const problem = settingsProblem(before.kind, settings);
  if (problem) throw wrongSettings(problem);
  const after: ProviderRow = {
    ...before,
    ...plain,
    settings,
    secretSealed: secret === undefined ? before.secretSealed : seal(secret, purposeOf(id)),
    disabledAt: isOn === undefined ? before.disabledAt : isOn ? null : (before.disabledAt ?? now),
  };
  const { slug: _, kind: __, createdAt: ___, ...stored } = after;
  await updateProvider(db, { ...stored, tenantId: actor.tenantId });
  if (after.disabledAt) await endSessionsBy(db, id, now);
  await audit(ctx, {
    action: 'provider.changed',
    resource: 'login',
    recordId: id,
    before: shown(before),
    after: { ...shown(after), ...(secret !== undefined && { secret: 'replaced' }) },
  });
  return {};
}

export async function removeProvider(ctx: Ctx, { id }: InputOf<typeof deleteProvider>) {
  const before = shown(asRow(await mustFind(ctx, id)));
  await dropProvider(ctx.db, { tenantId: ctx.actor.tenantId, id });
  await audit(ctx, { action: 'provider.removed', resource: 'login', recordId: id, before });
  return {};
}

/** Asks the provider itself whether its settings are right; outside the transaction, it may take long. */
export async function checkProvider(
  { visit, actor }: Exchange,
  { id }: InputOf<typeof postProviderCheck>,
) {
  const { database, now } = visit;
  const row = await inTenant(database.web, actor.tenantId, (db) =>
    mustFind({ db, actor, now }, id),
  );
  const provider = opened(asRow(row));
  await dialects[provider.kind].check(provider);
  return {};
}

async function mustFind({ db, actor }: Ctx, id: string) {
  const row = await providerOf(db, { tenantId: actor.tenantId, id });
  if (!row) throw noSuchProvider(id);
  return row;
}

/** The columns with a narrower meaning than their SQL type: a check of the table keeps them. */
const asRow = (row: Selectable<DB['platform.signInProvider']>) => row as unknown as ProviderRow;

const shown = ({
  settings,
  secretSealed: _,
  tenantId: __,
  createdAt: ___,
  ...row
}: ProviderRow) => ({
  id: row.id,
  slug: row.slug,
  kind: row.kind,
  label: row.label,
  findsBy: row.findsBy,
  isListed: row.isListed,
  asksSecondFactor: row.asksSecondFactor,
  disabledAt: row.disabledAt,
  ...settings,
});
