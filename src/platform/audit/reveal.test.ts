import { describe, expect, test } from 'vitest';
import { admin, bai, gu, lin, ours, shen, stores, stranger, tang, teams, zhou } from '../../../test/cast.ts'; // prettier-ignore
import { world } from '../../../test/world.ts';
import { uuidV7 } from '../../kernel/uuid.ts';
import { getAudit } from '../../modules/people/audit-log.schema.ts';
import { postReveal } from './audit.schema.ts';
import { revealsADay } from './reveal.ts';

const { as, database, clock } = await world();
const deal = { lins: uuidV7(), bare: uuidV7() };
await database.owner.query(
  `insert into customers.customer (tenant_id, id, name, phone, created_at) values ($1, $2, '客户甲', '+8613812348871', $3)`,
  [ours.tenantId, deal.lins, clock.now],
);
for (const [id, customer] of [
  [deal.lins, deal.lins],
  [deal.bare, null],
])
  // prettier-ignore
  await database.owner.query(
    `insert into sales.deal (tenant_id, id, number, store_id, team_id, person_id, customer_id, outcome)
     values ($1, $2, 'D', $3, $4, $5, $6, 'open')`,
    [ours.tenantId, id, stores.north, teams.first, lin.personId, customer],
  );
const ask = { resource: 'deal', recordId: deal.lins, field: 'phone' };

describe('a masked phone is seen whole, one record at a time', () => {
  test('by its consultant and the manager of the store; the log says who, why and of which deal', async () => {
    const seen = await as(lin)(postReveal, { ...ask, reason: '约试驾' });
    expect(seen.body).toEqual({ value: '+8613812348871' });
    expect((await as(shen)(postReveal, ask)).status).toBe(200);
    const { rows } = (await as(admin)(getAudit, { action: 'phone.revealed' })).body;
    expect(rows).toMatchObject([
      { login: 'shen', recordId: deal.lins, after: { field: 'phone' } },
      { login: 'lin', recordId: deal.lins, after: { field: 'phone', reason: '约试驾' } },
    ]);
    expect(JSON.stringify(rows)).not.toContain('13812348871');
  });

  test.each([
    { who: zhou, code: 'reveal.unknown', because: 'a colleague does not see the deal' },
    { who: bai, code: 'not_allowed', because: 'an analyst sees the deal, but no phones' },
    { who: tang, code: 'not_allowed', because: 'marketing sees neither' },
    { who: stranger, code: 'reveal.unknown', because: 'another group finds nothing' },
  ])('not by $who.name: $because', async ({ who, code }) => {
    expect((await as(who)(postReveal, ask)).body.code).toBe(code);
  });

  test.each([
    { asked: { recordId: deal.bare }, code: 'reveal.nothing' },
    { asked: { resource: 'plan' }, code: 'reveal.not_revealable' },
    { asked: { field: 'salary' }, code: 'reveal.not_revealable' },
  ])('$asked is refused as $code', async ({ asked, code }) => {
    expect((await as(gu)(postReveal, { ...ask, ...asked })).body.code).toBe(code);
  });

  test('nobody copies the list number by number: the day has its limit, also for many at once', async () => {
    const replies = await Promise.all(
      Array.from({ length: revealsADay + 5 }, () => as(gu)(postReveal, ask)),
    );
    const refused = replies.filter(({ body }) => body.code === 'reveal.too_many');
    expect(refused.length).toBe(5);
    expect(refused[0]).toMatchObject({ status: 429, body: { details: { limit: revealsADay } } });
    clock.now = '2026-11-24T02:00:00.000Z';
    expect((await as(gu)(postReveal, ask)).status).toBe(200);
  });
});
