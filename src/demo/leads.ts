import { addDays, type Day } from '../kernel/period.ts';
import type { RawDeal } from './deals.ts';
import type { DemoStore } from './group.ts';
import { customerOf, type DemoCustomer } from './names.ts';
import { randomFor, type Random } from './random.ts';
import { campaignOn, type DemoSource } from './sources.ts';
import { demoStaff, type DemoPerson } from './staff.ts';

export type DemoLead = {
  id: string;
  /** Wall clock of the store, `2024-03-05 14:23:10`. */
  at: string;
  source: DemoSource;
  campaign: string;
  customer: DemoCustomer;
  store: DemoStore;
  owner: DemoPerson;
  model: RawDeal['model'];
  outcome: 'open' | 'won' | 'lost' | 'invalid';
  /** The day on which it was settled; null while it is open. */
  closedOn: Day | null;
};

/** A lead with the deal that came of it, where one did (线索与商机). */
export type LeadStory = { lead: DemoLead; deal: RawDeal | null };

type Draft = Omit<DemoLead, 'id' | 'customer'> & { deal: RawDeal | null };

/**
 * The leads behind the deals, and those that never became one, in the order in which they came in.
 * Online leads are the DCC agents', walk-ins the consultants'.
 */
export function leadStories(seed: number, today: Day, deals: readonly RawDeal[]): LeadStory[] {
  const random = randomFor(seed, 'leads');
  const agents = demoStaff.filter(({ role }) => role === 'dcc_agent');
  const drafts = deals.flatMap((deal): Draft[] => {
    const owner =
      deal.source.reach === 'online'
        ? random.pick(agents.filter(({ store }) => store === deal.store.name))
        : deal.person;
    const count = random.around(deal.source.wasted);
    return [
      kept(random, today, deal, owner),
      ...Array.from({ length: count }, () => wasted(random, today, deal, owner)),
    ];
  });
  return drafts
    .filter(({ at }) => at < today)
    .toSorted((a, b) => (a.at < b.at ? -1 : Number(a.at > b.at)))
    .map(({ deal, ...draft }, i) => ({ deal, lead: named(seed, draft, i, deal !== null) }));
}

const common = ({ store, source, model }: RawDeal) => ({ store, source, model });

function kept(random: Random, today: Day, deal: RawDeal, owner: DemoPerson): Draft {
  const isSettled = deal.closedOn < today;
  return {
    ...common(deal),
    owner,
    at: `${deal.openedOn} ${timeOfDay(random, deal.source)}`,
    campaign: campaignOn(deal.openedOn, deal.source, random),
    outcome: isSettled ? deal.outcome : 'open',
    closedOn: isSettled ? deal.closedOn : null,
    deal,
  };
}

/** A lead that came in within days of the deal and led nowhere: nobody there, or not interested. */
function wasted(random: Random, today: Day, deal: RawDeal, owner: DemoPerson): Draft {
  const day = addDays(deal.openedOn, random.whole(0, 10));
  const isInvalid = random.chance(deal.source.reach === 'online' ? 0.45 : 0.2);
  const settled = addDays(day, isInvalid ? random.whole(0, 4) : random.whole(3, 25));
  const isSettled = settled < today;
  return {
    ...common(deal),
    owner,
    at: `${day} ${timeOfDay(random, deal.source)}`,
    campaign: campaignOn(day, deal.source, random),
    outcome: isSettled ? (isInvalid ? 'invalid' : 'lost') : 'open',
    closedOn: isSettled ? settled : null,
    deal: null,
  };
}

function named(seed: number, draft: Omit<Draft, 'deal'>, index: number, inFull: boolean): DemoLead {
  const number = String(index + 1).padStart(6, '0');
  const customer = customerOf(randomFor(seed, `customer ${number}`), index, inFull);
  return { id: `XS-${number}`, customer, ...draft };
}

/** Walk-ins come while the store is open, forms at any waking hour and often in the evening. */
function timeOfDay(random: Random, { reach }: DemoSource): string {
  const hour =
    reach === 'offline'
      ? random.whole(9, 17)
      : random.weighted(
          [...Array(16).keys()].map((i) => i + 8),
          (at) => (at >= 19 ? 1.6 : 1),
        );
  const parts = [hour, random.whole(0, 59), random.whole(0, 59)];
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
}
