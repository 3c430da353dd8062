import { afterAll, describe, expect, test } from 'vitest';
import { freshDatabase } from '../../test/database.ts';
import { withClient } from './database-roles.ts';
import { distribute, hasCitus, spreadingOrder } from './distribute.ts';

const table = (name: string, ...refersTo: string[]) => ({ name, refersTo, isSpread: false });

describe('The order in which tables are spread 分布顺序', () => {
  test('parents come before children, the dealer group first', () => {
    const order = spreadingOrder([
      table('sales.deal', 'people.store', 'customers.customer'),
      table('catalog.brand'),
      table('people.store', 'people.dealer_group'),
      table('customers.customer'),
      table('people.dealer_group'),
    ]);
    expect(order[0]).toBe('people.dealer_group');
    expect(order.indexOf('people.store')).toBeLessThan(order.indexOf('sales.deal'));
    expect(order.indexOf('customers.customer')).toBeLessThan(order.indexOf('sales.deal'));
    expect(order).toHaveLength(5);
  });

  test('a table may refer to itself', () => {
    expect(spreadingOrder([table('a.part', 'a.part')])).toEqual(['a.part']);
  });

  test('a circle is named, because nobody could begin it', () => {
    expect(() => spreadingOrder([table('a.x', 'a.y'), table('a.y', 'a.x')])).toThrow(/a\.x, a\.y/);
  });
});

/**
 * A stand-in for the extension that refuses what Citus refuses: a key without the tenant first, a
 * parent that is not spread yet, a table spread twice.
 */
const standIn = `
  create table pg_dist_partition (logicalrelid oid primary key, beside text);
  create function create_distributed_table(wanted regclass, by text, colocate_with text) returns void
  language plpgsql as $$
  begin
    if exists (select 1 from pg_index i where indrelid = wanted and (indisunique or indisexclusion)
      and (select attname from pg_attribute where attrelid = wanted and attnum = indkey[0]) <> by)
      then raise 'a key of % does not begin with %', wanted, by; end if;
    if exists (select 1 from pg_constraint where conrelid = wanted and contype = 'f' and confrelid <> wanted
      and confrelid not in (select logicalrelid from pg_dist_partition))
      then raise '% refers to a table that is not distributed', wanted; end if;
    if exists (select 1 from pg_trigger where tgrelid = wanted and not tgisinternal)
      then raise '% has triggers', wanted; end if;
    insert into pg_dist_partition values (wanted, colocate_with);
  end $$`;

describe('fairlead distribute', async () => {
  const fresh = await freshDatabase();
  afterAll(() => fresh.drop());

  test('plain PostgreSQL is told from a cluster', async () => {
    expect(await withClient(fresh.superuser, hasCitus)).toBe(false);
  });

  test('spreads every table of a dealer group once, and a second run has nothing to do', async () => {
    await withClient(fresh.superuser, async (client) => {
      await client.query(standIn);
      expect(await hasCitus(client)).toBe(true);
      const spread = await distribute(client);
      expect(spread[0]).toBe('people.dealer_group');
      expect(spread).toContain('platform.fact');
      expect(spread).toContain('sales.deal');
      expect(spread).not.toContain('platform.login');
      expect(spread.length).toBeGreaterThan(30);
      expect(await distribute(client)).toEqual([]);
    });
  });

  test('what a later migration adds is spread by the next run', async () => {
    await withClient(fresh.superuser, async (client) => {
      await client.query(`create table sales.late (tenant_id uuid not null, id uuid not null, primary key (tenant_id, id));
        alter table sales.late enable row level security`);
      expect(await distribute(client)).toEqual(['sales.late']);
    });
  });
});
