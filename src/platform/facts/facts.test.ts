import fc from 'fast-check';
import { sql } from 'kysely';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { ours, theirs } from '../../../test/cast.ts';
import { world } from '../../../test/world.ts';
import { systemActor } from '../../kernel/actor.ts';
import { factKinds, type Fact } from '../../kernel/fact.ts';
import { kyselyOn, inTenant, type Db } from '../db.ts';
import { appendFacts, foldFacts, rebuildMonth, reverseFactsOf } from './facts.queries.ts';
import type { Place } from './grains.ts';
import { totalsOf, type Part, type Question } from './totals.queries.ts';

const { database } = await world();
const { tenantId } = ours;
const now = '2026-03-01T00:00:00.000Z';
const ids = (n: number) =>
  Array.from({ length: n }, (_, i) => `00000000-0000-4000-8000-00000000${n}${i}00`);
const [stores, persons, models] = [ids(2), ids(3), ids(4)];
const kinds = [factKinds.delivery.code, factKinds.order.code];
const days = ['2026-01-01', '2026-01-15', '2026-01-31', '2026-02-01', '2026-02-28'];

const anyFact: fc.Arbitrary<Fact> = fc.record({
  kind: fc.constantFrom('delivery' as const, 'order' as const),
  day: fc.constantFrom(...days),
  originDay: fc.constantFrom(...days),
  occurredAt: fc.constant(now),
  subjectKind: fc.constant('deal'),
  subjectId: fc.uuid({ version: 4 }),
  storeId: fc.constantFrom(...stores),
  personId: fc.constantFrom(...persons),
  modelId: fc.constantFrom(...models),
  quantity: fc.integer({ min: -3, max: 3 }),
  amount: fc.integer({ min: -1_000_000, max: 1_000_000 }),
});

const questions: Omit<Question, 'kinds'>[] = [
  { from: '2026-01-01', to: '2026-02-28', part: 'month' },
  { from: '2026-01-01', to: '2026-02-28', part: 'quarter', by: ['store_id'] },
  { from: '2026-01-15', to: '2026-02-01', part: 'day' },
  { from: '2026-01-15', to: '2026-02-01', by: ['store_id'] },
  {
    from: '2026-01-01',
    to: '2026-01-31',
    by: ['person_id'],
    within: { person_id: persons.slice(0, 2) },
  },
  { from: '2026-01-01', to: '2026-02-28', by: ['model_id'], within: { store_id: stores.slice(1) } },
  { from: '2026-01-15', to: '2026-02-28', by: ['person_id', 'model_id'] },
];

const append = (db: Db, facts: readonly Fact[]) =>
  appendFacts({ db, now, actor: { tenantId } }, facts);

test('every page equals a recount of the facts at every moment, whatever commits, folds or rebuilds meanwhile', async () => {
  const step = fc.oneof(
    fc.record({
      do: fc.constant('append' as const),
      writer: fc.nat(2),
      facts: fc.array(anyFact, { minLength: 1, maxLength: 5 }),
    }),
    fc.record({ do: fc.constantFrom('commit' as const, 'rollback' as const), writer: fc.nat(2) }),
    fc.record({ do: fc.constant('fold' as const), limit: fc.integer({ min: 1, max: 8 }) }),
    fc.record({
      do: fc.constant('rebuild' as const),
      month: fc.constantFrom('2026-01-01', '2026-02-01'),
    }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (history) => {
      const writers = await Promise.all([0, 1, 2].map(() => database.web.connect()));
      const begin = `begin; set local app.tenant_id = '${tenantId}'`;
      const background: Promise<unknown>[] = [];
      for (const writer of writers) await writer.query(begin);
      try {
        for (const move of history) {
          if (move.do === 'append') await append(kyselyOn(writers[move.writer]!), move.facts);
          else if (move.do === 'fold')
            background.push(
              inTenant(database.web, tenantId, (db) => foldFacts(db, tenantId, move.limit)),
            );
          else if (move.do === 'rebuild')
            background.push(
              inTenant(database.web, tenantId, (db) => rebuildMonth(db, tenantId, move.month)),
            );
          else {
            await writers[move.writer]!.query(move.do);
            await writers[move.writer]!.query(begin);
          }
          await expectExact();
        }
      } finally {
        for (const writer of writers) {
          await writer.query('commit');
          writer.release();
        }
      }
      await Promise.all(background);
      await expectExact();
    }),
    { numRuns: 25 },
  );
}, 120_000);

test('a fold that comes during a rebuild waits for it', async () => {
  const moves: string[] = [];
  await inTenant(database.web, tenantId, (db) => append(db, fc.sample(anyFact, 5)));
  let fold: Promise<unknown> | undefined;
  await inTenant(database.web, tenantId, async (db) => {
    await rebuildMonth(db, tenantId, '2026-05-01'); // no facts there: only the turn can make the fold wait
    fold = inTenant(database.web, tenantId, (other) => foldFacts(other, tenantId)).then(() =>
      moves.push('folded'),
    );
    await sleep(100);
    moves.push('rebuilt');
  });
  await fold;
  expect(moves).toEqual(['rebuilt', 'folded']);
  await expectExact();
});

test('a fact taken back leaves nothing in any sum, and twice taken back is once taken back', async () => {
  const [fact] = fc.sample(anyFact, 1);
  const subjectId = '00000000-0000-4000-8000-0000000000ff';
  const reach = sql`select ${subjectId}::uuid`;
  const before = await inTenant(database.web, tenantId, (db) =>
    totalsOf(db, tenantId, { kinds, from: '2026-01-01', to: '2026-02-28' }),
  );
  await inTenant(database.web, tenantId, async (db) => {
    await append(db, [{ ...fact!, subjectId, quantity: 2 }]);
    for (let i = 0; i < 2; i++) await reverseFactsOf({ db, now, actor: { tenantId } }, reach);
  });
  const after = await inTenant(database.web, tenantId, (db) =>
    totalsOf(db, tenantId, { kinds, from: '2026-01-01', to: '2026-02-28' }),
  );
  const whole = (rows: typeof after) =>
    rows.reduce((sum, row) => ({ q: sum.q + row.quantity, a: sum.a + row.amount }), { q: 0, a: 0 });
  expect(whole(after)).toEqual(whole(before));
  await expectExact();
});

test("another group's facts are neither counted nor written", async () => {
  const asTheirs = await inTenant(database.web, theirs.tenantId, (db) =>
    totalsOf(db, tenantId, { kinds, from: '2026-01-01', to: '2026-02-28' }),
  );
  expect(asTheirs).toEqual([]);
  const across = inTenant(database.web, theirs.tenantId, (db) => append(db, fc.sample(anyFact, 1)));
  await expect(across).rejects.toMatchObject({ code: '42501' });
  expect(systemActor(tenantId).rights['kpi']).toEqual({
    read: 'all',
    edit: 'all',
    delete: 'all',
    export: 'all',
    bulk: 'all',
  });
});

test('the fact log is append-only for the role of requests', async () => {
  await expect(
    database.web.query('delete from platform.fact where tenant_id = $1', [tenantId]),
  ).rejects.toMatchObject({
    code: '42501',
  });
});

/** Both sides in one snapshot: only then is "the same moment" meant literally. */
async function expectExact(): Promise<void> {
  const client = await database.web.connect();
  try {
    await client.query(
      `begin isolation level repeatable read; set local app.tenant_id = '${tenantId}'`,
    );
    const db = kyselyOn(client);
    for (const question of questions) {
      expect(nonZero(await totalsOf(db, tenantId, { ...question, kinds }))).toEqual(
        nonZero(await recount(db, question)),
      );
    }
  } finally {
    await client.query('commit');
    client.release();
  }
}

const nonZero = <T extends { quantity: number; amount: number }>(rows: T[]) =>
  rows.filter((row) => row.quantity !== 0 || row.amount !== 0);

async function recount(db: Db, { from, to, part, by = [], within = {} }: Omit<Question, 'kinds'>) {
  const format: Record<Part, string> = {
    day: 'YYYY-MM-DD',
    month: 'YYYY-MM',
    quarter: 'YYYY-"Q"Q',
    year: 'YYYY',
  };
  const kept = (Object.entries(within) as [Place, string[]][]).map(
    ([place, reach]) => sql`and ${sql.ref(place)} = any(${reach}::uuid[])`,
  );
  const { rows } = await sql<{ quantity: number; amount: number }>`
    select ${part ? sql`to_char(day, ${sql.lit(format[part])})` : sql`null::text`} as part,
      array[${sql.join([...by.map((place) => sql`${sql.ref(place)}::text`)], sql`, `)}]::text[] as places, kind,
      sum(quantity)::bigint as quantity, sum(amount)::bigint as amount
    from platform.fact where tenant_id = ${tenantId} and day between ${from} and ${to} ${sql.join(kept, sql` `)}
    group by 1, 2, 3 order by 1, 2, 3`.execute(db);
  return rows;
}
