import { sql } from 'kysely';
import type { SharedVerb } from '../../../kernel/actor.ts';
import type { InputOf } from '../../../kernel/endpoint.ts';
import { uuidV7 } from '../../../kernel/uuid.ts';
import type { Ctx } from '../../../platform/db.ts';
import type { getReceivers, receiverKinds } from './share.schema.ts';

export type ReceiverKind = (typeof receiverKinds)[number];
export type ShareRow = {
  id: string;
  resource: string;
  recordId: string;
  toKind: ReceiverKind;
  toId: string;
  toName: string;
  verb: SharedVerb;
  reason: string;
  expiresAt: string | null;
  isOver: boolean;
  sharedById: string;
  sharedByName: string;
  sharedAt: string;
};

export type SharesAsked =
  { side: 'with_me' | 'by_me' } | { resource: string; recordId: string } | { id: string };

/** Shares with the asker that still count, by the asker, of one record, or one by its id. */
export async function sharesOf({ db, actor, now }: Ctx, asked: SharesAsked): Promise<ShareRow[]> {
  const mine = [actor.personId, actor.teamId, actor.storeId].filter((id) => id !== null);
  const which =
    'id' in asked
      ? sql`s.id = ${asked.id}::uuid`
      : 'recordId' in asked
        ? sql`s.resource = ${asked.resource} and s.record_id = ${asked.recordId}::uuid`
        : asked.side === 'by_me'
          ? sql`s.shared_by = ${actor.personId}::uuid`
          : sql`s.to_id = any(${mine}::uuid[])
              and (s.expires_at is null or s.expires_at > ${now}::timestamptz)`;
  const { rows } = await sql<ShareRow>`
    select s.id, s.resource, s.record_id, s.to_kind, s.to_id, s.verb, s.reason, s.expires_at,
      coalesce(s.expires_at <= ${now}::timestamptz, false) as is_over,
      s.shared_by as shared_by_id, coalesce(by.name, '') as shared_by_name, s.shared_at,
      coalesce(p.name, t.name, st.name, '') as to_name
    from platform.share s
    left join people.person p on p.tenant_id = s.tenant_id and p.id = s.to_id
    left join people.team t on t.tenant_id = s.tenant_id and t.id = s.to_id
    left join people.store st on st.tenant_id = s.tenant_id and st.id = s.to_id
    left join people.person by on by.tenant_id = s.tenant_id and by.id = s.shared_by
    where s.tenant_id = ${actor.tenantId} and ${which}
    order by s.shared_at desc, s.id desc limit 500`.execute(db);
  return rows;
}

export type NewShare = {
  resource: string;
  recordId: string;
  toKind: ReceiverKind;
  toId: string;
  verb: SharedVerb;
  reason: string;
  until: string | undefined;
};

/** Writes a share, or changes the one that this receiver has of this record; answers its id. */
export async function writeShare({ db, actor, now }: Ctx, share: NewShare): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into platform.share as s (tenant_id, id, resource, record_id, to_kind, to_id, verb, reason,
      expires_at, shared_by, shared_at)
    select g.tenant_id, ${uuidV7()}::uuid, ${share.resource}, ${share.recordId}::uuid, ${share.toKind},
      ${share.toId}::uuid, ${share.verb}, ${share.reason},
      (${share.until ?? null}::date + 1)::timestamp at time zone g.zone,
      ${actor.personId}::uuid, ${now}::timestamptz
    from people.dealer_group g where g.tenant_id = ${actor.tenantId}
    on conflict (tenant_id, resource, record_id, to_id) do update set verb = excluded.verb,
      reason = excluded.reason, expires_at = excluded.expires_at, shared_by = excluded.shared_by,
      shared_at = excluded.shared_at
    returning s.id`.execute(db);
  return rows[0]!.id;
}

export const removeShare = ({ db, actor }: Ctx, id: string) =>
  db
    .deleteFrom('platform.share')
    .where('tenantId', '=', actor.tenantId)
    .where('id', '=', id)
    .execute();

/** People who have not left, teams and stores whose name holds the words; twenty at most. */
export async function receiversNamed(
  { db, actor }: Ctx,
  {
    named,
    kind,
    id,
    today,
  }: Partial<InputOf<typeof getReceivers>> & { id?: string; today: string },
) {
  const like = `%${(named ?? '').replace(/[\\%_]/g, '\\$&')}%`;
  const { rows } = await sql<{ kind: ReceiverKind; id: string; name: string; place: string }>`
    select * from (
      select 'person' as kind, p.id, p.name, concat_ws(' · ', st.name, t.name) as place
      from people.person p
      left join people.store st on st.tenant_id = p.tenant_id and st.id = p.store_id
      left join people.team t on t.tenant_id = p.tenant_id and t.id = p.team_id
      where p.tenant_id = ${actor.tenantId} and (p.left_on is null or p.left_on > ${today}::date)
      union all
      select 'team', t.id, t.name, st.name from people.team t
      join people.store st on st.tenant_id = t.tenant_id and st.id = t.store_id
      where t.tenant_id = ${actor.tenantId}
      union all
      select 'store', st.id, st.name, st.city from people.store st
      where st.tenant_id = ${actor.tenantId} and st.closed_on is null
    ) one
    where one.name like ${like} and (${kind ?? null}::text is null or one.kind = ${kind ?? null})
      and (${id ?? null}::uuid is null or one.id = ${id ?? null}::uuid)
    order by one.kind, one.name, one.id limit 20`.execute(db);
  return rows;
}
