import { expect, test } from 'vitest';
import { z } from 'zod';
import { scopeOf, systemActor, type Actor } from '../kernel/actor.ts';
import { endpoint } from '../kernel/endpoint.ts';
import type { Ctx } from './db.ts';
import { rowStatements } from './row-road.ts';

const getThing = endpoint('GET /api/things/:id', {
  summary: 'a thing',
  access: 'deal:read',
  input: z.object({ id: z.uuid() }),
  output: z.object({}),
});
const thing = ({ db, actor }: Ctx, { id }: { id: string }) => {
  const all = db
    .selectFrom('sales.deal')
    .select('id')
    .where('tenantId', '=', actor.tenantId)
    .where('id', '=', id)
    .where('outcome', '=', 'won');
  return scopeOf(actor, 'deal', 'read') === 'all'
    ? all
    : all.where('storeId', 'in', [...actor.groupStoreIds]);
};
const director = (tenantId: string): Actor => systemActor(tenantId);
const inGroup = (storeIds: string[]): Actor => ({
  ...systemActor('t'),
  rights: { deal: { read: 'group' } },
  groupStoreIds: storeIds,
});

const alive = { hash: Buffer.from('h'), now: '2026-11-23T00:00:00Z' };

test('a statement is built once for a reach, and every asker gets their own ids in it', () => {
  const statement = rowStatements(getThing, thing as never);
  const [one, other] = [
    statement(director('a'), { id: '1' }, alive),
    statement(director('b'), { id: '2' }, alive),
  ];
  expect(one.text).toBe(other.text);
  expect(one.values).toEqual(['a', '1', 'won', alive.hash, alive.now]);
  expect(other.values).toEqual(['b', '2', 'won', alive.hash, alive.now]);
});

test('another reach is another statement, never the wider one', () => {
  const statement = rowStatements(getThing, thing as never);
  const [whole, group, bigger] = [
    statement(director('a'), { id: '1' }, alive),
    statement(inGroup(['x']), { id: '1' }, alive),
    statement(inGroup(['x', 'y']), { id: '1' }, alive),
  ];
  expect(new Set([whole.text, group.text, bigger.text]).size).toBe(3);
  expect(new Set([whole.name, group.name, bigger.name]).size).toBe(3);
  expect(bigger.values).toEqual(['t', '1', 'won', 'x', 'y', alive.hash, alive.now]);
});
