import { sql, type RawBuilder } from 'kysely';
import { factKinds, type Fact } from '../../kernel/fact.ts';
import { NOBODY, uuidV7 } from '../../kernel/uuid.ts';
import type { Ctx, Db } from '../db.ts';
import { grains, keyOf, type Grain } from './grains.ts';

/** The columns of the fact log, in the order in which both copies are written. */
export const factColumns =
  'tenant_id, id, day, origin_day, occurred_at, recorded_at, kind, subject_kind, subject_id, store_id, team_id, person_id, model_id, source_id, campaign_id, area_id, quantity, amount';
const types =
  'tenant_id uuid, id uuid, day date, origin_day date, occurred_at timestamptz, recorded_at timestamptz, kind smallint, subject_kind text, subject_id uuid, store_id uuid, team_id uuid, person_id uuid, model_id uuid, source_id uuid, campaign_id uuid, area_id uuid, quantity int, amount bigint';
const key = 'tenant_id, grain, a_id, b_id, origin_on, starts_on, kind';

type Tenant = Pick<Ctx, 'db' | 'now'> & { actor: { tenantId: string } };

/** Appends facts (追加事实) in the caller's transaction, one statement for any number of them. */
export async function appendFacts(
  { db, actor, now }: Tenant,
  facts: readonly Fact[],
): Promise<void> {
  if (facts.length === 0) return;
  const rows = facts.map((fact) => ({
    tenant_id: actor.tenantId,
    id: uuidV7(),
    day: fact.day,
    origin_day: fact.originDay ?? fact.day,
    occurred_at: fact.occurredAt,
    recorded_at: now,
    kind: factKinds[fact.kind].code,
    subject_kind: fact.subjectKind,
    subject_id: fact.subjectId,
    store_id: fact.storeId ?? NOBODY,
    team_id: fact.teamId ?? NOBODY,
    person_id: fact.personId ?? NOBODY,
    model_id: fact.modelId ?? NOBODY,
    source_id: fact.sourceId ?? NOBODY,
    campaign_id: fact.campaignId ?? NOBODY,
    area_id: fact.areaId ?? NOBODY,
    quantity: fact.quantity,
    amount: fact.amount ?? 0,
  }));
  const source = sql`/* kept */ select ${sql.raw(factColumns)}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as f(${sql.raw(types)})`;
  await appendFactsFrom(db, source);
}

/** Appends the facts that a select yields (columns as in `factColumns`): the road of bulk imports. */
export async function appendFactsFrom(db: Db, source: RawBuilder<unknown>): Promise<void> {
  const columns = sql.raw(factColumns);
  await sql`with appended as (
      insert into platform.fact (${columns}) ${source} returning ${columns})
    insert into platform.fact_unfolded (${columns}) select ${columns} from appended`.execute(db);
}

/**
 * Takes back every fact of the subjects that a select yields (`subject_id`): each live fact is
 * answered by its negative, on the same business day. A closed period shows it as a restatement.
 */
export async function reverseFactsOf(
  { db, actor, now }: Tenant,
  subjects: RawBuilder<unknown>,
): Promise<void> {
  await appendFactsFrom(
    db,
    sql`select tenant_id, gen_random_uuid(), day, origin_day, ${now}::timestamptz, ${now}::timestamptz, kind,
        subject_kind, subject_id, store_id, team_id, person_id, model_id, source_id, campaign_id, area_id,
        -sum(quantity)::int, -sum(amount)::bigint
      from platform.fact
      where tenant_id = ${actor.tenantId} and subject_id in (${subjects})
      group by tenant_id, day, origin_day, kind, subject_kind, subject_id, store_id, team_id, person_id,
        model_id, source_id, campaign_id, area_id
      having sum(quantity) <> 0 or sum(amount) <> 0`,
  );
}

/**
 * Tells the live facts of subjects anew under another source and campaign (改来源): what a select yields as `subject_id`,
 * `source_id`, `campaign_id`. Each is answered by its negative and said again, on the same business day; facts that stand
 * there already stay untouched.
 */
export async function moveFactsTo(
  { db, actor, now }: Tenant,
  places: RawBuilder<unknown>,
): Promise<void> {
  const nobody = sql`${NOBODY}::uuid`;
  await appendFactsFrom(
    db,
    sql`with live as (
        select f.tenant_id, f.day, f.origin_day, f.kind, f.subject_kind, f.subject_id, f.store_id, f.team_id, f.person_id,
          f.model_id, f.source_id, f.campaign_id, f.area_id, coalesce(p.source_id, ${nobody}) as to_source,
          coalesce(p.campaign_id, ${nobody}) as to_campaign, sum(f.quantity)::int as quantity, sum(f.amount)::bigint as amount
        from platform.fact f join (${places}) p on p.subject_id = f.subject_id
        where f.tenant_id = ${actor.tenantId}
        group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15
        having sum(f.quantity) <> 0 or sum(f.amount) <> 0)
      select l.tenant_id, gen_random_uuid(), l.day, l.origin_day, ${now}::timestamptz, ${now}::timestamptz, l.kind,
        l.subject_kind, l.subject_id, l.store_id, l.team_id, l.person_id, l.model_id, side.source_id, side.campaign_id,
        l.area_id, side.sign * l.quantity, side.sign * l.amount
      from live l cross join lateral (values (-1, l.source_id, l.campaign_id), (1, l.to_source, l.to_campaign))
        as side(sign, source_id, campaign_id)
      where l.source_id <> l.to_source or l.campaign_id <> l.to_campaign`,
  );
}

/**
 * Moves about `limit` committed facts of a tenant into its totals; returns how many. They are taken as
 * one range of the key, which no planner can get wrong however old its statistics are.
 */
export async function foldFacts(db: Db, tenantId: string, limit = 20_000): Promise<number> {
  await takeTurn(db, tenantId);
  const { rows } = await sql<{ facts: number }>`
    with taken as (
      delete from platform.fact_unfolded where tenant_id = ${tenantId} and id <= coalesce(
        (select id from platform.fact_unfolded where tenant_id = ${tenantId}
         order by id offset ${limit - 1} limit 1), 'ffffffff-ffff-ffff-ffff-ffffffffffff')
      returning *),
    added as (${addTotalsOf(sql`taken`)} returning 1)
    select count(*)::int as facts from taken`.execute(db);
  return rows[0]!.facts;
}

/**
 * Recomputes the totals of one month (`'2026-03-01'`) from the facts while intake and readers go on.
 * Exact, because "in the totals" always means "in fact and not in fact_unfolded", and only folds
 * change that; they wait for this turn.
 */
export async function rebuildMonth(db: Db, tenantId: string, month: string): Promise<void> {
  await takeTurn(db, tenantId);
  await sql`delete from platform.total where tenant_id = ${tenantId}
    and starts_on >= ${month}::date and starts_on < ${month}::date + interval '1 month'`.execute(
    db,
  );
  await addTotalsOf(sql`(select * from platform.fact f where tenant_id = ${tenantId}
    and day >= ${month}::date and day < ${month}::date + interval '1 month'
    and not exists (select from platform.fact_unfolded u where u.tenant_id = ${tenantId} and u.id = f.id))`).execute(
    db,
  );
}

const takeTurn = async (db: Db, tenantId: string) => {
  await sql`insert into platform.fold_turn (tenant_id) values (${tenantId}) on conflict do nothing`.execute(
    db,
  );
  await sql`select from platform.fold_turn where tenant_id = ${tenantId} for update`.execute(db);
};

/** Fans each fact out to every grain and adds it; in key order, so that a page's rows lie together. */
const addTotalsOf = (source: RawBuilder<unknown>) => sql`
  insert into platform.total as t (${sql.raw(key)}, facts, quantity, amount)
  select f.tenant_id, g.grain, g.a_id, g.b_id, g.origin_on, g.starts_on, f.kind,
         count(*), sum(f.quantity), sum(f.amount)
  from ${source} f
  cross join lateral (values ${sql.raw(Object.values(grains).map(rowOf).join(', '))})
    as g(grain, a_id, b_id, origin_on, starts_on)
  group by 1, 2, 3, 4, 5, 6, 7
  order by 1, 2, 3, 4, 5, 6, 7
  on conflict (${sql.raw(key)}) do update set facts = t.facts + excluded.facts,
    quantity = t.quantity + excluded.quantity, amount = t.amount + excluded.amount`;

function rowOf(grain: Grain): string {
  const of = keyOf(grain);
  return `(${grain.code}::smallint, ${of.a}, ${of.b}, ${of.origin}, ${of.starts})`;
}
