import { yearOf, type Day, type Month } from '../kernel/period.ts';
import { firstMonth, rawDeals, type RawDeal } from './deals.ts';
import { leadStories, type DemoLead } from './leads.ts';
import type { DemoCustomer } from './names.ts';
import { registrationsOf, type DemoRegistration } from './market.ts';
import { surveysOf, type DemoSurvey } from './surveys.ts';

/** A deal as it stands on the day of the demo; `money` only where a car was delivered. */
export type DemoDeal = Omit<RawDeal, 'outcome'> & {
  id: string;
  outcome: 'won' | 'lost' | 'open';
  customer: DemoCustomer;
  campaign: string;
  /** Null where the lead came in before the history begins. */
  lead: DemoLead | null;
};

/** What the demo group has behind it (演示历史): two full years and the current one up to yesterday. */
export type DemoHistory = {
  from: Month;
  today: Day;
  leads: DemoLead[];
  deals: DemoDeal[];
  surveys: DemoSurvey[];
  registrations: DemoRegistration[];
};

export const demoSeed = 20_260_101;

/**
 * The history of the demo group as seen on `today`, the same on every run. A later day adds to it
 * and settles what was open; nothing settled changes, within the same year.
 */
export function historyUntil(today: Day, seed = demoSeed): DemoHistory {
  const from = firstMonth(today);
  const raw = rawDeals({ seed, from, today, currentYear: yearOf(today) }).toSorted((a, b) =>
    a.openedOn < b.openedOn ? -1 : Number(a.openedOn > b.openedOn),
  );
  const stories = leadStories(seed, today, raw);
  const deals = stories
    .flatMap(({ lead, deal }) => (deal ? [{ lead, deal }] : []))
    .map(({ lead, deal }, i) => asOf({ from, today }, lead, deal, i));
  return {
    from,
    today,
    leads: stories.map(({ lead }) => lead).filter(({ at }) => at >= from),
    deals,
    surveys: surveysOf(seed, today, deals),
    registrations: registrationsOf(seed, { from, today, deals }),
  };
}

function asOf(
  { from, today }: { from: Month; today: Day },
  lead: DemoLead,
  deal: RawDeal,
  index: number,
): DemoDeal {
  const isOpen = deal.closedOn >= today;
  return {
    ...deal,
    id: `SJ-${String(index + 1).padStart(6, '0')}`,
    outcome: isOpen ? 'open' : deal.outcome,
    money: isOpen ? null : deal.money,
    customer: lead.customer,
    campaign: lead.campaign,
    lead: lead.at >= from ? lead : null,
  };
}
