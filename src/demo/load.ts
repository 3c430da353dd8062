import { systemActor } from '../kernel/actor.ts';
import { assert } from '../kernel/assert.ts';
import { dayIn } from '../kernel/period.ts';
import { foundGroup, giveLogin } from '../modules/people/index.ts';
import { demoCatalogue } from './catalogue.ts';
import { demoAccounts } from './accounts.ts';
import { demoCustomers } from './customers.ts';
import { demoDeliveries } from './deliveries.ts';
import { demoContracts } from './contracts.ts';
import { demoMissed } from './guests.ts';
import { leadsAtWork } from './leads-at-work.ts';
import { placeSources } from '../modules/marketing/index.ts';
import { inTenant, type Ctx, type Database } from '../platform/db.ts';
import { ensureFactMonthsAround } from '../platform/facts/partitions.ts';
import { demoLogins } from './demo.queries.ts';
import { feed } from './feed.ts';
import { furnish } from './furnish.ts';
import { demoGroup } from './group.ts';
import { historyUntil } from './history.ts';
import { demoIdentity, demoSessions } from './identity.ts';
import { demoNotices } from './notices.ts';
import { planDemoYears } from './plan.ts';
import { demoPromotions } from './promotions.ts';
import { demoQuotes } from './quotes.ts';
import { demoRivals } from './rivals.ts';
import { importRows } from './rows.ts';
import { demoShowroom } from './showroom.ts';
import { demoPassword, demoSignIns, founder, signInsToShow } from './sign-ins.ts';
import { demoSources } from './sources.ts';
import { demoStock } from './stock.ts';

/**
 * Makes the demo group (演示集团) as it stands on the day of `now`, by the road that every dealer group
 * takes: it is founded, its files are imported, its people get roles and sign-ins. The sign-ins come
 * last, so that a load that was cut short is taken up again; once they exist nothing is done.
 */
export async function loadDemo(
  database: Database,
  { now }: { now: string },
): Promise<Awaited<ReturnType<typeof signInsToShow>>> {
  const known = await demoLogins(database.web);
  if (known.size < demoSignIns.length) {
    if (known.size === 0) await found(database, now);
    await ensureFactMonthsAround(database.owner, now); // on the first of a month no file has made it yet
    const actor = systemActor(demoGroup.tenantId, 'demo');
    const inDemo = <T>(work: (ctx: Ctx) => Promise<T>) =>
      inTenant(database.web, actor.tenantId, (db) => work({ db, actor, now }));
    const history = historyUntil(dayIn(Date.parse(now)));
    await inDemo((ctx) => placeSources(ctx, demoSources));
    await feed(database, { actor, now }, importRows(history));
    const people = await inDemo(furnish);
    await inDemo(demoCatalogue);
    await inDemo((ctx) => planDemoYears(ctx, history, people));
    await inDemo((ctx) => demoNotices(ctx, people));
    await inDemo((ctx) => demoIdentity(ctx, people));
    await inDemo((ctx) => leadsAtWork(ctx, people));
    await inDemo((ctx) => demoPromotions(ctx, people));
    await inDemo((ctx) => demoRivals(ctx, people));
    await inDemo(demoMissed);
    await inDemo(demoCustomers);
    await inDemo(demoStock);
    await inDemo((ctx) => demoContracts(ctx, people));
    await inDemo((ctx) => demoAccounts(ctx, people));
    await inDemo((ctx) => demoShowroom(ctx, people));
    await inDemo((ctx) => demoQuotes(ctx, people));
    await inDemo((ctx) => demoDeliveries(ctx, people));
    await giveSignIns(database, people, now);
    await demoSessions(database, now);
  }
  return signInsToShow(database);
}

/** Of two first starts at the same time one founds the group; the other finds its login taken. */
async function found(database: Database, now: string): Promise<void> {
  await foundGroup(database, {
    tenantId: demoGroup.tenantId,
    groupName: demoGroup.name,
    founder: {
      name: founder.person.name,
      position: founder.person.position,
      login: founder.login,
      password: demoPassword,
      roles: [founder.person.role],
    },
    now,
  });
  const isFounded = (await demoLogins(database.web)).has(founder.login);
  assert(isFounded, `the login ${founder.login} belongs to another group`);
}

async function giveSignIns(
  database: Database,
  ids: ReadonlyMap<string, string>,
  now: string,
): Promise<void> {
  const { tenantId } = demoGroup;
  for (const { login, person } of demoSignIns) {
    if (login === founder.login) continue;
    const personId = ids.get(person.name)!;
    await giveLogin(database, { tenantId, personId, login, password: demoPassword, now });
  }
}
