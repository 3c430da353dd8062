import { sql } from 'kysely';
import { uuidV7 } from '../kernel/uuid.ts';
import { carPriceOf, totalOf } from '../modules/sales/sale-line.rules.ts';
import type { SaleLine } from '../modules/sales/sale-line.schema.ts';
import type { Ctx } from '../platform/db.ts';
import { modelIds } from './demo.queries.ts';
import { ownBrand, ownModels } from './models.ts';

export type DemoTrim = {
  id: string;
  modelId: string;
  energy: string;
  colours: string[];
  guideFen: number;
  costFen: number;
};

/** Trims of the own brand with a price; where the catalogue has none yet, one plain trim of each model. */
export async function demoTrims(ctx: Ctx, day: string): Promise<DemoTrim[]> {
  const { db, actor, now } = ctx;
  const { tenantId } = actor;
  const known = await trimsOf(ctx, day);
  if (known.length > 0) return known;
  const models = await modelIds(ctx, ownBrand);
  for (const { name, lowYuan, cost } of ownModels) {
    const id = uuidV7();
    const guideFen = lowYuan * 100;
    await db
      .insertInto('catalog.trim')
      .values({
        tenantId,
        id,
        modelId: models.get(name)!,
        name: '舒享版',
        colours: ['云雾白', '墨岩黑', '湖光蓝'],
      })
      .execute();
    await db
      .insertInto('catalog.trimPrice')
      .values({
        tenantId,
        trimId: id,
        fromOn: `${day.slice(0, 4)}-01-01`,
        guideFen,
        floorFen: Math.round(guideFen * (cost + 0.01)),
        costFen: Math.round(guideFen * cost),
        setAt: now,
      })
      .execute();
  }
  return trimsOf(ctx, day);
}

async function trimsOf({ db, actor }: Ctx, day: string): Promise<DemoTrim[]> {
  const { rows } =
    await sql<DemoTrim>`select t.id, t.model_id, m.energy, t.colours, p.guide_fen, p.cost_fen
    from catalog.trim t join catalog.model m on m.tenant_id = t.tenant_id and m.id = t.model_id
    join catalog.brand b on b.tenant_id = m.tenant_id and b.id = m.brand_id and b.name = ${ownBrand}
    join lateral (select * from catalog.trim_price p where p.tenant_id = t.tenant_id and p.trim_id = t.id
      and p.from_on <= ${day}::date order by p.from_on desc limit 1) p on true
    where t.tenant_id = ${actor.tenantId} and t.closed_at is null order by m.name, p.guide_fen, t.name`.execute(
      db,
    );
  return rows;
}

export type HotLead = {
  leadId: string;
  storeId: string;
  personId: string;
  teamId: string | null;
  modelId: string | null;
};

/** Leads that consultants have talked to (已接洽), the demo's own consultant's first. */
export async function hotLeads({ db, actor }: Ctx, first: string): Promise<HotLead[]> {
  const { rows } =
    await sql<HotLead>`select l.id as lead_id, l.store_id, l.owner_id as person_id, p.team_id, l.model_id
    from leads.lead l join people.person p on p.tenant_id = l.tenant_id and p.id = l.owner_id
    where l.tenant_id = ${actor.tenantId} and l.outcome = 'open' and l.stage = 'consultant' and l.intake <> 'import'
      and l.contacted_at is not null and l.customer_id is not null and l.store_id is not null
    order by (l.owner_id = ${first}::uuid) desc, l.conversed_at is null, l.received_at, l.id limit 20`.execute(
      db,
    );
  return rows;
}

/** An offer that the customer accepted at the table (已接受报价). */
export async function acceptedOffer(
  { db, actor, now }: Ctx,
  offer: { dealId: string; trim: DemoTrim; colour: string; day: string; lines: SaleLine[] },
): Promise<void> {
  const { dealId, trim, colour, day, lines } = offer;
  await db
    .insertInto('sales.quote')
    .values({
      tenantId: actor.tenantId,
      id: uuidV7(),
      dealId,
      version: 1,
      state: 'accepted',
      trimId: trim.id,
      colour,
      pricedOn: day,
      validUntil: day,
      asked: '{}',
      lines: JSON.stringify(lines),
      carFen: carPriceOf(lines),
      totalFen: totalOf(lines),
      madeBy: actor.personId,
      madeAt: now,
      decidedAt: now,
      decidedBy: 'customer',
    })
    .execute();
}

type Standing = {
  vin: string;
  storeId: string;
  trimId: string;
  colour: string;
  arrivedOn: string;
  orderedOn: string;
  costFen: number;
};

/** Cars that have stood for a while, as a stock file would have brought them (库存底数). */
export async function standingCars({ db, actor, now }: Ctx, cars: readonly Standing[]) {
  await db
    .insertInto('sales.vehicle')
    .values(
      cars.map((car) => ({
        ...car,
        tenantId: actor.tenantId,
        id: uuidV7(),
        state: 'in_stock',
        madeAt: now,
      })),
    )
    .execute();
}
