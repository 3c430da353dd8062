import type { z } from 'zod';
import { firstDay, lastDay } from '../../../kernel/period.ts';
import { audit } from '../../../platform/audit.ts';
import type { Ctx } from '../../../platform/db.ts';
import { appendFacts } from '../../../platform/facts/facts.queries.ts';
import { whisper } from '../../../platform/outbox.ts';
import { settingOn } from '../../../platform/setting/setting-on.ts';
import { productsFor } from '../../catalog/index.ts';
import { todayOf } from '../../people/index.ts';
import { lockDeal, type LockedDeal } from '../deal-open.queries.ts';
import { isDealReached } from '../deal.queries.ts';
import { dealImported, noSuchDeal } from '../deal.refusals.ts';
import { dealFact } from '../deal-fact.ts';
import * as queries from './derivative.queries.ts';
import * as refusals from './derivative.refusals.ts';
import * as rules from './derivative.rules.ts';
import type * as contract from './derivative.schema.ts';
import { derivativeBundleSetting } from './derivative.settings.ts';

/** The deal whose derivatives are worked on, locked: open or delivered, never one of an imported history. */
async function dealAtWork(ctx: Ctx, id: string): Promise<LockedDeal> {
  const deal = await lockDeal(ctx, 'edit', id);
  if (!deal) throw noSuchDeal({ id });
  if (deal.origin !== 'showroom') throw dealImported();
  return deal;
}

/** How many kinds make a bundle at a store on a day (衍生组合). */
export async function bundleLeast(ctx: Ctx, storeId: string | null, day: string): Promise<number> {
  return (await settingOn(ctx, derivativeBundleSetting, { day, storeId })).rows[0]!.least;
}

/**
 * Changes derivatives of a deal and tells what that changed. Before the delivery nothing is told: the hand-over tells
 * everything at once. After it each change is a further fact of today's open period (补记), never an edit.
 */
async function changing<T>(ctx: Ctx, deal: LockedDeal, change: () => Promise<T>): Promise<T> {
  if (deal.outcome !== 'won') {
    const changed = await change();
    await whisper(ctx, 'deal', deal.id);
    return changed;
  }
  const before = rules.realisedOf(await queries.derivativesOf(ctx, deal.id));
  const changed = await change();
  const after = rules.realisedOf(await queries.derivativesOf(ctx, deal.id));
  const day = await todayOf(ctx);
  const moved = rules.differences(before, after, await bundleLeast(ctx, deal.storeId, day));
  const byFen = rules.netOf(after) - rules.netOf(before);
  await queries.writeRealised(ctx, deal.id, after, byFen);
  await appendFacts(
    ctx,
    moved.map((one) => dealFact(deal, { ...one, day, at: ctx.now })),
  );
  await whisper(ctx, 'deal', deal.id);
  return changed;
}

/** Opens one by hand (手工登记). */
export async function openDerivative(
  ctx: Ctx,
  { id, ...asked }: z.output<typeof contract.postDerivative.input>,
) {
  const deal = await dealAtWork(ctx, id);
  if (deal.outcome === 'lost') throw refusals.dealLost();
  const day = await todayOf(ctx);
  const [made] = await changing(ctx, deal, () =>
    queries.insertDerivatives(ctx, [
      {
        ...asked,
        isCompulsory: asked.kind === 'insurance' && asked.isCompulsory,
        dealId: id,
        contractId: null,
        lineKey: null,
        productId: null,
        storeId: deal.storeId,
        state: rules.firstState[asked.kind],
        day,
      },
    ]),
  );
  await logged(ctx, deal, { action: 'derivative.opened', after: { id: made, ...asked } });
  return { id: made! };
}

/** Opens what the lines of the standing contract name (合同带出): each line once, however often it is asked. */
export async function openFromContract(ctx: Ctx, { id }: { id: string }) {
  const deal = await dealAtWork(ctx, id);
  const standing = await queries.standingContract(ctx, id);
  if (!standing || standing.state === 'draft') throw refusals.noContract();
  const day = await todayOf(ctx);
  const products = new Map((await productsFor(ctx)).map((one) => [one.id, one]));
  const asked = rules.derivativesOfLines(standing.lines, products);
  const place = { dealId: id, contractId: standing.id, storeId: standing.storeId };
  const made = await changing(ctx, deal, () =>
    queries.insertDerivatives(
      ctx,
      asked.map((one) => ({ ...one, ...place, note: '', day })),
    ),
  );
  if (made.length > 0)
    await logged(ctx, deal, {
      action: 'derivative.opened',
      after: { number: standing.number, ids: made },
    });
  return { opened: made.length };
}

async function derivativeAtWork(ctx: Ctx, id: string) {
  const dealId = await queries.dealOfDerivative(ctx, id);
  if (!dealId || !(await isDealReached(ctx, 'edit', dealId))) throw refusals.noSuchDerivative();
  const deal = await dealAtWork(ctx, dealId);
  const found = (await queries.derivativesOf(ctx, dealId)).find((one) => one.id === id)!;
  return { deal, found };
}

/**
 * Takes the next step (推进): approved, paid out, issued, fitted, activated, or cancelled, on its day, with what the
 * store gets and spends. The deal's lock orders two at once, and the key of the steps lets each be taken once.
 */
export async function stepDerivative(
  ctx: Ctx,
  { id, state, on, note, ...asked }: z.output<typeof contract.postDerivativeStep.input>,
) {
  const { deal, found } = await derivativeAtWork(ctx, id);
  if (!rules.nextStates(found.kind, found.state).includes(state))
    throw refusals.notNext(found.state, state);
  if (on > (await todayOf(ctx))) throw refusals.dayAhead();
  if (on < found.stateOn) throw refusals.dayBefore(found.stateOn);
  const { incomeFen = found.incomeFen, expenseFen = found.expenseFen } = asked;
  await changing(ctx, deal, async () => {
    const step = { state, on, incomeFen, expenseFen, note };
    if (!(await queries.insertStep(ctx, id, step))) throw refusals.notNext(found.state, state);
    await queries.changeDerivative(ctx, id, {
      state,
      stateOn: on,
      stateAt: ctx.now,
      ...given(asked),
    });
  });
  await logged(ctx, deal, {
    action: 'derivative.moved',
    after: { id, name: found.name, state, on, ...given(asked) },
  });
  return { id, state };
}

/** Corrects what is known of one (更正): money that is known later than the delivery becomes a fact of today. */
export async function correctDerivative(
  ctx: Ctx,
  { id, ...asked }: z.output<typeof contract.patchDerivative.input>,
) {
  const { deal, found } = await derivativeAtWork(ctx, id);
  const change = given(asked);
  if (Object.keys(change).length === 0) return { id };
  await changing(ctx, deal, () => queries.changeDerivative(ctx, id, change));
  const before = Object.fromEntries(
    Object.keys(change).map((key) => [key, found[key as keyof typeof found]]),
  );
  await logged(ctx, deal, {
    action: 'derivative.corrected',
    before,
    after: { id, name: found.name, ...change },
  });
  return { id };
}

const given = <T extends object>(asked: T) =>
  Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: NonNullable<T[K]>;
  };

/**
 * A contract was cancelled (解约): what only waited ends with it. What was paid out, issued, fitted or activated stays, for
 * whoever looks after it to cancel with lender, insurer or workshop.
 */
export async function endWaiting(ctx: Ctx, dealId: string, contractId: string): Promise<void> {
  const day = await todayOf(ctx);
  for (const {
    id,
    kind,
    state,
    incomeFen,
    expenseFen,
    contractId: of,
  } of await queries.derivativesOf(ctx, dealId)) {
    if (of !== contractId || !rules.waitingStates.includes(state)) continue;
    const ended = rules.endedState(kind);
    await queries.insertStep(ctx, id, { state: ended, on: day, incomeFen, expenseFen, note: '' });
    await queries.changeDerivative(ctx, id, { state: ended, stateOn: day, stateAt: ctx.now });
  }
}

type Told = { action: string; after: object; before?: object };

const logged = (ctx: Ctx, deal: LockedDeal, told: Told) =>
  audit(ctx, { ...told, resource: 'deal', recordId: deal.id, ownerId: deal.personId });

/** The derivatives of a deal (这一单的衍生业务), and how many lines of its contract are not opened yet. */
export async function derivativesOfDeal(ctx: Ctx, { id }: { id: string }) {
  if (!(await isDealReached(ctx, 'read', id))) throw noSuchDeal({ id });
  const standing = await queries.standingContract(ctx, id);
  const named =
    standing && standing.state !== 'draft'
      ? rules.derivativesOfLines(standing.lines, new Map())
      : [];
  const opened = standing ? await queries.openedLines(ctx, standing.id) : new Set<string>();
  return {
    rows: await queries.derivativesOf(ctx, id),
    unopened: named.filter(({ lineKey }) => !opened.has(lineKey)).length,
  };
}

export const listWaiting = async (
  ctx: Ctx,
  asked: z.output<typeof contract.getDerivatives.input>,
) => ({ rows: await queries.waitingDerivatives(ctx, asked) });

/** Penetration, income a car and bundles of a month’s delivered cars (渗透率与单车收益). */
export async function showFigures(
  ctx: Ctx,
  { storeId, month }: z.output<typeof contract.getDerivativeFigures.input>,
) {
  const [from, to] = [firstDay(month), lastDay(month)];
  const rows = await queries.deliveredWith(ctx, { storeId: storeId ?? null, from, to });
  const least = await bundleLeast(ctx, storeId ?? null, to);
  const each = [...Map.groupBy(rows, ({ dealId }) => dealId).values()].map((those) =>
    rules.realisedOf(those.flatMap((one) => (one.kind ? [{ ...one, kind: one.kind }] : []))),
  );
  const cars = each.length;
  const share = (group: rules.DerivativeGroup) => {
    const carsWith = each.filter((one) => one[group]?.cars === 1).length;
    const incomeFen = each.reduce((sum, one) => sum + (one[group]?.netFen ?? 0), 0);
    return { cars: carsWith, penetrationBp: rules.penetration(carsWith, cars), incomeFen };
  };
  const bundles = each.filter((one) => rules.isBundle(one, least)).length;
  const allFen = each.reduce((sum, one) => sum + rules.netOf(one), 0);
  return {
    cars,
    finance: share('finance'),
    insurance: share('insurance'),
    accessory: share('accessory'),
    service: share('service'),
    incomePerCarFen: rules.perCar(allFen, cars),
    bundles,
    bundleBp: rules.penetration(bundles, cars),
    least,
  };
}
