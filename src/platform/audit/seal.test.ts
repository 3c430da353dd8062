import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type pg from 'pg';
import { describe, expect, test } from 'vitest';
import { gu, ours, stores, theirs } from '../../../test/cast.ts';
import { world } from '../../../test/world.ts';
import { patchStore } from '../../modules/people/place.schema.ts';
import { audit } from '../audit.ts';
import { keepSecretsIn } from '../secret.ts';
import { checkSealsOn, type Heads } from './check-seals.ts';
import { pruneAudit } from './prune.ts';
import { sealEverything } from './seal.ts';

keepSecretsIn(mkdtempSync(path.join(tmpdir(), 'fairlead-seal-')));
const { as, database, clock, inside } = await world();
const { owner } = database;

const write = (tenantId: string, count: number) =>
  inside(tenantId, async (ctx) => {
    for (let i = 0; i < count; i += 1)
      await audit(ctx, { action: 'store.corrected', resource: 'store', recordId: stores.lake, before: { city: `第${i}` }, after: { city: '江城' } }); // prettier-ignore
  });
const seal = () => sealEverything(database, clock.now);

/** What the doctor says; `tamper` runs as the owner before it, and is taken back behind it. */
async function checkAfter(tamper: string[] = [], known: Heads = {}) {
  const client = await owner.connect();
  try {
    return await checkSealsOn(
      {
        ...client,
        query: async (text: string | pg.QueryConfig, values?: unknown[]) => {
          const answer = await client.query(text, values);
          const isBegin = typeof text === 'string' && text.startsWith('begin');
          if (isBegin) {
            await client.query('rollback');
            await client.query('begin');
            for (const statement of tamper) await client.query(statement);
          }
          return answer;
        },
      } as never,
      known,
    );
  } finally {
    client.release();
  }
}

await write(ours.tenantId, 1203);
await write(theirs.tenantId, 3);
await as(gu)(patchStore, { id: stores.north, city: '江城' });
await seal();
const { rows: sealed } = await owner.query<{ id: string }>(
  'select id from platform.audit where tenant_id = $1 order by id',
  [ours.tenantId],
);
const [first, second] = [sealed[0]!.id, sealed[700]!.id];

describe('the audit log is sealed into a chain that shows every tampering', () => {
  test('what requests write is sealed in blocks, group by group, and the doctor finds it whole', async () => {
    const whole = await checkAfter();
    expect(whole).toMatchObject({ ok: true, broken: '', seals: 3, waiting: 0 });
    expect(whole.rows).toBe(1203 + 3 + 1);
    expect(await seal()).toBe(0);
  });

  const seals = `from platform.audit_seal where tenant_id = '${ours.tenantId}'`;
  test.each([
    {
      did: 'a changed row',
      by: [`update platform.audit set after = '{"city": "别处"}' where id = '${second}'`],
      says: `row ${second} in seal 1 of ${ours.tenantId} was changed`,
    },
    {
      did: 'a row with another time',
      by: [`update platform.audit set at = at + interval '1 microsecond' where id = '${second}'`],
      says: 'was changed',
    },
    {
      did: 'a deleted row',
      by: [`delete from platform.audit where id = '${first}'`],
      says: `row ${first} in seal 1 of ${ours.tenantId} was deleted`,
    },
    {
      did: 'a row slipped in',
      by: [
        `insert into platform.audit select tenant_id, gen_random_uuid(), at, person_id, login, address, request_id,
          action, resource, record_id, before, after from platform.audit where id = '${first}'`,
      ],
      says: 'stands outside every seal',
    },
    {
      did: 'two rows that swapped what they say',
      by: [
        `update platform.audit a set before = b.before from platform.audit b
          where a.id in ('${first}', '${second}') and b.id in ('${first}', '${second}') and a.id <> b.id`,
      ],
      says: 'was changed',
    },
    {
      did: 'a row deleted together with its place in the seal',
      by: [
        `delete from platform.audit where id = '${first}'`,
        `update platform.audit_seal set row_ids = row_ids[2:], row_hashes = substr(row_hashes, 33) where tenant_id = '${ours.tenantId}' and number = 1`,
      ],
      says: `the row hashes of seal 1 of ${ours.tenantId} were changed`,
    },
    {
      did: 'a seal computed anew by who holds only the database',
      by: [
        `update platform.audit_seal s set rows = 203, hash = sha256(previous_hash || convert_to(tenant_id || '|2|'
           || to_char(sealed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') || '|203|', 'UTF8') || content_hash)
         where number = 2 and tenant_id = '${ours.tenantId}'`,
      ],
      says: `seal 2 of ${ours.tenantId} lacks its witness`,
    },
    {
      did: 'a missing seal',
      by: [`delete ${seals} and number = 1`],
      says: `seal 1 of ${ours.tenantId} is gone`,
    },
  ])('$did is named', async ({ by, says }) => {
    const { ok, broken } = await checkAfter(by);
    expect([ok, broken]).toEqual([false, expect.stringContaining(says)]);
  });

  test('a chain cut off at its end is noticed by who remembers its head', async () => {
    const { heads } = await checkAfter();
    const cut = [
      `delete from platform.audit where id in (select unnest(row_ids) ${seals} and number = 2)`,
      `delete ${seals} and number = 2`,
    ];
    expect((await checkAfter(cut)).ok).toBe(true);
    expect((await checkAfter(cut, heads)).broken).toBe(`seals 2 to 2 of ${ours.tenantId} are gone`);
  });

  test('of two sealers at once, none seals a row twice and none is lost', async () => {
    await write(ours.tenantId, 400);
    await Promise.all([seal(), seal(), seal()]);
    await seal();
    expect(await checkAfter()).toMatchObject({ ok: true, waiting: 0, rows: 1607 });
  });
});

test('the role of requests can neither seal nor take a row out of the waiting', async () => {
  const denied = (statement: string) =>
    expect(database.web.query(statement)).rejects.toThrow(/permission denied/);
  await denied(`delete from platform.audit_unsealed where tenant_id = '${ours.tenantId}'`);
  await denied(`delete from platform.audit_seal where tenant_id = '${ours.tenantId}'`);
  await denied(`update platform.audit_seal set rows = 1 where tenant_id = '${ours.tenantId}'`);
});

test('what is older than the retention goes in whole blocks, says so, and the chain stays provable', async () => {
  const before = (await checkAfter()).rows;
  clock.now = '2029-12-01T00:00:00.000Z';
  await write(ours.tenantId, 5);
  await seal();
  expect(await pruneAudit(database, { keepMonths: 60, now: clock.now })).toBe(0);
  expect(await pruneAudit(database, { keepMonths: 36, now: clock.now })).toBe(before);
  await seal();
  expect(await checkAfter()).toMatchObject({ ok: true, rows: 5 + 2 });
  const { rows } = await owner.query(
    `select after from platform.audit where action = 'audit.pruned' and tenant_id = $1`,
    [ours.tenantId],
  );
  expect(rows).toEqual([
    { after: { seals: 3, rows: before - 3, until: '2026-12-01T00:00:00.000Z', keepMonths: 36 } },
  ]);
  const broken = [`update platform.audit_seal set content_hash = hash where number = 1`];
  expect((await checkAfter(broken)).ok).toBe(false);
});
