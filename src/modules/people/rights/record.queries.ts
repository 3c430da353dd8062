import { sql } from 'kysely';
import type { Place, SharedVerb } from '../../../kernel/actor.ts';
import { NOBODY } from '../../../kernel/uuid.ts';
import type { Ctx } from '../../../platform/db.ts';
import { withinReach, type RecordKind } from '../../../platform/reach.ts';

/** A record as rights see it: where it stands and what it is called, whoever asks. */
export type FoundRecord = {
  resource: string;
  id: string;
  title: string;
  place: Place;
  storeName: string | null;
  teamName: string | null;
  personName: string | null;
};

const tableOf = ({ table, columns }: RecordKind) =>
  sql`${sql.table(table)} as ${sql.ref(columns.id.split('.')[0]!)}`;
const tenantOf = ({ columns }: RecordKind) => sql.ref(`${columns.id.split('.')[0]!}.tenant_id`);
const titleOf = ({ title, columns }: RecordKind) =>
  sql.ref(`${columns.id.split('.')[0]!}.${title}`);
const columnOr = (column: string | undefined) =>
  column ? sql`nullif(${sql.ref(column)}, ${NOBODY}::uuid)` : sql`null::uuid`;

/**
 * Where one record of the tenant stands, and for what it was shared with the asker. It asks no right:
 * the caller does, with `groundOf` or `reaches`, and must not tell before.
 */
export async function findRecord(
  ctx: Pick<Ctx, 'db' | 'actor' | 'now'>,
  kind: RecordKind,
  id: string,
): Promise<FoundRecord | undefined> {
  const { store, team, person, id: key } = kind.columns;
  const { rows } = await sql<Omit<FoundRecord, 'place' | 'resource'> & Row>`
    select found.*, st.name as store_name, t.name as team_name, p.name as person_name
    from (select ${sql.ref(key)} as id, ${titleOf(kind)}::text as title, ${tenantOf(kind)} as tenant_id,
        ${columnOr(store)} as store_id, ${columnOr(team)} as team_id, ${columnOr(person)} as person_id
      from ${tableOf(kind)} where ${tenantOf(kind)} = ${ctx.actor.tenantId}::uuid
        and ${sql.ref(key)} = ${id}::uuid) found
    left join people.store st on st.tenant_id = found.tenant_id and st.id = found.store_id
    left join people.team t on t.tenant_id = found.tenant_id and t.id = found.team_id
    left join people.person p on p.tenant_id = found.tenant_id and p.id = found.person_id`.execute(
    ctx.db,
  );
  if (!rows[0]) return undefined;
  const { storeId, teamId, personId, title, storeName, teamName, personName } = rows[0];
  const shared = await sharedFor(ctx, kind.resource, id);
  const place = { storeId, teamId, personId, shared };
  return { resource: kind.resource, id, title, place, storeName, teamName, personName };
}

type Row = { storeId: string | null; teamId: string | null; personId: string | null };

/** The widest verb for which a record is shared with the asker at this instant. */
export async function sharedFor(
  { db, actor, now }: Pick<Ctx, 'db' | 'actor' | 'now'>,
  resource: string,
  recordId: string,
): Promise<SharedVerb | null> {
  const mine = [actor.personId, actor.teamId, actor.storeId].filter((id) => id !== null);
  const { rows } = await sql<{ verb: SharedVerb }>`select verb from platform.share
    where tenant_id = ${actor.tenantId} and resource = ${resource} and record_id = ${recordId}::uuid
      and to_id = any(${mine}::uuid[]) and (expires_at is null or expires_at > ${now}::timestamptz)`.execute(
    db,
  );
  return rows.some(({ verb }) => verb === 'edit') ? 'edit' : (rows[0]?.verb ?? null);
}

/** The names of those of these records that the asker may read. */
export async function titlesOf(
  ctx: Ctx,
  kind: RecordKind,
  ids: readonly string[],
): Promise<{ id: string; title: string }[]> {
  const { rows } = await sql<{ id: string; title: string }>`
    select ${sql.ref(kind.columns.id)} as id, ${titleOf(kind)}::text as title from ${tableOf(kind)}
    where ${tenantOf(kind)} = ${ctx.actor.tenantId}::uuid and ${sql.ref(kind.columns.id)} = any(${[...ids]}::uuid[])
      and ${withinReach(ctx, kind.resource, 'read', kind.columns)}`.execute(ctx.db);
  return rows;
}
