import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type pg from 'pg';
import { withClient } from '../database-roles.ts';
import { unseal } from '../secret.ts';
import { genesis, sealHash, witnessPurpose, type Sealed } from './seal.ts';

/** Blocks that a check holds in memory at a time; each has at most a thousand rows. */
const pageOfSeals = 50;
/** What waits longer than this has been missed by the sealing. */
const lateAfterMinutes = 10;

/** The newest seal of a tenant: worth keeping outside the database. */
export type Head = { number: number; hash: string };
export type Heads = Record<string, Head>;

export type SealFinding = {
  ok: boolean;
  /** The first broken place, in words; empty where the chain holds. */
  broken: string;
  seals: number;
  rows: number;
  waiting: number;
  heads: Heads;
};

type Row = Sealed & {
  hash: Buffer;
  rowIds: string[];
  rowHashes: Buffer;
  witness: string;
  prunedAt: string | null;
  found: (Buffer | null)[];
};

/**
 * Checks the sealed audit log (审计封存检查) of every tenant: each row against its seal, each seal against
 * the one before and its witness, and that no row stands outside. Reads page by page in one snapshot.
 * Where `dataDir` is given, the newest seals are remembered in a file there, so that a chain that was
 * cut off at its end, or built anew, is noticed by the next check.
 */
export async function checkSeals(
  owner: pg.ClientConfig,
  { dataDir }: { dataDir?: string } = {},
): Promise<SealFinding> {
  const file = dataDir && path.join(dataDir, 'audit-heads.json');
  const known = file && existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Heads) : {};
  const found = await withClient(owner, (client) => checkSealsOn(client, known));
  if (file && found.ok) writeFileSync(file, `${JSON.stringify(found.heads, null, 2)}\n`);
  return found;
}

/** The same on a connection of the owner; `known` are heads that were seen before. */
export async function checkSealsOn(client: pg.ClientBase, known: Heads = {}): Promise<SealFinding> {
  await client.query('begin isolation level repeatable read read only');
  try {
    const finding: SealFinding = { ok: true, broken: '', seals: 0, rows: 0, waiting: 0, heads: {} };
    for (const tenantId of await tenantsOf(client, known)) {
      finding.broken = await brokenIn(client, tenantId, finding, known[tenantId]);
      if (finding.broken) return { ...finding, ok: false };
    }
    return finding;
  } finally {
    await client.query('rollback');
  }
}

async function tenantsOf(client: pg.ClientBase, known: Heads): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    `select distinct tenant_id as id from platform.audit_seal
     union select distinct tenant_id from platform.audit order by 1`,
  );
  return [...new Set([...rows.map(({ id }) => id), ...Object.keys(known)])];
}

async function brokenIn(
  client: pg.ClientBase,
  tenantId: string,
  finding: SealFinding,
  known: Head | undefined,
): Promise<string> {
  let previous: { number: number; hash: Buffer } = { number: 0, hash: genesis };
  let standing = 0;
  for (;;) {
    const seals = await sealsAfter(client, tenantId, previous.number);
    if (seals.length === 0) break;
    for (const seal of seals) {
      const broken = brokenLink(seal, previous) || brokenRow(seal) || brokenMemory(seal, known);
      if (broken) return broken;
      previous = seal;
      finding.seals += 1;
      if (!seal.prunedAt) standing += seal.rows;
    }
  }
  if (known && previous.number < known.number)
    return `seals ${previous.number + 1} to ${known.number} of ${tenantId} are gone`;
  finding.heads[tenantId] = { number: previous.number, hash: previous.hash.toString('hex') };
  finding.rows += standing;
  return brokenRest(client, tenantId, finding, standing);
}

async function sealsAfter(client: pg.ClientBase, tenantId: string, after: number): Promise<Row[]> {
  const { rows } = await client.query<Row>({
    name: 'audit-check',
    text: `select s.tenant_id as "tenantId", s.number, s.rows,
        to_char(s.sealed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "sealedAt",
        s.content_hash as "contentHash", s.previous_hash as "previousHash", s.hash,
        s.row_ids as "rowIds", s.row_hashes as "rowHashes", s.witness, s.pruned_at as "prunedAt",
        array(select platform.audit_row_hash(a) from unnest(s.row_ids) with ordinality given (id, at)
          left join platform.audit a on a.tenant_id = s.tenant_id and a.id = given.id order by given.at) as found
      from platform.audit_seal s where s.tenant_id = $1 and s.number > $2
      order by s.number limit ${pageOfSeals}`,
    values: [tenantId, after],
  });
  return rows;
}

function brokenLink(seal: Row, previous: { number: number; hash: Buffer }): string {
  const named = `seal ${seal.number} of ${seal.tenantId}`;
  if (seal.number !== previous.number + 1)
    return `seal ${previous.number + 1} of ${seal.tenantId} is gone`;
  if (!seal.previousHash.equals(previous.hash)) return `${named} does not follow the one before it`;
  if (!sealHash(seal).equals(seal.hash)) return `${named} was changed`;
  return witnessOf(seal) === seal.hash.toString('hex') ? '' : `${named} lacks its witness`;
}

function witnessOf(seal: Row): string {
  try {
    return unseal(seal.witness, witnessPurpose(seal.tenantId, seal.number));
  } catch {
    return '';
  }
}

function brokenRow(seal: Row): string {
  const digest = createHash('sha256').update(seal.rowHashes).digest();
  if (!digest.equals(seal.contentHash))
    return `the row hashes of seal ${seal.number} of ${seal.tenantId} were changed`;
  if (seal.prunedAt) return '';
  if (seal.rowIds.length !== seal.rows)
    return `the rows of seal ${seal.number} of ${seal.tenantId} were changed`;
  const at = seal.rowIds.findIndex(
    (_, i) => !seal.found[i]?.equals(seal.rowHashes.subarray(i * 32, i * 32 + 32)),
  );
  if (at < 0) return '';
  const what = goneIn(seal, at) ? 'was deleted' : 'was changed';
  return `row ${seal.rowIds[at]} in seal ${seal.number} of ${seal.tenantId} ${what}`;
}

/** A left join without a partner hashes a row of nulls: it is gone where that hash is found. */
const goneIn = (seal: Row, at: number) =>
  seal.found[at] === null || seal.found[at]!.equals(hashOfNothing);

const hashOfNothing = createHash('sha256')
  .update(JSON.stringify(Array.from({ length: 13 }, () => null)).replaceAll(',', ', '))
  .digest();

const brokenMemory = (seal: Row, known: Head | undefined): string =>
  known?.number === seal.number && known.hash !== seal.hash.toString('hex')
    ? `seal ${seal.number} of ${seal.tenantId} is not the one that was seen before`
    : '';

/** Rows outside every seal: waiting is well, foreign and late are not. */
async function brokenRest(
  client: pg.ClientBase,
  tenantId: string,
  finding: SealFinding,
  standing: number,
): Promise<string> {
  const { rows } = await client.query<{ all: number; waiting: number; late: number }>(
    `select (select count(*)::int from platform.audit where tenant_id = $1) as all, count(a.id)::int as waiting,
       count(a.id) filter (where a.at < now() - make_interval(mins => ${lateAfterMinutes}))::int as late
     from platform.audit_unsealed u left join platform.audit a on a.tenant_id = u.tenant_id and a.id = u.id
     where u.tenant_id = $1`,
    [tenantId],
  );
  const counted = rows[0]!;
  finding.waiting += counted.waiting;
  if (counted.all !== standing + counted.waiting)
    return (await foreignRow(client, tenantId)) ?? `the rows of ${tenantId} do not add up`;
  return counted.late > 0 ? `${counted.late} rows of ${tenantId} wait too long for their seal` : '';
}

async function foreignRow(client: pg.ClientBase, tenantId: string): Promise<string | undefined> {
  const { rows } = await client.query<{ id: string }>(
    `select a.id from platform.audit a where a.tenant_id = $1
       and not exists (select from platform.audit_unsealed u where u.tenant_id = $1 and u.id = a.id)
       and a.id not in (select unnest(row_ids) from platform.audit_seal where tenant_id = $1)
     order by a.at limit 1`,
    [tenantId],
  );
  return rows[0] && `row ${rows[0].id} of ${tenantId} stands outside every seal`;
}
