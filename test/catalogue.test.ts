import { beforeAll, describe, expect, inject, test } from 'vitest';
import { WEB_ROLE, withClient } from '../src/platform/database-roles.ts';
import { localTables } from './statements.rules.ts';

/** Tables that find the tenant, queues and bookkeeping stay local and outside row-level security. */
const local = new Set(localTables.map((name) => `platform.${name}`));

type Catalogue = Awaited<ReturnType<typeof readCatalogue>>;
let catalogue: Catalogue;
beforeAll(async () => {
  catalogue = await readCatalogue(inject('server').owner);
});

describe("the tenant's tables could be spread over many machines tomorrow", () => {
  test('every table but the listed local ones belongs to a tenant', () => {
    const homeless = catalogue.tables.filter(
      ({ name, tenantColumn }) => !tenantColumn && !local.has(name),
    );
    expect(homeless.map(({ name }) => name)).toEqual([]);
    expect(catalogue.tables.length).toBeGreaterThan(20);
  });

  test('tenant_id is a uuid, never null', () => {
    expect(ours(({ tenantColumn }) => tenantColumn !== 'uuid not null')).toEqual([]);
  });

  test('tenant_id comes first in every primary key, unique index and exclusion', () => {
    const wrong = catalogue.keys.filter(
      ({ table, first }) => !local.has(table) && first !== 'tenant_id',
    );
    expect(wrong).toEqual([]);
    expect(ours(({ hasPrimaryKey }) => !hasPrimaryKey)).toEqual([]);
  });

  test('a foreign key carries the tenant, first on both sides', () => {
    const wrong = catalogue.references.filter(
      ({ table, from, to }) => !local.has(table) && !(from === 'tenant_id' && to === 'tenant_id'),
    );
    expect(wrong).toEqual([]);
  });

  test('nothing is set to null or to a default behind our back', () => {
    expect(
      catalogue.references.filter(({ onDelete, onUpdate }) => /[nd]/.test(onDelete + onUpdate)),
    ).toEqual([]);
  });

  test('ids are uuids of ours: no identity and no serial columns', () => {
    expect(catalogue.numbered.filter(({ table }) => !local.has(table))).toEqual([]);
  });

  test('no triggers: what happens is written in the action', () => {
    expect(catalogue.triggers).toEqual([]);
  });
});

describe('row-level security keeps dealer groups apart', () => {
  test('every table of a tenant has it on, with a policy on the tenant', () => {
    expect(ours(({ isSecured, policies }) => !isSecured || policies !== 1)).toEqual([]);
  });

  test('the role of requests owns nothing, bypasses nothing and touches no partition directly', () => {
    expect(catalogue.excess).toEqual([]);
  });
});

const ours = (isWrong: (table: Catalogue['tables'][number]) => boolean) =>
  catalogue.tables
    .filter(({ name, isPartition }) => !local.has(name) && !isPartition)
    .filter(isWrong)
    .map(({ name }) => name);

function readCatalogue(owner: Parameters<typeof withClient>[0]) {
  const mine = `nspname !~ '^(pg_|information_schema|pgboss)'`;
  const name = (oid: string) => `${oid}::regclass::text`;
  return withClient(owner, async (client) => {
    const all = async <Row>(text: string) => (await client.query(text)).rows as Row[];
    await client.query('set search_path to pg_catalog');
    return {
      tables: await all<{
        name: string;
        tenantColumn: string | null;
        hasPrimaryKey: boolean;
        isSecured: boolean;
        isPartition: boolean;
        policies: number;
      }>(`select ${name('c.oid')} as name, relrowsecurity as "isSecured", relispartition as "isPartition",
          (select format_type(atttypid, -1) || case when attnotnull then ' not null' else '' end
            from pg_attribute where attrelid = c.oid and attname = 'tenant_id') as "tenantColumn",
          exists (select 1 from pg_constraint where conrelid = c.oid and contype = 'p') as "hasPrimaryKey",
          (select count(*)::int from pg_policy where polrelid = c.oid
            and pg_get_expr(polqual, polrelid) like '%tenant_id = %app.tenant_id%') as policies
        from pg_class c join pg_namespace n on n.oid = relnamespace where ${mine} and relkind in ('r', 'p')`),
      keys: await all<{ table: string; index: string; first: string }>(`
        select ${name('indrelid')} as table, ${name('indexrelid')} as index,
          (select attname from pg_attribute where attrelid = indrelid and attnum = indkey[0]) as first
        from pg_index i join pg_class c on c.oid = indrelid join pg_namespace n on n.oid = relnamespace
        where ${mine} and (indisunique or indisexclusion) and not relispartition`),
      references: await all<{
        table: string;
        from: string;
        to: string;
        onDelete: string;
        onUpdate: string;
      }>(`
        select ${name('conrelid')} as table, confdeltype as "onDelete", confupdtype as "onUpdate",
          (select attname from pg_attribute where attrelid = conrelid and attnum = conkey[1]) as from,
          (select attname from pg_attribute where attrelid = confrelid and attnum = confkey[1]) as to
        from pg_constraint k join pg_namespace n on n.oid = connamespace where ${mine} and contype = 'f'`),
      numbered: await all<{ table: string; column: string }>(`
        select ${name('c.oid')} as table, attname as column from pg_attribute a
          join pg_class c on c.oid = attrelid join pg_namespace n on n.oid = relnamespace
          left join pg_attrdef d on d.adrelid = attrelid and d.adnum = attnum
        where ${mine} and relkind in ('r', 'p')
          and (attidentity <> '' or pg_get_expr(adbin, adrelid) like 'nextval(%')`),
      triggers: await all<{ table: string; trigger: string }>(`
        select ${name('tgrelid')} as table, tgname as trigger from pg_trigger t
          join pg_class c on c.oid = tgrelid join pg_namespace n on n.oid = relnamespace
        where ${mine} and not tgisinternal`),
      excess: await all<{ excess: string }>(`
        select 'owns ' || ${name('c.oid')} as excess from pg_class c where relowner = '${WEB_ROLE}'::regrole
        union all select 'reaches ' || ${name('c.oid')} from pg_class c
          where relispartition and relkind = 'r' and has_table_privilege('${WEB_ROLE}', c.oid, 'select, insert, update, delete')
        union all select 'role' from pg_roles where rolname = '${WEB_ROLE}' and (rolsuper or rolbypassrls or rolcreaterole)`),
    };
  });
}
