import { scopeOf, type Actor } from '../../../kernel/actor.ts';
import { addDays, daysBetween, type Day } from '../../../kernel/period.ts';

type Who = Pick<Actor, 'rights'>;

/** Whoever sells, calls or markets hears prices and may report them (报竞品价). */
export const mayReport = (actor: Who): boolean =>
  ['deal', 'lead', 'market', 'catalog'].some(
    (resource) => scopeOf(actor, resource, 'edit') !== 'no',
  );

/** Managers and whoever keeps the catalogue confirm or doubt reports (核实竞品价). */
export const mayJudge = (actor: Who): boolean =>
  scopeOf(actor, 'catalog', 'edit') !== 'no' || scopeOf(actor, 'deal', 'bulk') !== 'no';

/** By how much a price fell against the one before (降幅), in basis points, half up; negative where it rose, null where none is known. */
export const dropOf = (beforeFen: number | null, nowFen: number): number | null =>
  beforeFen === null ? null : Math.round(((beforeFen - nowFen) / beforeFen) * 10_000);

/** A fall of at least the setting's share is worth a notice (大幅降价). */
export const isWorthTelling = (dropBp: number | null, fromBp: number): boolean =>
  dropBp !== null && dropBp > 0 && dropBp >= fromBp;

/** Whether a price seen on a day still says something (是否新鲜). */
export const isFresh = (seenOn: Day, today: Day, freshDays: number): boolean =>
  daysBetween(seenOn, today) <= freshDays;

/** A price is reported while it is remembered: from 90 days ago to today (可报日期). */
export const isReportable = (seenOn: Day, today: Day): boolean =>
  seenOn <= today && seenOn >= addDays(today, -90);
