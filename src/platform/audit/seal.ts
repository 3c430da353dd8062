import { createHash } from 'node:crypto';
import type pg from 'pg';
import type { Database } from '../db.ts';
import { isUniqueViolation } from '../errors.ts';
import { everySecond } from '../jobs.ts';
import type { Log } from '../log.ts';
import { seal as sealSecret } from '../secret.ts';

/** At most this many rows in one block (封存块): what a check reads at a time. */
const rowsAtMost = 1_000;

/** A seal's own content: what its hash is made of, beside the hash before it. */
export type Sealed = {
  tenantId: string;
  number: number;
  sealedAt: string;
  rows: number;
  contentHash: Buffer;
  previousHash: Buffer;
};

/**
 * The hash of a seal (封存哈希): SHA-256 over the previous hash, tenant, number, instant, number of rows
 * and their content hash. Whoever changes a sealed row must change every later seal.
 */
export function sealHash(sealed: Sealed): Buffer {
  const { tenantId, number, sealedAt, rows } = sealed;
  return createHash('sha256')
    .update(sealed.previousHash)
    .update(`${tenantId}|${number}|${sealedAt}|${rows}|`)
    .update(sealed.contentHash)
    .digest();
}

/** Before the first seal there is nothing: thirty-two zero bytes. */
export const genesis = Buffer.alloc(32);

/** What a seal's witness is bound to, so that no other seal's can stand in for it. */
export const witnessPurpose = (tenantId: string, number: number) => `audit:${tenantId}:${number}`;

/** Seals what waits in every tenant (封存), oldest first, until nothing is left; answers how many rows. */
export async function sealEverything({ owner }: Pick<Database, 'owner'>, now: string) {
  const { rows } = await owner.query<{ tenantId: string }>(
    `with recursive tenant as (
       (select tenant_id from platform.audit_unsealed order by tenant_id limit 1)
       union all
       select (select u.tenant_id from platform.audit_unsealed u where u.tenant_id > t.tenant_id
         order by u.tenant_id limit 1) from tenant t where t.tenant_id is not null)
     select tenant_id as "tenantId" from tenant where tenant_id is not null`,
  );
  let sealed = 0;
  for (const { tenantId } of rows) {
    for (let block = -1; block !== 0; sealed += block) block = await sealNext(owner, tenantId, now);
  }
  return sealed;
}

/** One block in one transaction; of two sealers at once the number decides, and the other seals nothing. */
async function sealNext(owner: pg.Pool, tenantId: string, now: string): Promise<number> {
  const client = await owner.connect();
  try {
    await client.query('begin');
    const rows = await takeWaiting(client, tenantId);
    if (rows.length > 0) await insertSeal(client, tenantId, rows, now);
    await client.query('commit');
    return rows.length;
  } catch (error) {
    await client.query('rollback');
    if (isUniqueViolation(error)) return 0;
    throw error;
  } finally {
    client.release();
  }
}

type Waiting = { id: string; hash: Buffer };

async function takeWaiting(client: pg.ClientBase, tenantId: string): Promise<Waiting[]> {
  const { rows } = await client.query<Waiting>({
    name: 'audit-take',
    // An array, because joined with itself the queue is read once for each of its rows.
    text: `with taken as (delete from platform.audit_unsealed where tenant_id = $1 and id = any(array(
        select id from platform.audit_unsealed where tenant_id = $1 order by id limit ${rowsAtMost} for update))
        returning id)
      select a.id, platform.audit_row_hash(a) as hash
      from taken t join platform.audit a on a.tenant_id = $1 and a.id = t.id order by a.id`,
    values: [tenantId],
  });
  return rows;
}

async function insertSeal(
  client: pg.ClientBase,
  tenantId: string,
  rows: readonly Waiting[],
  now: string,
): Promise<void> {
  const { rows: last } = await client.query<{ number: number; hash: Buffer }>(
    'select number, hash from platform.audit_seal where tenant_id = $1 order by number desc limit 1',
    [tenantId],
  );
  const rowHashes = Buffer.concat(rows.map(({ hash }) => hash));
  const sealed: Sealed = {
    tenantId,
    number: (last[0]?.number ?? 0) + 1,
    sealedAt: now,
    rows: rows.length,
    contentHash: createHash('sha256').update(rowHashes).digest(),
    previousHash: last[0]?.hash ?? genesis,
  };
  const hash = sealHash(sealed);
  const witness = sealSecret(hash.toString('hex'), witnessPurpose(tenantId, sealed.number));
  await client.query(
    `insert into platform.audit_seal (tenant_id, number, sealed_at, last_at, rows, row_ids, row_hashes,
       content_hash, previous_hash, hash, witness)
     select $1, $2, $3, max(a.at), $4, $5::uuid[], $6, $7, $8, $9, $10
     from platform.audit a where a.tenant_id = $1 and a.id = any($5::uuid[])`,
    [
      tenantId,
      sealed.number,
      now,
      rows.length,
      rows.map(({ id }) => id),
      rowHashes,
      sealed.contentHash,
      sealed.previousHash,
      hash,
      witness,
    ],
  );
}

/** Seals every second, outside requests: what is not yet sealed is seconds old. */
export const startSealing = (database: Database, clock: () => string, log: Log) =>
  everySecond(async () => {
    await sealEverything(database, clock());
  }, log);
