import { sql } from 'kysely';
import { uuidV7 } from '../../../kernel/uuid.ts';
import type { Ctx } from '../../../platform/db.ts';
import { visiblePeople } from '../place.queries.ts';
import type { Work } from './handover-kind.ts';

export type HandoverRow = {
  id: string;
  personId: string;
  personName: string;
  position: string;
  storeId: string | null;
  storeName: string | null;
  teamId: string | null;
  lastDay: string;
  reason: string;
  items: number;
  open: number;
  accessEndedAt: string | null;
  archivedAt: string | null;
};

/** Hand-over lists of leavers within reach, latest first; those called off are left out. */
export function handoversOf(ctx: Ctx, asked: { id?: string } = {}): Promise<HandoverRow[]> {
  const counted = (
    condition: string,
  ) => sql<number>`(select count(*)::int from people.handover_item i
    where i.tenant_id = handover.tenant_id and i.handover_id = handover.id ${sql.raw(condition)})`;
  return visiblePeople(ctx)
    .innerJoin('people.handover as handover', (join) =>
      join
        .onRef('handover.tenantId', '=', 'person.tenantId')
        .onRef('handover.personId', '=', 'person.id'),
    )
    .leftJoin('people.store as store', (join) =>
      join.onRef('store.tenantId', '=', 'person.tenantId').onRef('store.id', '=', 'person.storeId'),
    )
    .select([
      'handover.id',
      'person.id as personId',
      'person.name as personName',
      'person.position',
      'person.storeId',
      'store.name as storeName',
      'person.teamId',
      'handover.lastDay',
      'handover.reason',
      'handover.accessEndedAt',
      'handover.archivedAt',
      counted('').as('items'),
      counted(`and i.state = 'open'`).as('open'),
    ])
    .where('handover.cancelledAt', 'is', null)
    .$if(!!asked.id, (query) => query.where('handover.id', '=', asked.id!))
    .orderBy('handover.decidedAt', 'desc')
    .limit(500)
    .execute();
}

export type ItemRow = {
  kind: string;
  recordId: string;
  label: string;
  storeId: string | null;
  state: 'open' | 'moved' | 'closed' | 'gone';
  toName: string | null;
  reason: string;
  doneAt: string | null;
};

export async function itemsOf({ db, actor }: Ctx, handoverId: string): Promise<ItemRow[]> {
  const { rows } = await sql<ItemRow>`
    select i.kind, i.record_id, i.label, i.store_id, i.state, p.name as to_name, i.reason, i.done_at
    from people.handover_item i
    left join people.person p on p.tenant_id = i.tenant_id and p.id = i.to_person_id
    where i.tenant_id = ${actor.tenantId} and i.handover_id = ${handoverId}::uuid
    order by i.kind, i.state <> 'open', i.label, i.record_id limit 5000`.execute(db);
  return rows;
}

export type OpenHandover = { id: string; accessEndedAt: string | null; lastDay: string };

/** The hand-over under way of a person, held until the transaction ends. */
export async function lockHandover(
  { db, actor }: Ctx,
  personId: string,
): Promise<OpenHandover | undefined> {
  return db
    .selectFrom('people.handover')
    .select(['id', 'accessEndedAt', 'lastDay'])
    .where('tenantId', '=', actor.tenantId)
    .where('personId', '=', personId)
    .where('cancelledAt', 'is', null)
    .where('archivedAt', 'is', null)
    .forUpdate()
    .executeTakeFirst();
}

type Leaving = { personId: string; lastDay: string; reason: string };

/** Opens the list of a leaving, or gives the one under way its new day; answers its id. */
export async function writeHandover({ db, actor, now }: Ctx, made: Leaving): Promise<string> {
  const { tenantId, personId: decidedBy } = actor;
  const { rows } = await sql<{ id: string }>`
    insert into people.handover (tenant_id, id, person_id, last_day, reason, decided_by, decided_at)
    values (${tenantId}, ${uuidV7()}, ${made.personId}, ${made.lastDay}, ${made.reason}, ${decidedBy}, ${now})
    on conflict (tenant_id, person_id) where archived_at is null and cancelled_at is null
    do update set last_day = excluded.last_day, reason = excluded.reason
    returning id`.execute(db);
  return rows[0]!.id;
}

/** A person's day of leaving. Whoever hands them work holds their row, so they wait for each other. */
export async function writeLeftOn(
  { db, actor }: Ctx,
  personId: string,
  leftOn: string | null,
): Promise<void> {
  await db
    .updateTable('people.person')
    .set({ leftOn })
    .where('tenantId', '=', actor.tenantId)
    .where('id', '=', personId)
    .execute();
}

type Stamp = { accessEndedAt?: string | null; archivedAt?: string; cancelledAt?: string };

export async function stampHandover({ db, actor }: Ctx, id: string, stamp: Stamp): Promise<void> {
  await db
    .updateTable('people.handover')
    .set(stamp)
    .where('tenantId', '=', actor.tenantId)
    .where('id', '=', id)
    .execute();
}

/** Brings the list up to date with one kind of work: what is new is added, what left by another road is gone. */
export async function collectItems(
  { db, actor, now }: Ctx,
  { handoverId, kind, works }: { handoverId: string; kind: string; works: readonly Work[] },
): Promise<void> {
  const { tenantId } = actor;
  const given = JSON.stringify(works);
  await sql`insert into people.handover_item (tenant_id, handover_id, kind, record_id, label, store_id)
    select ${tenantId}::uuid, ${handoverId}::uuid, ${kind}, w.id, left(w.label, 200), w."storeId"
    from jsonb_to_recordset(${given}::jsonb) w (id uuid, label text, "storeId" uuid)
    on conflict (tenant_id, handover_id, kind, record_id) do update set
      state = 'open', to_person_id = null, reason = '', done_by = null, done_at = null
      where handover_item.state in ('moved', 'gone')`.execute(db);
  await sql`update people.handover_item set state = 'gone', done_at = ${now}
    where tenant_id = ${tenantId} and handover_id = ${handoverId}::uuid and kind = ${kind}
      and state = 'open' and record_id <> all(${works.map(({ id }) => id)}::uuid[])`.execute(db);
}

type Done =
  { state: 'moved'; toPersonId: string } | { state: 'closed'; reason: string } | { state: 'gone' };

/** Takes open items of one kind for one outcome; of two at once, each item goes to the first. */
export async function settleItems(
  { db, actor, now }: Ctx,
  { handoverId, kind, ids }: { handoverId: string; kind: string; ids: readonly string[] },
  done: Done,
): Promise<string[]> {
  const rows = await db
    .updateTable('people.handoverItem')
    .set({ ...done, doneBy: actor.personId, doneAt: now })
    .where('tenantId', '=', actor.tenantId)
    .where('handoverId', '=', handoverId)
    .where('kind', '=', kind)
    .where('recordId', 'in', [...ids])
    .where('state', '=', 'open')
    .returning('recordId')
    .execute();
  return rows.map(({ recordId }) => recordId);
}

/** What a moved item turns into where its record had already gone elsewhere. */
export async function unsettle(
  { db, actor }: Ctx,
  { handoverId, kind, ids }: { handoverId: string; kind: string; ids: readonly string[] },
): Promise<void> {
  await db
    .updateTable('people.handoverItem')
    .set({ state: 'gone', toPersonId: null })
    .where('tenantId', '=', actor.tenantId)
    .where('handoverId', '=', handoverId)
    .where('kind', '=', kind)
    .where('recordId', 'in', [...ids])
    .execute();
}
