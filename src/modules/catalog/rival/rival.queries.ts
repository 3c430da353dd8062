import { sql } from 'kysely';
import type { z } from 'zod';
import type { Day } from '../../../kernel/period.ts';
import { uuidV7 } from '../../../kernel/uuid.ts';
import type { Ctx } from '../../../platform/db.ts';
import type { PriceReport, Rival, reportStates } from './rival.schema.ts';

type ReportRow = z.output<typeof PriceReport>;
type RivalRow = z.output<typeof Rival>;

const reportColumns = sql`r.id, r.rival_id, r.trim_name, r.price_fen, r.gift, r.seen_on, r.place, r.link, r.note,
  s.name as store_name, r.made_by, w.name as made_by_name, r.made_at, r.state, j.name as judged_by_name, r.judged_why,
  (select count(*)::int from platform.file f where f.tenant_id = r.tenant_id and f.home = 'price_report'
    and f.record_id = r.id and f.removed_at is null) as files`;
const reportNames = sql`
  left join people.store s on s.tenant_id = r.tenant_id and s.id = r.store_id
  left join people.person w on w.tenant_id = r.tenant_id and w.id = r.made_by
  left join people.person j on j.tenant_id = r.tenant_id and j.id = r.judged_by`;

/** Prices seen of some rivals, the latest first; so many of each. */
export async function latestReports(
  { db, actor }: Ctx,
  rivalIds: readonly string[],
  each: number,
): Promise<ReportRow[]> {
  const { rows } = await sql<ReportRow>`
    select ${reportColumns}
    from unnest(${[...rivalIds]}::uuid[]) wanted(id)
    cross join lateral (select * from catalog.price_report r where r.tenant_id = ${actor.tenantId}
      and r.rival_id = wanted.id order by r.seen_on desc, r.id desc limit ${each}) r
    ${reportNames}
    order by r.seen_on desc, r.id desc`.execute(db);
  return rows;
}

/** Rival models, all or those against one of ours; 300 at most. */
export async function rivalsWithLatest(ctx: Ctx, modelId: string | null): Promise<RivalRow[]> {
  const { db, actor } = ctx;
  const { rows } = await sql<Omit<RivalRow, 'latest'>>`
    select m.id, m.name, b.name as brand_name, m.guide_price_low_fen, m.guide_price_high_fen,
      (select coalesce(json_agg(json_build_object('id', o.id, 'name', o.name) order by o.name), '[]')
        from catalog.rival v join catalog.model o on o.tenant_id = v.tenant_id and o.id = v.model_id
        where v.tenant_id = m.tenant_id and v.rival_id = m.id) as against,
      (select r.price_fen from catalog.price_report r where r.tenant_id = m.tenant_id and r.rival_id = m.id
        and r.state <> 'doubted' order by r.seen_on desc, r.id desc offset 1 limit 1) as before_fen,
      (select count(*)::int from catalog.price_report r where r.tenant_id = m.tenant_id and r.rival_id = m.id) as reports
    from catalog.model m join catalog.brand b on b.tenant_id = m.tenant_id and b.id = m.brand_id
    where m.tenant_id = ${actor.tenantId} and exists (select from catalog.rival v where v.tenant_id = m.tenant_id
      and v.rival_id = m.id and (${modelId}::uuid is null or v.model_id = ${modelId}::uuid))
    order by b.name, m.name limit 300`.execute(db);
  const latest = await latestReports(
    ctx,
    rows.map(({ id }) => id),
    1,
  );
  const byRival = new Map(latest.map((report) => [report.rivalId, report]));
  return rows.map((row) => ({ ...row, latest: byRival.get(row.id) ?? null }));
}

export async function pairUp(
  { db, actor, now }: Ctx,
  pair: { modelId: string; rivalId: string },
): Promise<boolean> {
  const made = await db
    .insertInto('catalog.rival')
    .values({ tenantId: actor.tenantId, ...pair, madeBy: actor.personId, madeAt: now })
    .onConflict((conflict) => conflict.columns(['tenantId', 'modelId', 'rivalId']).doNothing())
    .executeTakeFirst();
  return made.numInsertedOrUpdatedRows === 1n;
}

export async function unpair(
  { db, actor }: Ctx,
  { modelId, rivalId }: { modelId: string; rivalId: string },
): Promise<boolean> {
  const gone = await db
    .deleteFrom('catalog.rival')
    .where('tenantId', '=', actor.tenantId)
    .where('modelId', '=', modelId)
    .where('rivalId', '=', rivalId)
    .executeTakeFirst();
  return gone.numDeletedRows === 1n;
}

/** The last price of a rival not in doubt, of this trim where one of it is known. */
export async function lastPrice(
  { db, actor }: Ctx,
  { rivalId, trimName }: { rivalId: string; trimName: string },
): Promise<number | null> {
  const { rows } = await sql<{ priceFen: number }>`
    select price_fen from catalog.price_report where tenant_id = ${actor.tenantId} and rival_id = ${rivalId}::uuid
      and state <> 'doubted' and (${trimName} = '' or trim_name in ('', ${trimName}))
    order by seen_on desc, id desc limit 1`.execute(db);
  return rows[0]?.priceFen ?? null;
}

type NewReport = {
  rivalId: string;
  trimName: string;
  priceFen: number;
  gift: string;
  seenOn: Day;
  place: string;
  link: string;
  note: string;
};

export async function insertReport({ db, actor, now }: Ctx, report: NewReport): Promise<string> {
  const id = uuidV7();
  await db
    .insertInto('catalog.priceReport')
    .values({
      tenantId: actor.tenantId,
      id,
      ...report,
      storeId: actor.storeId,
      madeBy: actor.personId,
      madeAt: now,
    })
    .execute();
  return id;
}

type State = (typeof reportStates)[number];

export const reportOf = ({ db, actor }: Ctx, id: string) =>
  db
    .selectFrom('catalog.priceReport')
    .select(['id', 'rivalId', 'madeBy', sql<State>`state`.as('state')])
    .where('tenantId', '=', actor.tenantId)
    .where('id', '=', id)
    .executeTakeFirst();

export async function judge(
  { db, actor, now }: Ctx,
  { id, state, why }: { id: string; state: State; why: string },
): Promise<void> {
  await db
    .updateTable('catalog.priceReport')
    .set({ state, judgedBy: actor.personId, judgedAt: now, judgedWhy: why })
    .where('tenantId', '=', actor.tenantId)
    .where('id', '=', id)
    .execute();
}
