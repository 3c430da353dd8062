import type { z } from 'zod';
import { reaches } from '../../../kernel/actor.ts';
import { yearOf } from '../../../kernel/period.ts';
import { uuidV7 } from '../../../kernel/uuid.ts';
import { audit } from '../../../platform/audit.ts';
import type { Ctx } from '../../../platform/db.ts';
import { whisper } from '../../../platform/outbox.ts';
import { insertUnknown, phoneIn } from '../../customers/index.ts';
import { todayOf } from '../../people/index.ts';
import { noStore } from '../deal.refusals.ts';
import * as detail from './account-detail.queries.ts';
import * as queries from './account.queries.ts';
import * as refused from './account.refusals.ts';
import { dueByNow } from './account.rules.ts';
import type * as schema from './account.schema.ts';

type In<C extends { input: z.ZodType }> = z.output<C['input']>;

/** Everything about one key account (大客户详情), its year counted to today. */
export async function showAccount(ctx: Ctx, { id }: In<typeof schema.getAccount>) {
  const today = await todayOf(ctx);
  const account = await queries.accountById(ctx, id, today);
  if (!account) throw refused.noSuchAccount();
  const year = yearOf(today);
  return {
    ...account,
    today,
    year,
    due: account.goal === null ? null : dueByNow(account.goal, year, today),
    contacts: await detail.contactsOf(ctx, account),
    members: await detail.membersOf(ctx, id),
    goals: await detail.goalsOf(ctx, id),
    tenders: await detail.tendersOf(ctx, id),
    prices: await detail.pricesOf(ctx, id),
    orders: await detail.ordersOf(ctx, id),
  };
}

/** A key account that the actor works on, locked. */
export async function accountToWorkOn(ctx: Ctx, id: string): Promise<queries.LockedAccount> {
  const account = await queries.lockAccount(ctx, id);
  if (!account) throw refused.noSuchAccount();
  return account;
}

/** Notes a change of a key account, and wakes the screens that show it. */
export async function noted(
  ctx: Ctx,
  { id, ownerId }: Pick<queries.LockedAccount, 'id' | 'ownerId'>,
  what: { action: string; before?: unknown; after?: unknown },
): Promise<void> {
  await audit(ctx, { resource: 'key_account', recordId: id, ownerId, ...what });
  await whisper(ctx, 'key_account', id);
}

/**
 * Makes a company a key account (建大客户). A company is a key account once; without a customer the company is made too,
 * as a customer of the kind that organisations are.
 */
export async function openAccount(ctx: Ctx, input: In<typeof schema.postAccount>) {
  const { actor } = ctx;
  const storeId = input.storeId ?? actor.storeId;
  if (!storeId || !reaches(actor, 'deal', 'edit', { storeId, personId: actor.personId }))
    throw noStore();
  if (actor.storeId && actor.storeId !== storeId && !reaches(actor, 'deal', 'edit', { storeId }))
    throw noStore();
  if (!(await queries.isStore(ctx, storeId))) throw refused.namedNobody('storeId');
  const customerId = input.customerId ?? uuidV7();
  const company = { customerId, name: input.name, gender: '', company: true };
  if (!input.customerId) await insertUnknown(ctx, [company]);
  const kind = await queries.kindOfCustomer(ctx, customerId);
  if (!kind) throw refused.namedNobody('customerId');
  if (kind !== 'company') throw refused.notACompany();
  const { name, sector, note } = input;
  const account = {
    id: uuidV7(),
    customerId,
    name,
    sector,
    note,
    storeId,
    teamId: actor.teamId,
    ownerId: actor.personId,
  };
  if (!(await queries.insertAccount(ctx, account))) throw refused.isAccount();
  await noted(ctx, account, { action: 'key_account.opened', after: { name, sector, storeId } });
  return { id: account.id };
}

/** Corrects a key account, or gives it to somebody who works here (改大客户). */
export async function correctAccount(ctx: Ctx, { id, ...change }: In<typeof schema.patchAccount>) {
  const account = await accountToWorkOn(ctx, id);
  const given = change.ownerId ? await newOwner(ctx, account, change.ownerId) : {};
  const values = { ...change, ...given };
  const set = Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined),
  ) as Parameters<typeof queries.changeAccount>[2];
  if (Object.keys(set).length === 0) return { id };
  await queries.changeAccount(ctx, id, set);
  const { name, sector, state, ownerId } = account;
  await noted(ctx, account, {
    action: 'key_account.changed',
    before: { name, sector, state, ownerId },
    after: set,
  });
  return { id };
}

async function newOwner(ctx: Ctx, { storeId }: queries.LockedAccount, personId: string) {
  const [person] = await queries.staffNamed(ctx, [personId]);
  if (person?.storeId !== storeId) throw refused.namedNobody('ownerId');
  return { ownerId: person.id, teamId: person.teamId };
}

/** Somebody at the organisation (联系人). */
export async function addContact(
  ctx: Ctx,
  { id, ...contact }: In<typeof schema.postAccountContact>,
) {
  const account = await accountToWorkOn(ctx, id);
  const phone = contact.phone === '' ? '' : (phoneIn(contact.phone) ?? contact.phone);
  const contactId = await queries.insertContact(ctx, { ...contact, phone, accountId: id });
  const { name, part } = contact;
  await noted(ctx, account, { action: 'key_account.contact_added', after: { name, part } });
  return { id: contactId };
}

export async function dropContact(
  ctx: Ctx,
  { id, contactId }: In<typeof schema.deleteAccountContact>,
) {
  const account = await accountToWorkOn(ctx, id);
  await queries.deleteContact(ctx, id, contactId);
  await noted(ctx, account, { action: 'key_account.contact_dropped', before: { contactId } });
  return { id };
}

/** Who works on it beside the owner (小组): they see it and work on it wherever they stand. */
export async function setTeam(ctx: Ctx, { id, personIds }: In<typeof schema.putAccountMembers>) {
  const account = await accountToWorkOn(ctx, id);
  const asked = [...new Set(personIds)];
  if ((await queries.staffNamed(ctx, asked)).length < asked.length)
    throw refused.namedNobody('personIds');
  const before = (await detail.membersOf(ctx, id)).map(({ personId }) => personId);
  await queries.setMembers(ctx, id, asked);
  await noted(ctx, account, { action: 'key_account.team_set', before, after: asked });
  return { id };
}

/** Cars to be ordered in a year (年度目标). */
export async function setYear(ctx: Ctx, { id, year, orders }: In<typeof schema.putAccountGoal>) {
  const account = await accountToWorkOn(ctx, id);
  await queries.setGoal(ctx, id, { year, orders });
  await noted(ctx, account, { action: 'key_account.goal_set', after: { year, orders } });
  return { id };
}
