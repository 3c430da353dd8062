import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { freshDatabase } from '../../test/database.ts';
import { systemActor, type Actor } from '../kernel/actor.ts';
import { measure } from '../modules/kpi/index.ts';
import { actorOf } from '../modules/people/index.ts';
import { readDashboard } from '../modules/plan/index.ts';
import { inTenant, openDatabase } from '../platform/db.ts';
import { findLogin, passwordMatches } from '../platform/login.ts';
import { keepSecretsIn } from '../platform/secret.ts';
import { demoGroup } from './group.ts';
import { goalsOf } from './goals.ts';
import { historyUntil, type DemoDeal } from './history.ts';
import { loadDemo } from './load.ts';
import { demoPassword, demoSignIns } from './sign-ins.ts';

// The last hour of the first day of a month: little of the month has happened, and midnight is near.
const now = '2026-12-01T15:20:00.000Z';
// The demo has an address for a portal, and with it a secret.
keepSecretsIn(mkdtempSync(path.join(tmpdir(), 'fairlead-demo-')));
const fresh = await freshDatabase();
const database = await openDatabase(fresh);
afterAll(async () => {
  await database.end();
  await fresh.drop();
});

const shown = await loadDemo(database, { now });
const history = historyUntil('2026-12-01');

type Asked = { key: string; from: string; to: string; by?: ('store' | 'model' | 'month')[] };
const kpi = (actor: Actor, { by = [], ...asked }: Asked) =>
  inTenant(database.web, demoGroup.tenantId, (db) =>
    measure(
      { db, actor, now },
      { ...asked, by, storeId: [], teamId: [], personId: [], modelId: [] },
    ),
  );
const system = systemActor(demoGroup.tenantId);

async function signedIn(login: string): Promise<Actor | undefined> {
  const { id: loginId, ...known } = (await findLogin(database.web, login))!;
  const holder = {
    ...known,
    loginId,
    roleKeys: null,
    secondFactorRoles: [],
    sessionId: loginId,
    version: 1,
  };
  return actorOf(database, holder, now);
}

const wonIn = (from: string, to: string) =>
  history.deals.filter(
    ({ outcome, closedOn }) => outcome === 'won' && closedOn >= from && closedOn <= to,
  );
const sum = (deals: readonly DemoDeal[], of: (deal: DemoDeal) => number) =>
  deals.reduce((total, deal) => total + of(deal), 0);

describe('The demo group, loaded by the road that every group takes', { timeout: 60_000 }, () => {
  const spans = [
    ['2024-01-01', '2024-12-31'],
    ['2025-01-01', '2025-12-31'],
    ['2026-01-01', '2026-11-30'],
    ['2026-02-10', '2026-03-04'],
  ] as const;

  test.each(spans)('every KPI of %s to %s is the sum of what was generated', async (from, to) => {
    const won = wonIn(from, to);
    const totalOf = async (key: string) => (await kpi(system, { key, from, to })).total;
    expect(await totalOf('units')).toBe(won.length);
    expect(await totalOf('orders')).toBe(won.length);
    expect(await totalOf('revenue')).toBe(sum(won, ({ money }) => money!.priceFen));
    expect(await totalOf('gross_profit')).toBe(sum(won, ({ money }) => money!.grossProfitFen));
    const lost = history.deals.filter(
      ({ outcome, closedOn }) => outcome === 'lost' && closedOn >= from && closedOn <= to,
    );
    const rate = (won.length / (won.length + lost.length)) * 10_000;
    expect(await totalOf('win_rate')).toBe(Math.round(rate));
  });

  test('stores and models carry their own cars', async () => {
    const span = { key: 'units', from: '2026-01-01', to: '2026-11-30' };
    const won = wonIn(span.from, span.to);
    for (const by of ['store', 'model'] as const) {
      const { rows } = await kpi(system, { ...span, by: [by] });
      const found = new Map(rows.map((row) => [row[by], row.value]));
      const made = Map.groupBy(won, (deal) => deal[by].name);
      expect(found).toEqual(new Map([...made].map(([name, deals]) => [name, deals.length])));
    }
  });

  test('each of the twelve sign-ins opens with the shown password and has its role', async () => {
    expect(shown.map(({ login }) => login)).toEqual(demoSignIns.map(({ login }) => login));
    for (const { login, person } of demoSignIns) {
      const known = await findLogin(database.web, login);
      expect(await passwordMatches(known?.passwordHash, demoPassword)).toBe(true);
      const actor = await signedIn(login);
      expect(actor).toMatchObject({ name: person.name, roles: [person.role] });
      expect(actor?.storeId === null).toBe(person.store === '');
    }
  });

  test('a manager sees the cars of her store alone', async () => {
    const manager = await signedIn('manager');
    const span = { from: '2026-01-01', to: '2026-11-30' };
    const { total } = await kpi(manager!, { key: 'units', ...span });
    const own = wonIn(span.from, span.to).filter(({ store }) => store.name === '江北店');
    expect(total).toBe(own.length);
  });

  test('both years are planned: targets add up to the goals and face the actual cars', async () => {
    const goals = goalsOf(history);
    const dashboard = (year: number, measure: 'units' | 'revenue' | 'gross_profit') =>
      inTenant(database.web, demoGroup.tenantId, (db) =>
        readDashboard({ db, actor: system, now }, { year, measure, by: 'person' }),
      );
    for (const measure of ['units', 'revenue', 'gross_profit'] as const) {
      const [current, coming] = [await dashboard(2026, measure), await dashboard(2027, measure)];
      expect(current.total.target).toBe(goals.now[measure]);
      expect(coming.total.target).toBe(goals.next[measure]);
      const ofPeople = coming.rows.reduce((total, { target }) => total + (target ?? 0), 0);
      expect(ofPeople).toBe(goals.next[measure]);
    }
    const { total } = await dashboard(2026, 'units');
    // Two more were handed over on the day itself.
    const today = 2;
    expect(total.actual).toBe(wonIn('2026-01-01', '2026-11-30').length + today);
    expect(total.paceBp).toBeGreaterThan(8_500);
    expect(total.paceBp).toBeLessThan(10_500);
  });

  test('an administrator meets a leaver half handed over, two leaves, an invitation, devices and a token', async () => {
    const count = async (of: string) =>
      (await database.owner.query<{ n: number }>(`select count(*)::int as n from ${of}`)).rows[0]!
        .n;
    expect(await count(`people.handover_item where state = 'open'`)).toBeGreaterThan(0);
    expect(await count(`people.handover_item where state = 'moved'`)).toBeGreaterThan(0);
    expect(await count('people.delegation')).toBe(2);
    expect(await count('platform.invitation where accepted_at is null')).toBe(1);
    expect(await count(`platform.session where kind = 'browser'`)).toBe(2);
    expect(await count(`platform.session where kind = 'token'`)).toBe(1);
  });

  test('a second load changes nothing', async () => {
    const factsOf = () =>
      database.owner
        .query('select count(*)::int as facts from platform.fact')
        .then(({ rows }) => rows);
    const before = await factsOf();
    expect(await loadDemo(database, { now })).toEqual(shown);
    expect(await factsOf()).toEqual(before);
  });
});
