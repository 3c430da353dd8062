import { sql } from 'kysely';
import type { Day } from '../../../kernel/period.ts';
import type { Ctx } from '../../../platform/db.ts';
import { visibleLeads, withLeadColumns } from '../lead.queries.ts';

export const deskMost = 100;
export type Queue = 'mine' | 'store' | 'pool';

/** The open leads of a queue by the time that is left, then by grade (待办队列). */
export async function deskRows(ctx: Ctx, queue: Queue, storeId: string | null) {
  const rows = await withLeadColumns(queueOf(ctx, queue, storeId))
    .select([
      sql<string>`coalesce(lead.last_contact_at, lead.received_at)`.as('since'),
      'lead.lastContactAt',
      sql<number>`(select count(*)::int from leads.contact c where c.tenant_id = lead.tenant_id
        and c.lead_id = lead.id and c.kind = 'call')`.as('attempts'),
    ])
    .orderBy('lead.nextAt')
    .orderBy('lead.id')
    .limit(deskMost + 1)
    .execute();
  return { rows: rows.slice(0, deskMost), isMore: rows.length > deskMost };
}

/**
 * Mine: in my hand. The store's: in the hands of whoever has a seat there, each one's first by the index of their
 * own desk. The pool: in nobody's, waiting or given up, which everybody of the store may see.
 */
function queueOf(ctx: Ctx, queue: Queue, storeId: string | null) {
  const { db, actor } = ctx;
  if (queue === 'mine')
    return visibleLeads(ctx)
      .where('lead.outcome', '=', 'open')
      .where('lead.ownerId', '=', actor.personId);
  if (queue === 'store')
    return visibleLeads(ctx)
      .where('lead.outcome', '=', 'open')
      .where(
        sql<boolean>`lead.id in (select first.id from leads.seat s cross join lateral (
        select l.id from leads.lead l where l.tenant_id = s.tenant_id and l.owner_id = s.person_id
          and l.outcome = 'open' order by l.next_at, l.id limit ${deskMost + 1}) first
        where s.tenant_id = ${actor.tenantId} and s.store_id = ${storeId}::uuid)`,
      );
  return db
    .selectFrom('leads.lead as lead')
    .where('lead.tenantId', '=', actor.tenantId)
    .where('lead.outcome', '=', 'open')
    .where('lead.ownerId', 'is', null)
    .where('lead.storeId', '=', storeId);
}

export type DeskFigures = {
  mine: number;
  store: number;
  pool: number;
  taking: number;
  waiting: number;
  overdue: number;
  firstAttemptSeconds: number | null;
  reachedToday: number;
  receivedToday: number;
};

/**
 * What stands above the desk: who is taking, what waits, what is late, how fast today was (台面数字). An instant is
 * compared with an instant: with a plain timestamp the comparison may not use the index under row-level security.
 */
export async function deskFigures(
  { db, actor, now }: Ctx,
  storeId: string | null,
  today: Day,
): Promise<DeskFigures> {
  const tenant = sql`tenant_id = ${actor.tenantId}`;
  const store = sql`${storeId}::uuid`;
  const { rows } = await sql<DeskFigures>`
    with seated as (select distinct person_id from leads.seat
        where ${tenant} and store_id = ${store} and left_at is null),
      held as (select l.next_at, l.next_what from seated s join leads.lead l on l.tenant_id = ${actor.tenantId}
        and l.owner_id = s.person_id and l.outcome = 'open'),
      today as (select received_at, attempted_at, contacted_at from leads.lead
        where ${tenant} and store_id = ${store} and intake <> 'import'
          and received_at >= (${today}::date - interval '1 day')::timestamptz and day = ${today}::date)
    select
      (select count(*)::int from leads.lead where ${tenant} and owner_id = ${actor.personId}::uuid
        and outcome = 'open') as mine,
      (select count(*)::int from held) as store,
      (select count(*)::int from leads.lead where ${tenant} and store_id = ${store} and outcome = 'open'
        and owner_id is null) as pool,
      (select count(distinct person_id)::int from leads.seat where ${tenant} and store_id = ${store}
        and left_at is null and status = 'taking') as taking,
      (select count(*)::int from leads.lead where ${tenant} and store_id = ${store} and outcome = 'open'
        and owner_id is null and stage = 'waiting') as waiting,
      (select count(*)::int from held where next_at < ${now}::timestamptz and next_what in ('attempt', 'contact', 'conversation')) as overdue,
      (select percentile_cont(0.5) within group (order by extract(epoch from attempted_at - received_at))::int
        from today where attempted_at is not null) as first_attempt_seconds,
      (select count(*)::int from today where contacted_at is not null) as reached_today,
      (select count(*)::int from today) as received_today`.execute(db);
  return rows[0]!;
}

/** How the actor stands at the desk: the status of their seats. */
export async function statusOf({ db, actor }: Ctx): Promise<'taking' | 'busy' | 'break' | null> {
  const found = await db
    .selectFrom('leads.seat')
    .select(sql<'taking' | 'busy' | 'break'>`status`.as('status'))
    .where('tenantId', '=', actor.tenantId)
    .where('personId', '=', actor.personId)
    .where('leftAt', 'is', null)
    .executeTakeFirst();
  return found?.status ?? null;
}
