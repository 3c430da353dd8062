import type { InputOf } from '../../../kernel/endpoint.ts';
import { audit } from '../../../platform/audit.ts';
import type { Ctx } from '../../../platform/db.ts';
import { whisper } from '../../../platform/outbox.ts';
import { settingOn } from '../../../platform/setting/setting-on.ts';
import { todayOf } from '../../people/index.ts';
import { dealToWorkOn } from '../deal-open.actions.ts';
import { lockDeal, type LockedDeal } from '../deal-open.queries.ts';
import { visibleDeals } from '../deal.queries.ts';
import { noSuchDeal } from '../deal.refusals.ts';
import * as queries from './step.queries.ts';
import * as refusals from './step.refusals.ts';
import { minutesIn, stepProblems, steps, tickKey, verdictOf } from './step.rules.ts';
import type { Step, StepRow } from './step.rules.ts';
import type * as schema from './step.schema.ts';
import { salesStepsSetting } from './step.settings.ts';

type Known = Pick<LockedDeal, 'id' | 'storeId' | 'customerId' | 'openedAt'>;

async function rowsFor(ctx: Ctx, storeId: string | null): Promise<StepRow[]> {
  const day = await todayOf(ctx);
  return (await settingOn(ctx, salesStepsSetting, { day, storeId })).rows;
}

/** Where a deal stands (所在环节): one that nobody moved is in its reception since it was opened. */
async function standing(ctx: Ctx, { id, openedAt }: Known) {
  const stays = await queries.staysOf(ctx, id);
  const now = stays.find(({ leftAt }) => leftAt === null);
  return { stays, now: now?.step ?? 'reception', since: now?.enteredAt ?? openedAt ?? ctx.now };
}

/** A deal's way through the sale (流程卡): what is done and open in each step, how long it took, who was brought in. */
export async function showSteps(ctx: Ctx, { id }: { id: string }) {
  const deal = await visibleDeals(ctx)
    .select(['deal.id', 'deal.storeId', 'deal.customerId', 'deal.openedAt'])
    .where('deal.id', '=', id)
    .executeTakeFirst();
  if (!deal) throw noSuchDeal({ id });
  const rows = await rowsFor(ctx, deal.storeId);
  const { stays, now, since } = await standing(ctx, deal);
  const met = await queries.metRules(ctx, deal);
  const ticks = new Map(
    (await queries.ticksOf(ctx, id)).map((tick) => [tickKey(tick.step, tick.item), tick]),
  );
  const first = { step: 'reception' as const, enteredAt: since, leftAt: null };
  const minutes = minutesIn(stays.length > 0 ? stays : [first], ctx.now);
  const shown = steps.map((step) => {
    const own = rows.filter((row) => row.step === step);
    return {
      step,
      minutes: minutes[step] ?? null,
      isSkipped: stays.findLast((stay) => stay.step === step)?.isSkipped ?? false,
      items: own.flatMap(({ rule, level, zh, en }) => {
        if (rule !== 'tick') return [];
        const tick = ticks.get(tickKey(step, zh));
        return [{ level, zh, en, doneAt: tick?.at ?? null, personName: tick?.personName ?? null }];
      }),
      entry: own
        .filter(({ rule }) => rule !== 'tick')
        .map(({ rule, level, zh, en }) => ({ rule, level, zh, en, isMet: met.has(rule) })),
    };
  });
  const colleagues = deal.storeId
    ? await queries.colleaguesAt(ctx, deal.storeId, await todayOf(ctx))
    : [];
  const specialists = await queries.specialistsOf(ctx, id);
  return { now, since, steps: shown, history: stays, specialists, colleagues };
}

/** Goes on to a step or back to one (推进流程); of two at once the second is told where the deal stands now. */
export async function moveStep(ctx: Ctx, input: InputOf<typeof schema.postDealStep>) {
  const { id, from, to, reason } = input;
  const deal = await dealToWorkOn(ctx, id);
  const { now } = await standing(ctx, deal);
  if (now !== from) throw refusals.stepMoved(now);
  if (from === to) throw refusals.alreadyThere();
  await enter(ctx, deal, { to, reason });
  return { id, now: to };
}

/**
 * The door for contract and delivery (进入环节): the deal enters the step by the same rules; one that stands there or
 * further stays as it is.
 */
export async function enterStep(
  ctx: Ctx,
  dealId: string,
  to: Step,
  { reason = '' }: { reason?: string } = {},
): Promise<void> {
  const deal = await lockDeal(ctx, 'edit', dealId);
  if (!deal) throw noSuchDeal({ id: dealId });
  const { now } = await standing(ctx, deal);
  if (steps.indexOf(now) >= steps.indexOf(to)) return;
  await enter(ctx, deal, { to, reason });
}

/**
 * The same for what has happened (已发生的环节): a car that was handed over is delivered whatever was left out before; what was
 * missing is kept with the step, and what happened as the reason of each step that nobody recorded.
 */
export async function reachStep(ctx: Ctx, deal: Known, to: Step, reason: string): Promise<void> {
  const { now } = await standing(ctx, deal);
  if (steps.indexOf(now) < steps.indexOf(to)) await enter(ctx, deal, { to, reason, isDone: true });
}

type Entering = { to: Step; reason: string; isDone?: boolean };

async function enter(ctx: Ctx, deal: Known, { to, reason, isDone = false }: Entering) {
  const { stays, now: from, since } = await standing(ctx, deal);
  const rows = await rowsFor(ctx, deal.storeId);
  const met = await queries.metRules(ctx, deal);
  const ticks = await queries.ticksOf(ctx, deal.id);
  const ticked = new Set(ticks.map(({ step, item }) => tickKey(step, item)));
  const found = stepProblems(rows, { from, to, met, ticked });
  const verdict = verdictOf(found, reason);
  if (!isDone && verdict === 'barred') throw refusals.stepBarred(found.problems);
  if (!isDone && verdict === 'reason_needed')
    throw refusals.reasonNeeded(found.problems, found.skipped);
  const stay = { dealId: deal.id, enteredAt: ctx.now, leftAt: null, reason: '', missing: [] };
  await queries.endStay(ctx, deal.id);
  const missing = found.problems.map(({ zh, en }) => ({ zh, en }));
  await queries.insertStays(ctx, [
    ...(stays.length === 0
      ? [{ ...stay, step: from, enteredAt: since, leftAt: ctx.now, isSkipped: false }]
      : []),
    ...found.skipped.map((step) => ({ ...stay, step, leftAt: ctx.now, isSkipped: true, reason })),
    { ...stay, step: to, isSkipped: false, reason, missing },
  ]);
  await audit(ctx, {
    action: 'deal.step',
    resource: 'deal',
    recordId: deal.id,
    before: { step: from },
    after: { step: to, skipped: found.skipped, missing, reason },
  });
  await whisper(ctx, 'deal', deal.id);
}

/** Ticks an item of a checklist (勾选检查项), or takes the tick back. */
export async function tickItem(ctx: Ctx, input: InputOf<typeof schema.putDealTick>) {
  const { id, step, item, isDone } = input;
  const deal = await dealToWorkOn(ctx, id);
  const rows = await rowsFor(ctx, deal.storeId);
  const isKnown = rows.some((row) => row.step === step && row.rule === 'tick' && row.zh === item);
  if (!isKnown) throw refusals.noSuchItem();
  const tick = { dealId: id, step, item };
  await (isDone ? queries.insertTick(ctx, tick) : queries.deleteTick(ctx, tick));
  await audit(ctx, {
    action: isDone ? 'deal.ticked' : 'deal.unticked',
    resource: 'deal',
    recordId: id,
    ownerId: deal.personId,
    after: { step, item },
  });
  await whisper(ctx, 'deal', id);
  return { id };
}

/** A specialist was brought in (引荐专员): who of the store, for what, in which step. */
export async function bringSpecialist(ctx: Ctx, input: InputOf<typeof schema.postDealSpecialist>) {
  const { id, ...specialist } = input;
  const deal = await dealToWorkOn(ctx, id);
  const colleagues = deal.storeId
    ? await queries.colleaguesAt(ctx, deal.storeId, await todayOf(ctx))
    : [];
  const person = colleagues.find(({ personId }) => personId === input.personId);
  const isFit = person && (input.field === 'accessory' || person.isFinance);
  if (!isFit) throw refusals.noSuchSpecialist();
  await queries.insertSpecialist(ctx, { ...specialist, dealId: id });
  await audit(ctx, {
    action: 'deal.specialist',
    resource: 'deal',
    recordId: id,
    ownerId: deal.personId,
    after: specialist,
  });
  await whisper(ctx, 'deal', id);
  return { id };
}
