import { sql } from 'kysely';
import type { z } from 'zod';
import { NOBODY, uuidV7 } from '../../kernel/uuid.ts';
import type { Ctx } from '../db.ts';
import { documentHash } from './document-hash.ts';
import type { Signature, SigningInput } from './signature.schema.ts';

export type Signing = {
  kind: string;
  recordId: string;
  role: 'customer' | 'store';
  /** What is signed, as plain values: its hash is kept. */
  document: unknown;
  /** The sentence that was agreed to, with its version. */
  statement: string;
  input: z.output<typeof SigningInput>;
};

/**
 * Keeps a signature (签署存证): the hash of the content, who drew their name, when, from where, and which member of the
 * staff was there. Signing the same content again in the same role changes nothing. Answers the hash.
 */
export async function insertSignature(ctx: Ctx, signing: Signing): Promise<string> {
  const { db, actor, now } = ctx;
  const { kind, recordId, role, document, statement, input } = signing;
  const hash = documentHash(document);
  await db
    .insertInto('platform.signature')
    .values({
      tenantId: actor.tenantId,
      id: uuidV7(),
      kind,
      recordId,
      role,
      signer: input.signer,
      statement,
      documentHash: hash,
      drawing: input.drawing,
      device: input.device,
      at: now,
      witnessId: actor.personId === NOBODY ? null : actor.personId,
      address: actor.origin.address,
    })
    .onConflict((conflict) =>
      conflict.columns(['tenantId', 'kind', 'recordId', 'role', 'documentHash']).doNothing(),
    )
    .execute();
  return hash;
}

/** The signatures of a record, in the order in which they were given. */
export async function signaturesOf(
  { db, actor }: Ctx,
  kind: string,
  recordId: string,
): Promise<z.output<typeof Signature>[]> {
  const { rows } = await sql<z.output<typeof Signature>>`
    select s.id, s.role, s.signer, s.statement, s.document_hash, s.drawing, s.at, p.name as witness_name,
      s.address, s.device
    from platform.signature s
    left join people.person p on p.tenant_id = s.tenant_id and p.id = s.witness_id
    where s.tenant_id = ${actor.tenantId} and s.kind = ${kind} and s.record_id = ${recordId}::uuid
    order by s.at, s.id limit 50`.execute(db);
  return rows;
}
