import { sql } from 'kysely';
import type pg from 'pg';
import { uuidV7 } from '../../../kernel/uuid.ts';
import type { Ctx } from '../../../platform/db.ts';
import { documentHash } from '../../../platform/signature/document-hash.ts';
import type { Signature } from '../../../platform/signature/signature.schema.ts';
import type { z } from 'zod';
import type { ContractContent } from './content.schema.ts';

export type Version = {
  id: string;
  contractId: string;
  version: number;
  content: ContractContent;
  contentHash: string;
  reason: string;
  state: 'open' | 'signed' | 'withdrawn';
  madeByName: string | null;
  madeAt: string;
  signedAt: string | null;
};

/** The versions of some contracts with whoever made them, the latest first. */
export async function versionsOf(
  { db, actor }: Ctx,
  contractIds: readonly string[],
): Promise<Version[]> {
  const { rows } =
    await sql<Version>`select v.id, v.contract_id, v.version, v.content, v.content_hash, v.reason, v.state,
      p.name as made_by_name, v.made_at, v.signed_at
    from sales.contract_version v left join people.person p on p.tenant_id = v.tenant_id and p.id = v.made_by
    where v.tenant_id = ${actor.tenantId} and v.contract_id = any(${[...contractIds]}::uuid[])
    order by v.contract_id, v.version desc limit 200`.execute(db);
  return rows;
}

/** Puts the next version before both sides; its number follows the last one's. */
export async function insertVersion(
  { db, actor, now }: Ctx,
  { contractId, content, reason }: { contractId: string; content: ContractContent; reason: string },
): Promise<number> {
  const { rows } = await sql<{ version: number }>`insert into sales.contract_version
      (tenant_id, id, contract_id, version, content, content_hash, reason, made_by, made_at)
    select ${actor.tenantId}::uuid, ${uuidV7()}::uuid, ${contractId}::uuid, coalesce(max(version), 0) + 1,
      ${JSON.stringify(content)}::jsonb, ${documentHash(content)}, ${reason}, ${actor.personId}::uuid, ${now}::timestamptz
    from sales.contract_version where tenant_id = ${actor.tenantId} and contract_id = ${contractId}::uuid
    returning version`.execute(db);
  return rows[0]!.version;
}

export async function endVersion(
  { db, actor, now }: Ctx,
  contractId: string,
  state: 'signed' | 'withdrawn',
): Promise<number | undefined> {
  const { rows } = await sql<{ version: number }>`update sales.contract_version
    set state = ${state}, signed_at = ${state === 'signed' ? now : null}::timestamptz
    where tenant_id = ${actor.tenantId} and contract_id = ${contractId}::uuid and state = 'open'
    returning version`.execute(db);
  return rows[0]?.version;
}

type Given = z.output<typeof Signature> & { recordId: string };

/** Everything signed on some versions, in the order in which it was signed. */
export async function signaturesOn(
  { db, actor }: Ctx,
  versionIds: readonly string[],
): Promise<Given[]> {
  const { rows } =
    await sql<Given>`select s.id, s.record_id, s.role, s.signer, s.statement, s.document_hash, s.drawing,
      s.at, p.name as witness_name, s.address, s.device
    from platform.signature s left join people.person p on p.tenant_id = s.tenant_id and p.id = s.witness_id
    where s.tenant_id = ${actor.tenantId} and s.kind = 'contract' and s.record_id = any(${[...versionIds]}::uuid[])
    order by s.at, s.id limit 400`.execute(db);
  return rows;
}

/** The group and the contract behind a customer's address. */
export async function contractBehind(web: pg.Pool, code: string) {
  const { rows } = await web.query<{ tenantId: string; recordId: string }>({
    name: 'contract-link',
    text: `select tenant_id as "tenantId", record_id as "recordId" from platform.public_link
      where code = $1 and kind = 'contract' and closed_at is null`,
    values: [code],
  });
  return rows[0];
}
