import {
  addDays,
  addMonths,
  monthOf,
  monthsBetween,
  type Day,
  type Month,
} from '../kernel/period.ts';
import { demoStores, type DemoStore } from './group.ts';
import { modelWeight, ownModels, type OwnModel } from './models.ts';
import { moneyOf, quoteOf, type DealMoney } from './money.ts';
import { randomFor, type Random } from './random.ts';
import { dayWeight, daysOf } from './seasonality.ts';
import { demoSources, sourceWeight, type DemoSource } from './sources.ts';
import { abilityOf, demoStaff, servesIn, warmUp, type Ability, type DemoPerson } from './staff.ts';
import { carsIn, monthsInto, progressAt } from './volume.ts';

/** A deal before anybody looks at the calendar: how it will end and when. */
export type RawDeal = {
  openedOn: Day;
  closedOn: Day;
  outcome: 'won' | 'lost';
  store: DemoStore;
  person: DemoPerson;
  model: OwnModel;
  source: DemoSource;
  money: DealMoney | null;
  quoteFen: number;
};

export type Span = { seed: number; from: Month; today: Day; currentYear: number };

/** No deal takes longer; the generator looks this far ahead for deals that are open today. */
const longestCycle = 60;
const farthestSibling = 12;

/**
 * All deals opened before today (商机与成交), as they will end. Cars are placed first, month by month;
 * each then brings the customers who were lost beside it, as many as its consultant and source lose.
 * Starts a quarter early, so that the first months of the history have their customers too.
 */
export function rawDeals(span: Span): RawDeal[] {
  const until = monthOf(addDays(span.today, longestCycle + farthestSibling));
  const abilities = new Map(demoStaff.map((one) => [one, abilityOf(span.seed, one)]));
  return monthsBetween(addMonths(span.from, -3), until)
    .flatMap((month) => demoStores.flatMap((store) => dealsOfMonth(span, abilities, month, store)))
    .filter(({ openedOn, closedOn }) => openedOn < span.today && monthOf(closedOn) >= span.from);
}

function dealsOfMonth(
  { seed, currentYear }: Span,
  abilities: ReadonlyMap<DemoPerson, Ability>,
  month: Month,
  store: DemoStore,
): RawDeal[] {
  const random = randomFor(seed, `deals ${store.key} ${month}`);
  const at = monthsInto(month, currentYear);
  const progress = progressAt(month, currentYear);
  const sellers = demoStaff
    .filter((one) => one.role === 'consultant' && one.store === store.name && servesIn(one, at))
    .map((one) => ({ one, weight: abilities.get(one)!.volume * warmUp(one, at) }));
  const models = ownModels.map((one) => ({ one, weight: modelWeight(one, at, 36, store) }));
  const sources = demoSources.map((one) => ({ one, weight: sourceWeight(one, progress) }));
  const days = daysOf(month).map((one) => ({ one, weight: dayWeight(one) }));
  const from = <T>(choices: readonly { one: T; weight: number }[]): T =>
    random.weighted(choices, ({ weight }) => weight).one;

  return Array.from({ length: carsIn(seed, { month, store, currentYear }) }).flatMap(() => {
    const [person, model, source] = [from(sellers), from(models), from(sources)];
    const ability = abilities.get(person)!;
    const drawn = { store, person, ability, progress, model, source, closedOn: from(days) };
    const won = wonDeal(random, drawn);
    return [won.deal, ...lostBeside(random, won, () => from(models))];
  });
}

type Draw = Omit<RawDeal, 'openedOn' | 'outcome' | 'money' | 'quoteFen'> & {
  ability: Ability;
  progress: number;
};

function wonDeal(random: Random, { ability, progress, ...drawn }: Draw) {
  const mean = drawn.source.cycleDays * ability.pace * (drawn.store.key === 'xincheng' ? 1.12 : 1);
  const days = Math.round(mean * Math.exp(random.normal() * 0.62 - 0.19));
  const money = moneyOf(random, { ...drawn, ability, progress });
  const deal: RawDeal = {
    ...drawn,
    openedOn: addDays(drawn.closedOn, -Math.min(longestCycle, days)),
    outcome: 'won',
    money,
    quoteFen: money.priceFen,
  };
  return { deal, ability };
}

/** Customers lost in the weeks around a won deal; most decide elsewhere within a month. */
function lostBeside(
  random: Random,
  { deal, ability }: ReturnType<typeof wonDeal>,
  pickModel: () => OwnModel,
): RawDeal[] {
  const { source, store } = deal;
  const winRate = source.winRate * ability.winning * (store.key === 'xincheng' ? 0.94 : 1.02);
  return Array.from({ length: random.around(1 / winRate - 1) }, () => {
    const openedOn = addDays(deal.openedOn, -random.whole(0, farthestSibling - 1));
    const days = 4 + Math.round(Math.exp(random.normal() * 0.55 + 2.75));
    const model = pickModel();
    return {
      ...deal,
      model,
      openedOn,
      closedOn: addDays(openedOn, Math.min(90, days)),
      outcome: 'lost' as const,
      money: null,
      quoteFen: quoteOf(random, model),
    };
  });
}

/** The first month of a history of two full years before the current one. */
export const firstMonth = (today: Day): Month => addMonths(`${today.slice(0, 4)}-01`, -24);
