import { sql, type RawBuilder } from 'kysely';
import { withinReach } from '../../../platform/reach.ts';
import { jsonOf, type Ctx } from '../../../platform/db.ts';
import type { ImportRun } from '../../../platform/import/kind.ts';

/** Leads of the last thirty days go to work; older ones are history and have their own kind of file. */
const daysBack = 30;

/** Refuses rows whose store is unknown, closed or out of the sender's reach (门店不对). */
export async function refuseStores(run: ImportRun): Promise<void> {
  const { db, actor } = run;
  const problem = (
    code: RawBuilder<string>,
  ) => sql`json_build_array(json_build_object('field', 'store',
      'code', ${code}, 'value', r.store))::text`;
  await sql`update import_row r set problems = ${problem(sql`'reference.unknown'`)}
    where r.problems is null and not exists (select from people.store s
      where s.tenant_id = ${actor.tenantId} and s.name = r.store and s.closed_on is null)`.execute(
    db,
  );
  await sql`update import_row r set problems = ${problem(sql`'store.out_of_reach'`)}
    where r.problems is null and not exists (select from people.store s
      where s.tenant_id = ${actor.tenantId} and s.name = r.store
        and ${withinReach(run, 'lead', 'edit', { store: 's.id' })})`.execute(db);
}

/** Refuses numbers that nobody can call (电话不对): an import of history keeps them, a lead at work cannot. */
export async function refusePhones({ db }: ImportRun): Promise<void> {
  await sql`update import_row r set problems = json_build_array(json_build_object('field', 'phone',
      'code', 'phone.wrong', 'value', r.phone))::text
    where r.problems is null and r.phone !~ '^[+][1-9][0-9]{7,14}$'`.execute(db);
}

/** The instant of a column; a wall clock without an offset is the dealer group's. */
const instantOf = (column: RawBuilder<unknown>, zone: RawBuilder<unknown>) =>
  sql<string>`(case when ${column} ~ '(Z|[+-][0-9]{2}:?[0-9]{2})$' then ${column}::timestamptz
    else ${column}::timestamp at time zone ${zone} end)`;

/** Refuses rows of the future and rows that are too old to go to work (时间不对). */
export async function refuseTimes(run: ImportRun, name: string): Promise<void> {
  const { db, actor, now } = run;
  const at = instantOf(sql`r.${sql.ref(name)}`, sql`g.zone`);
  await sql`update import_row r set problems = json_build_array(json_build_object('field', ${name}::text,
      'code', case when ${at} > ${now}::timestamptz then 'instant.future' else 'instant.too_old' end,
      'value', r.${sql.ref(name)}, 'detail', ${String(daysBack)}::text))::text
    from people.dealer_group g
    where g.tenant_id = ${actor.tenantId} and r.problems is null and r.${sql.ref(name)} is not null
      and (${at} > ${now}::timestamptz + interval '1 minute' or ${at} < ${now}::timestamptz - interval '30 days')`.execute(
    db,
  );
}

export type SheetRow = {
  recordId: string;
  externalId: string;
  receivedAt: string | null;
  storeId: string;
  sourceId: string | null;
  campaignId: string | null;
  modelId: string | null;
  model: string | null;
  name: string | null;
  phone: string;
  gender: string | null;
  wish: string | null;
  expectedOn: string | null;
  price: number | null;
  referralCode: string | null;
};

/** The new rows of a sheet, in the order of the file; rows that changed since they were taken are left alone. */
export async function sheetRows({ db, actor }: ImportRun): Promise<SheetRow[]> {
  const { rows } = await sql<SheetRow>`
    select c.record_id, c.external_id, case when c.received_at is null then null
        else ${instantOf(sql`c.received_at`, sql`g.zone`)} end as received_at,
      s.id as store_id, o.id as source_id, p.id as campaign_id, m.id as model_id, c.model, c.name, c.phone, c.gender,
      c.wish, c.expected_on, c.price, c.referral_code
    from import_change c
    join people.dealer_group g on g.tenant_id = ${actor.tenantId}
    join people.store s on s.tenant_id = g.tenant_id and s.name = c.store
    left join marketing.source o on o.tenant_id = g.tenant_id and o.name = c.source
    left join marketing.campaign p on p.tenant_id = g.tenant_id and p.name = c.campaign
    left join lateral (select m.id from catalog.model m join catalog.brand b on b.tenant_id = m.tenant_id and b.id = m.brand_id
      where m.tenant_id = g.tenant_id and m.name = c.model and (c.brand is null or b.name = c.brand)
      order by m.id limit 1) m on true
    where c.change = 'created' order by c.row_number`.execute(db);
  return rows;
}

export type CommentRow = {
  recordId: string;
  externalId: string;
  at: string;
  storeId: string;
  sourceId: string | null;
  campaignId: string | null;
  nickname: string;
  platformUser: string;
  text: string;
};

export async function commentRows({ db, actor }: ImportRun): Promise<CommentRow[]> {
  const { rows } = await sql<CommentRow>`
    select c.record_id, c.external_id, ${instantOf(sql`c.commented_at`, sql`g.zone`)} as at, s.id as store_id,
      o.id as source_id, p.id as campaign_id, coalesce(c.nickname, '') as nickname,
      coalesce(c.platform_user, '') as platform_user, c.text
    from import_change c
    join people.dealer_group g on g.tenant_id = ${actor.tenantId}
    join people.store s on s.tenant_id = g.tenant_id and s.name = c.store
    left join marketing.source o on o.tenant_id = g.tenant_id and o.name = c.source
    left join marketing.campaign p on p.tenant_id = g.tenant_id and p.name = c.campaign
    where c.change = 'created' order by c.row_number`.execute(db);
  return rows;
}

export type NewComment = Omit<CommentRow, 'recordId' | 'externalId' | 'campaignId'> & {
  id: string;
  intents: string[];
  state: 'none' | 'open' | 'lead';
  leadId: string | null;
};

export async function insertComments(
  { db, actor, importId }: ImportRun,
  comments: readonly NewComment[],
): Promise<void> {
  for (let i = 0; i < comments.length; i += 2_000)
    await sql`insert into leads.comment (tenant_id, id, store_id, source_id, import_id, at, nickname, platform_user, text,
        intents, state, lead_id)
      select ${actor.tenantId}::uuid, id, "storeId", "sourceId", ${importId}::uuid, at, nickname, "platformUser", text,
        intents, state, "leadId"
      from jsonb_to_recordset(${jsonOf(comments.slice(i, i + 2_000))}::jsonb) as c(id uuid, "storeId" uuid,
        "sourceId" uuid, at timestamptz, nickname text, "platformUser" text, text text, intents text[], state text,
        "leadId" uuid)`.execute(db);
}

export type SheetDone = {
  id: string;
  fileName: string;
  kind: string;
  finishedAt: string;
  startedByName: string | null;
  created: number;
  merged: number;
  duplicate: number;
  rejected: number;
};

/** The latest sheets and what came of their rows (线索表结果). */
export async function sheetsDone(ctx: Ctx, limit: number): Promise<SheetDone[]> {
  const { rows } = await sql<SheetDone>`
    select i.id, i.file_name, i.kind, i.finished_at, p.name as started_by_name,
      coalesce((i.counts->>'rejected')::int, 0) as rejected, t.created, t.merged, t.duplicate
    from platform.import i
    left join people.person p on p.tenant_id = i.tenant_id and p.id = i.created_by
    cross join lateral (select count(*) filter (where t.result = 'created')::int as created,
        count(*) filter (where t.result = 'merged')::int as merged,
        count(*) filter (where t.result = 'duplicate')::int as duplicate
      from leads.touch t where t.tenant_id = i.tenant_id and t.sender = 'sheet ' || i.id
        and t.external_id is not null) t
    where i.tenant_id = ${ctx.actor.tenantId} and i.kind in ('new_leads', 'comments') and i.state = 'done'
    order by i.finished_at desc limit ${limit}`.execute(ctx.db);
  return rows;
}
