import { sql } from 'kysely';
import { uuidV7 } from '../../kernel/uuid.ts';
import type { Ctx } from '../../platform/db.ts';
import type { Place } from '../../platform/facts/grains.ts';
import { placesWithin } from './kpi.queries.ts';

export type TargetMeasure = 'units' | 'revenue' | 'gross_profit';

/** One cell of a published target; NOBODY where a level is not decomposed further. Units: cars or fen. */
export type TargetCell = {
  month: string;
  modelId: string;
  storeId: string;
  teamId: string;
  personId: string;
  value: number;
};

export type TargetVersion = {
  year: number;
  measure: TargetMeasure;
  /** NOBODY for the dealer group's plan, else the store's. */
  scopeStoreId: string;
  planId: string;
  reason: string;
};

/** Makes the next version; undefined where somebody else published the same number at the same moment. */
export async function insertTargetVersion({ db, actor, now }: Ctx, version: TargetVersion) {
  const id = uuidV7();
  const { rows } = await sql<{ id: string; number: number }>`
    insert into kpi.target_version (tenant_id, id, year, measure, scope_store_id, number, plan_id, published_at, published_by, reason)
    select ${actor.tenantId}::uuid, ${id}::uuid, ${version.year}, ${version.measure}, ${version.scopeStoreId}::uuid,
      coalesce(max(number), 0) + 1, ${version.planId}::uuid, ${now}::timestamptz, ${actor.personId}::uuid, ${version.reason}
    from kpi.target_version
    where tenant_id = ${actor.tenantId} and year = ${version.year} and measure = ${version.measure}
      and scope_store_id = ${version.scopeStoreId}
    on conflict (tenant_id, year, measure, scope_store_id, number) do nothing
    returning id, number`.execute(db);
  return rows[0];
}

/** Writes a version's cells, zeros left out, in one statement per 20 000. */
export async function insertTargetCells(
  { db, actor }: Ctx,
  versionId: string,
  cells: readonly TargetCell[],
): Promise<void> {
  const kept = cells.filter((cell) => cell.value > 0);
  for (let start = 0; start < kept.length; start += 20_000) {
    const part = kept.slice(start, start + 20_000);
    const column = <K extends keyof TargetCell>(key: K) => part.map((cell) => cell[key]);
    await sql`insert into kpi.target (tenant_id, version_id, month, model_id, store_id, team_id, person_id, value)
      select ${actor.tenantId}::uuid, ${versionId}::uuid, * from unnest(${column('month').map((month) => `${month}-01`)}::date[],
        ${column('modelId')}::uuid[], ${column('storeId')}::uuid[], ${column('teamId')}::uuid[],
        ${column('personId')}::uuid[], ${column('value')}::bigint[])`.execute(db);
  }
}

export type TargetTotal = { month: string | null; places: string[]; value: number };

export type TargetQuestion = {
  year: number;
  measure: TargetMeasure;
  scopeStoreId: string;
  byMonth?: boolean;
  by?: readonly Extract<Place, 'store_id' | 'team_id' | 'person_id' | 'model_id'>[];
  within?: Partial<Record<Place, readonly string[]>>;
};

/** Sums of the newest published target, within what the actor's right over KPIs reaches. */
export async function targetsBy(ctx: Ctx, asked: TargetQuestion): Promise<TargetTotal[]> {
  const { db, actor } = ctx;
  const within = Object.entries(
    placesWithin(ctx, asked.measure === 'gross_profit' ? ['grossProfit'] : [], asked.within ?? {}),
  ) as [Place, readonly string[]][];
  const kept = within.map(
    ([place, ids]) => sql`and t.${sql.ref(place)} = any(${[...ids]}::uuid[])`,
  );
  const places = (asked.by ?? []).map((place) => sql`t.${sql.ref(place)}::text`);
  const { rows } = await sql<TargetTotal>`
    select ${asked.byMonth ? sql`to_char(t.month, 'YYYY-MM')` : sql`null::text`} as month,
      ${places.length ? sql`array[${sql.join(places)}]` : sql`'{}'::text[]`} as places, sum(t.value)::bigint as value
    from kpi.target t
    where t.tenant_id = ${actor.tenantId} and t.version_id = (
      select id from kpi.target_version v where v.tenant_id = ${actor.tenantId} and v.year = ${asked.year}
        and v.measure = ${asked.measure} and v.scope_store_id = ${asked.scopeStoreId}
      order by number desc limit 1) ${sql.join(kept, sql` `)}
    group by 1, 2 order by 1, 2`.execute(db);
  return rows;
}

/** The newest published version, for the words beside a dashboard. */
export const newestTargetVersion = (
  { db, actor }: Ctx,
  asked: Pick<TargetQuestion, 'year' | 'measure' | 'scopeStoreId'>,
) =>
  db
    .selectFrom('kpi.targetVersion')
    .select(['id', 'number', 'planId', 'publishedAt', 'reason'])
    .where('tenantId', '=', actor.tenantId)
    .where('year', '=', asked.year)
    .where('measure', '=', asked.measure)
    .where('scopeStoreId', '=', asked.scopeStoreId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
