import { sql } from 'kysely';
import type { Ctx } from '../../platform/db.ts';
import type { Leaves, Seller } from './leaves.rules.ts';
import type { Measure } from './plan.schema.ts';
import type { DecompositionOutcome, DecompositionSettings } from './target.schema.ts';

export type DecompositionRow = {
  version: number;
  settings: DecompositionSettings;
  outcome: DecompositionOutcome;
  changedAt: string;
  publishedVersion: number | null;
};

type Of = { planId: string; measure: Measure };

export async function decompositionOf(
  { db, actor }: Ctx,
  { planId, measure }: Of,
): Promise<DecompositionRow | undefined> {
  const { rows } =
    await sql<DecompositionRow>`select version, settings, outcome, changed_at, published_version
    from plan.decomposition where tenant_id = ${actor.tenantId} and plan_id = ${planId}::uuid
      and measure = ${measure}`.execute(db);
  return rows[0];
}

/** Writes what was generated as the next version; false where somebody else was first. */
export async function writeDecomposition(
  { db, actor, now }: Ctx,
  { planId, measure }: Of,
  seen: number,
  { settings, outcome }: Pick<DecompositionRow, 'settings' | 'outcome'>,
): Promise<boolean> {
  const [how, what] = [JSON.stringify(settings), JSON.stringify(outcome)];
  const { numAffectedRows } =
    seen === 0
      ? await sql`insert into plan.decomposition (tenant_id, plan_id, measure, version, settings, outcome,
          generated_at, changed_at, changed_by)
          values (${actor.tenantId}, ${planId}, ${measure}, 1, ${how}::jsonb, ${what}::jsonb, ${now}, ${now}, ${actor.personId})
          on conflict (tenant_id, plan_id, measure) do nothing`.execute(db)
      : await sql`update plan.decomposition set version = version + 1, settings = ${how}::jsonb,
          outcome = ${what}::jsonb, generated_at = ${now}::timestamptz, changed_at = ${now}::timestamptz,
          changed_by = ${actor.personId}::uuid
          where tenant_id = ${actor.tenantId} and plan_id = ${planId}::uuid and measure = ${measure}
            and version = ${seen}`.execute(db);
  return numAffectedRows === 1n;
}

/** Counts an edit as the next version; false where somebody else was first. */
export async function raiseVersion(
  { db, actor, now }: Ctx,
  { planId, measure }: Of,
  seen: number,
): Promise<boolean> {
  const { numAffectedRows } = await sql`update plan.decomposition set version = version + 1,
    changed_at = ${now}::timestamptz, changed_by = ${actor.personId}::uuid
    where tenant_id = ${actor.tenantId} and plan_id = ${planId}::uuid and measure = ${measure}
      and version = ${seen}`.execute(db);
  return numAffectedRows === 1n;
}

export async function markPublished({ db, actor }: Ctx, { planId, measure }: Of, version: number) {
  await sql`update plan.decomposition set published_version = ${version}
    where tenant_id = ${actor.tenantId} and plan_id = ${planId}::uuid and measure = ${measure}`.execute(
    db,
  );
}

/** A seller's year of one model. */
export type LeafRow = Seller & { modelId: string; amounts: number[] };

/** Replaces all cells by what was generated; years of nothing are left out. */
export async function replaceCells(
  ctx: Ctx,
  { planId, measure }: Of,
  { sellers, amounts }: Pick<Leaves, 'sellers' | 'amounts'>,
  modelIds: readonly string[],
): Promise<void> {
  await sql`delete from plan.cell where tenant_id = ${ctx.actor.tenantId}
    and plan_id = ${planId}::uuid and measure = ${measure}`.execute(ctx.db);
  const rows: LeafRow[] = [];
  sellers.forEach((seller, i) =>
    modelIds.forEach((modelId, m) => {
      const at = (i * modelIds.length + m) * 12;
      const year = amounts.subarray(at, at + 12);
      if (year.some((amount) => amount > 0))
        rows.push({ ...seller, modelId, amounts: Array.from(year) });
    }),
  );
  await writeLeaves(ctx, { planId, measure }, rows);
}

/** Writes sellers' years; arrays of arrays travel as text, because unnest would flatten them. */
export async function writeLeaves(
  { db, actor }: Ctx,
  { planId, measure }: Of,
  rows: readonly LeafRow[],
): Promise<void> {
  for (let start = 0; start < rows.length; start += 10_000) {
    const part = rows.slice(start, start + 10_000);
    const column = (key: 'storeId' | 'teamId' | 'personId' | 'modelId') =>
      part.map((row) => row[key]);
    await sql`insert into plan.cell (tenant_id, plan_id, measure, store_id, team_id, person_id, model_id, amounts)
      select ${actor.tenantId}::uuid, ${planId}::uuid, ${measure}, s, t, p, m, a::bigint[]
      from unnest(${column('storeId')}::uuid[], ${column('teamId')}::uuid[], ${column('personId')}::uuid[],
        ${column('modelId')}::uuid[], ${part.map(({ amounts }) => `{${amounts.join(',')}}`)}::text[]) as u (s, t, p, m, a)
      on conflict (tenant_id, plan_id, measure, store_id, team_id, person_id, model_id)
        do update set amounts = excluded.amounts`.execute(db);
  }
}

/** Sellers' years of the plan, or of one store of it. */
export async function leavesOf(
  { db, actor }: Ctx,
  { planId, measure }: Of,
  storeId?: string,
): Promise<LeafRow[]> {
  const { rows } =
    await sql<LeafRow>`select store_id, team_id, person_id, model_id, amounts::float8[] as amounts
    from plan.cell where tenant_id = ${actor.tenantId} and plan_id = ${planId}::uuid and measure = ${measure}
      ${storeId ? sql`and store_id = ${storeId}::uuid` : sql``}
    order by store_id, team_id, person_id, model_id`.execute(db);
  return rows;
}
