import { sql } from 'kysely';
import { addDays, dayIn } from '../kernel/period.ts';
import { uuidV7 } from '../kernel/uuid.ts';
import type { SaleLine } from '../modules/sales/sale-line.schema.ts';
import type { Ctx } from '../platform/db.ts';

export type SignedSale = {
  dealId: string;
  number: string;
  storeId: string;
  customerId: string;
  modelId: string;
  colour: string;
  /** Null where no car is allocated yet. */
  car: { vin: string; state: 'in_stock' | 'in_transit' } | null;
  lines: readonly SaleLine[];
};

/** The first trim of a model, made with a price where the catalogue has none yet. */
async function trimOf({ db, actor, now }: Ctx, modelId: string): Promise<string> {
  const { tenantId } = actor;
  const known = await db
    .selectFrom('catalog.trim')
    .select('id')
    .where('tenantId', '=', tenantId)
    .where('modelId', '=', modelId)
    .orderBy('name')
    .executeTakeFirst();
  if (known) return known.id;
  const id = uuidV7();
  await db
    .insertInto('catalog.trim')
    .values({ tenantId, id, modelId, name: '尊享版', colours: ['珠光白', '曜石黑', '远山灰'] })
    .execute();
  await db
    .insertInto('catalog.trimPrice')
    .values({
      tenantId,
      trimId: id,
      fromOn: '2024-01-01',
      guideFen: 18_980_000,
      floorFen: 17_800_000,
      costFen: 17_500_000,
      rebateFen: 300_000,
      setAt: now,
    })
    .execute();
  return id;
}

/** A deal's accepted offer, signed contract and car (已签合同), for the demo to hand over. */
export async function insertSignedSale(ctx: Ctx, sale: SignedSale): Promise<void> {
  const { db, actor, now } = ctx;
  const { tenantId, personId } = actor;
  const day = dayIn(Date.parse(now));
  const trimId = await trimOf(ctx, sale.modelId);
  const vehicleId = sale.car ? uuidV7() : null;
  const { dealId, storeId, colour, customerId } = sale;
  if (sale.car)
    await db
      .insertInto('sales.vehicle')
      .values({
        tenantId,
        id: vehicleId!,
        vin: sale.car.vin,
        storeId,
        trimId,
        colour,
        state: sale.car.state,
        orderedOn: addDays(day, -40),
        etaOn: addDays(day, 6),
        arrivedOn: sale.car.state === 'in_stock' ? addDays(day, -12) : null,
        costFen: 17_500_000,
        madeBy: personId,
        madeAt: now,
      })
      .execute();
  const quoteId = uuidV7();
  const totalFen = sale.lines.reduce((sum, { amountFen }) => sum + amountFen, 0);
  const agreed = { lines: JSON.stringify(sale.lines), carFen: 18_280_000, totalFen };
  await db
    .insertInto('sales.quote')
    .values({
      tenantId,
      id: quoteId,
      dealId,
      version: 1,
      state: 'accepted',
      trimId,
      colour,
      pricedOn: day,
      validUntil: addDays(day, 7),
      asked: '{}',
      ...agreed,
      madeBy: personId,
      madeAt: now,
      decidedAt: now,
      decidedBy: 'customer',
    })
    .execute();
  await db
    .insertInto('sales.contract')
    .values({
      tenantId,
      id: uuidV7(),
      number: sale.number,
      dealId,
      quoteId,
      storeId,
      customerId,
      trimId,
      colour,
      vehicleId,
      state: 'signed',
      ...agreed,
      promisedOn: addDays(day, 10),
      madeBy: personId,
      madeAt: now,
      signedAt: now,
    })
    .execute();
}

/** The survey that a delivery of the demo got. */
export async function surveyOf(
  { db, actor }: Ctx,
  deliveryId: string,
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`select id from care.survey_link
    where tenant_id = ${actor.tenantId} and delivery_id = ${deliveryId}::uuid`.execute(db);
  return rows[0]?.id;
}
