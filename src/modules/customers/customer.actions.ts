import type { z } from 'zod';
import { audit } from '../../platform/audit.ts';
import type { Ctx } from '../../platform/db.ts';
import { whisper } from '../../platform/outbox.ts';
import { settingOn } from '../../platform/setting/setting-on.ts';
import { todayOf } from '../people/index.ts';
import { consentInUse } from './consent.rules.ts';
import { contactBarOf } from './contact-limit.rules.ts';
import * as queries from './customer.queries.ts';
import type { Ties } from './customer.queries.ts';
import { mergedAway, noSuchCustomer } from './customer.refusals.ts';
import { Profile, type patchCustomer, type postConsent } from './customer.schema.ts';
import { customerContactSetting } from './customer.settings.ts';
import { likenesses, likenessOf } from './likeness.rules.ts';
import { mergesInto } from './merge/merge.queries.ts';

const recordsMost = 100;
const eventsMost = 200;
const week = 7 * 86_400_000;

type One = { id: string };

/** Everything about one customer (客户全景), as far as the actor's right reaches. */
export const readCustomer =
  (ties: Ties) =>
  async (ctx: Ctx, { id }: One) => {
    const found = await queries.customerById(ctx, ties, id);
    if (!found) throw noSuchCustomer();
    const { number, profile, ...shown } = found;
    const ids = await queries.idsOfOne(ctx, id);
    const [identities, consents, contactBar, records, alike, merges] = await Promise.all([
      queries.identitiesOf(ctx, id),
      queries.consentsOf(ctx, ids),
      barOf(ctx, ties, { ids, doNotCall: shown.doNotCall }),
      recordsOf(ctx, ties, ids),
      alikeOf(ctx, ties, { id, name: shown.name, number, gender: shown.gender }),
      mergesInto(ctx, id),
    ]);
    return {
      ...shown,
      profile: Profile.parse(profile),
      identities: identities.map(({ kind, value }) => ({ kind, shown: maskedIdentity(value) })),
      consents,
      contactBar,
      records,
      alike: shown.mergedInto ? [] : alike,
      merges,
    };
  };

/** The last four characters tell one identity from another; the whole is not needed for that. */
const maskedIdentity = (value: string) => `••••${value.slice(-4)}`;

async function recordsOf(ctx: Ctx, ties: Ties, ids: readonly string[]) {
  const found = await Promise.all(ties.map((tie) => tie.records(ctx, ids)));
  return found
    .flat()
    .toSorted((a, b) => b.at.localeCompare(a.at))
    .slice(0, recordsMost)
    .map(({ place: _, ...record }) => record);
}

type Asked = { id: string; name: string; number: string; gender: string };

async function alikeOf(ctx: Ctx, ties: Ties, of: Asked) {
  const candidates = await queries.likeCandidates(ctx, ties, of);
  return candidates
    .flatMap(({ number, id, name, phone, createdAt, gender }) => {
      const why =
        id === of.id
          ? undefined
          : likenessOf(
              { name: of.name, phone: of.number, gender: of.gender },
              { name, phone: number, gender },
            );
      return why ? [{ id, name, phone, createdAt, why }] : [];
    })
    .toSorted((a, b) => likenesses.indexOf(a.why) - likenesses.indexOf(b.why))
    .slice(0, 10);
}

async function barOf(
  ctx: Ctx,
  ties: Ties,
  { ids, doNotCall }: { ids: readonly string[]; doNotCall: boolean },
) {
  const since = new Date(Date.parse(ctx.now) - week).toISOString();
  const contacted = await Promise.all(
    ties.map((tie) => tie.contacted?.(ctx, ids, since) ?? Promise.resolve([])),
  );
  const [limits] = (await settingOn(ctx, customerContactSetting, { day: await todayOf(ctx) })).rows;
  return contactBarOf({ doNotCall, contacted: contacted.flat() }, limits!, ctx.now);
}

/** Why nobody should call a customer now (免打扰). */
export const readContactBar =
  (ties: Ties) =>
  async (ctx: Ctx, { id }: One) => {
    const found = await queries.customerById(ctx, ties, id);
    if (!found) throw noSuchCustomer();
    const ids = await queries.idsOfOne(ctx, id);
    return { bar: await barOf(ctx, ties, { ids, doNotCall: found.doNotCall }) };
  };

/** What happened around a customer (客户动态), the latest first. */
export const readTimeline =
  (ties: Ties) =>
  async (ctx: Ctx, { id }: One) => {
    if (!(await queries.customerById(ctx, ties, id))) throw noSuchCustomer();
    const ids = await queries.idsOfOne(ctx, id);
    const found = await Promise.all(ties.map((tie) => tie.events(ctx, ids)));
    return {
      rows: found
        .flat()
        .toSorted((a, b) => b.at.localeCompare(a.at))
        .slice(0, eventsMost),
    };
  };

/** A customer to be changed, locked; who was merged into another is changed there. */
export async function customerToChange(ctx: Ctx, ties: Ties, id: string) {
  const customer = await queries.lockCustomer(ctx, ties, id);
  if (!customer) throw noSuchCustomer();
  if (customer.mergedInto) throw mergedAway();
  return customer;
}

/** Corrects what is known of a customer (改客户资料); tags are set as a whole. */
export const changeKnownOf =
  (ties: Ties) => async (ctx: Ctx, input: z.output<typeof patchCustomer.input>) => {
    const { id, tags, profile, ...plain } = input;
    const before = await customerToChange(ctx, ties, id);
    const change = { ...plain, ...(profile && { profile: JSON.stringify(profile) }) };
    if (Object.keys(change).length > 0) await queries.changeCustomer(ctx, id, change);
    if (tags) await queries.setTags(ctx, id, [...new Set(tags)]);
    const { name, kind, gender, doNotCall } = before;
    await audit(ctx, {
      action: 'customer.changed',
      resource: 'customer',
      recordId: id,
      before: { name, kind, gender, doNotCall, tags: before.tags, profile: before.profile },
      after: { ...plain, ...(tags && { tags }), ...(profile && { profile }) },
    });
    await whisper(ctx, 'customer', id);
    return { id };
  };

/** Notes what a customer said of their data (记同意与撤回). Taken back, it holds from this moment. */
export const noteConsent =
  (ties: Ties) => async (ctx: Ctx, input: z.output<typeof postConsent.input>) => {
    const { id: customerId, ...said } = input;
    await customerToChange(ctx, ties, customerId);
    const textVersion = consentInUse.version;
    const id = await queries.insertConsent(ctx, { customerId, textVersion, ...said });
    await audit(ctx, {
      action: said.granted ? 'customer.consented' : 'customer.withdrew',
      resource: 'customer',
      recordId: customerId,
      after: said,
    });
    await whisper(ctx, 'customer', customerId);
    return { id };
  };

export const listTags = async (ctx: Ctx) => ({ rows: await queries.tagsInUse(ctx) });
