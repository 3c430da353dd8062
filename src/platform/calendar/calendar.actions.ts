import { reaches } from '../../kernel/actor.ts';
import type { InputOf } from '../../kernel/endpoint.ts';
import { addDays, dayIn, type Day } from '../../kernel/period.ts';
import { audit } from '../audit.ts';
import type { Ctx } from '../db.ts';
import { announcedDays, calendarOf, openingOf } from './calendar-of.ts';
import * as days from './calendar.queries.ts';
import * as no from './calendar.refusals.ts';
import type {
  deleteStoreDay,
  getCalendar,
  getOpening,
  putCalendarDay,
  putCalendarYear,
  putStoreDay,
} from './calendar.schema.ts';
import { lunarFestivalsOf } from './china.ts';
import { addOpenMinutes, nextOpening } from './hours.ts';
import type { CalendarProgram } from './program.ts';
import { readYear } from './year-lines.rules.ts';

/** A year as the screen shows it (年历): special days with their grounds, festivals, stores' own days. */
export const readCalendar =
  (program: CalendarProgram) =>
  async (ctx: Ctx, { year }: InputOf<typeof getCalendar>) => {
    const span = { from: `${year}-01-01`, to: `${year}-12-31` };
    const today = await program.todayOf(ctx);
    const stores = await storesOf(ctx, program);
    const [calendar, own, entered, inStores] = await Promise.all([
      calendarOf(ctx, span),
      days.ownDays(ctx, span),
      days.ownYears(ctx),
      days.storeDays(ctx, { ...span, storeIds: [...stores.keys()] }),
    ]);
    const sourceOf = new Map(own.map(({ day, source }) => [day, source]));
    const mayEdit = (storeId: string) => reaches(ctx.actor, 'calendar', 'edit', { storeId });
    const editable = [...stores].filter(([id]) => mayEdit(id));
    return {
      year,
      today,
      isCovered: calendar.covered.has(year),
      source: entered.find((one) => one.year === year)?.source ?? null,
      coveredYears: coveredAround(Number(today.slice(0, 4)), entered),
      days: [...calendar.special]
        .map(([day, one]) => ({ day, ...one, source: sourceOf.get(day) ?? null }))
        .toSorted((a, b) => (a.day < b.day ? -1 : 1)),
      festivals: lunarFestivalsOf(year),
      storeDays: inStores.map((one) => ({
        ...one,
        storeName: stores.get(one.storeId)!,
        mayEdit: mayEdit(one.storeId),
      })),
      mayEdit: reaches(ctx.actor, 'calendar', 'edit', {}),
      stores: editable.map(([id, name]) => ({ id, name })),
    };
  };

const coveredAround = (year: number, entered: readonly { year: number }[]): number[] =>
  [-2, -1, 0, 1, 2]
    .map((by) => year + by)
    .filter((one) => announcedDays(one) || entered.some((own) => own.year === one));

/** Stores that the asker's right reaches, by id. */
async function storesOf(ctx: Ctx, program: CalendarProgram): Promise<Map<string, string>> {
  const places = await program.placesNamed(ctx);
  return new Map(
    places
      .filter(
        ({ storeId, teamId }) => !teamId && reaches(ctx.actor, 'calendar', 'read', { storeId }),
      )
      .map(({ storeId, name }) => [storeId, name]),
  );
}

/** Enters a whole year (录入放假安排): nothing of it is changed unless every line can be read. */
export const enterYear =
  (program: CalendarProgram) =>
  async (ctx: Ctx, { year, lines, source }: InputOf<typeof putCalendarYear>) => {
    mustReachGroup(ctx);
    const span = { from: `${year}-01-01`, to: `${year}-12-31` };
    await mustNotBeGone(ctx, program, span.to);
    const read = readYear(year, lines);
    const before = await days.ownDays(ctx, span);
    await days.putYear(ctx, { year, source, days: read.map((day) => ({ ...day, source })) });
    await logged(ctx, 'calendar.year_entered', {
      before,
      after: { year, source, days: read },
    });
    return { days: read.length };
  };

/** Changes one day of the group; days gone by stay, because clocks ran by them. */
export const changeDay =
  (program: CalendarProgram) => async (ctx: Ctx, input: InputOf<typeof putCalendarDay>) => {
    mustReachGroup(ctx);
    await mustNotBeGone(ctx, program, input.day);
    const [before] = await days.ownDays(ctx, { from: input.day, to: input.day });
    await days.putDay(ctx, input);
    await logged(ctx, 'calendar.day_set', { before, after: input });
    return { day: input.day };
  };

export const restoreDay =
  (program: CalendarProgram) =>
  async (ctx: Ctx, { day }: { day: Day }) => {
    mustReachGroup(ctx);
    await mustNotBeGone(ctx, program, day);
    const [before] = await days.ownDays(ctx, { from: day, to: day });
    if ((await days.deleteDays(ctx, { from: day, to: day })) === 0) throw no.noSuchDay(day);
    await logged(ctx, 'calendar.day_restored', { before });
    return { day };
  };

/** Closes a store on a day or gives it other hours (门店特殊营业日). */
export const changeStoreDay =
  (program: CalendarProgram) => async (ctx: Ctx, input: InputOf<typeof putStoreDay>) => {
    const { storeId, day, opens, closes } = input;
    await mustReachStore(ctx, program, storeId);
    await mustNotBeGone(ctx, program, day);
    const isClosed = opens === null && closes === null;
    if (!isClosed && (opens === null || closes === null || opens >= closes)) throw no.closesFirst();
    const [before] = await days.storeDays(ctx, { from: day, to: day, storeIds: [storeId] });
    await days.putStoreDay(ctx, input);
    await logged(ctx, 'calendar.store_day_set', { before, after: input, recordId: storeId });
    return { day };
  };

export const restoreStoreDay =
  (program: CalendarProgram) =>
  async (ctx: Ctx, { storeId, day }: InputOf<typeof deleteStoreDay>) => {
    await mustReachStore(ctx, program, storeId);
    await mustNotBeGone(ctx, program, day);
    const [before] = await days.storeDays(ctx, { from: day, to: day, storeIds: [storeId] });
    if (!(await days.deleteStoreDay(ctx, storeId, day))) throw no.noSuchDay(day);
    await logged(ctx, 'calendar.store_day_restored', { before, recordId: storeId });
    return { day };
  };

/** When a store is open in the fortnight from an instant, and when so many open minutes are over. */
export const readOpening =
  (program: CalendarProgram) =>
  async (ctx: Ctx, { storeId, from, minutes }: InputOf<typeof getOpening>) => {
    if (!(await storesOf(ctx, program)).has(storeId)) throw no.unknownStore();
    const zone = await program.zoneOf(ctx);
    const first = dayIn(Date.parse(from), zone);
    const openOn = await openingOf(ctx, { storeId, from: first, to: addDays(first, 400) });
    const at = Date.parse(from);
    return {
      nextOpening: new Date(nextOpening(openOn, zone, at)).toISOString(),
      dueAt: new Date(addOpenMinutes(openOn, zone, at, minutes)).toISOString(),
      days: Array.from({ length: 14 }, (_, n) => addDays(first, n)).map((day) => ({
        day,
        spans: [...openOn(day)],
      })),
    };
  };

function mustReachGroup({ actor }: Ctx): void {
  if (!reaches(actor, 'calendar', 'edit', {})) throw no.beyondReach();
}

async function mustReachStore(ctx: Ctx, program: CalendarProgram, storeId: string) {
  if (!(await storesOf(ctx, program)).has(storeId)) throw no.unknownStore();
  if (!reaches(ctx.actor, 'calendar', 'edit', { storeId })) throw no.beyondReach();
}

async function mustNotBeGone(ctx: Ctx, program: CalendarProgram, day: Day) {
  if (day < (await program.todayOf(ctx))) throw no.dayGone(day);
}

type Change = { before: unknown; after?: unknown; recordId?: string | null };

const logged = (ctx: Ctx, action: string, { recordId = null, ...change }: Change) =>
  audit(ctx, { action, resource: 'calendar', recordId, ...change });
