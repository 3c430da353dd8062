import { uuidV7 } from '../src/kernel/uuid.ts';
import type { SaleLine } from '../src/modules/sales/sale-line.schema.ts';
import type { Ctx } from '../src/platform/db.ts';
import { lin, type Member } from './cast.ts';
import { aModel, aTrim } from './world.ts';

const line = (
  key: string,
  kind: SaleLine['kind'],
  amountFen: number,
  payee: SaleLine['payee'],
) => ({
  key,
  kind,
  name: key,
  amountFen,
  payee,
  isEstimate: false,
  basis: '',
  source: '',
  productId: null,
  promotionId: null,
});

/** A car for ¥195,000 with a loan fee, both policies, an accessory and a warranty. */
export const saleLines: SaleLine[] = [
  line('澜驰 L5', 'car', 19_980_000, 'store'),
  line('优惠', 'discount', -480_000, 'store'),
  line('交强险', 'compulsory_insurance', 95_000, 'insurer'),
  line('商业险', 'commercial_insurance', 480_000, 'insurer'),
  line('贷款手续费', 'finance_fee', 300_000, 'store'),
  line('脚垫', 'accessory', 128_000, 'store'),
  line('延保', 'warranty', 260_000, 'store'),
];

const letters = 'ABCDEFGHJKLMNPRSTUVWXYZ0123456789';
let n = 0;
/** A VIN nobody else has; its check digit is of no interest here. */
const aVin = () => `LFV2A21K${String((n += 1)).padStart(6, '0')}${letters.slice(0, 3)}`;

/** The trim that is sold, made once in each database. */
async function theTrim(ctx: Ctx) {
  const known = await ctx.db
    .selectFrom('catalog.trim')
    .innerJoin('catalog.model', (join) =>
      join
        .onRef('catalog.model.tenantId', '=', 'catalog.trim.tenantId')
        .onRef('catalog.model.id', '=', 'catalog.trim.modelId'),
    )
    .select(['catalog.trim.id as trimId', 'catalog.model.id as modelId'])
    .where('catalog.trim.tenantId', '=', ctx.actor.tenantId)
    .where('catalog.model.name', '=', '交车用车')
    .executeTakeFirst();
  if (known) return known;
  const { modelId } = await aModel(ctx, '交车用车', '交车用牌');
  return { modelId, trimId: await aTrim(ctx, modelId) };
}

type Wanted = Partial<{
  who: Member;
  withCar: boolean;
  withLead: boolean;
  openedOn: string;
  state: 'draft' | 'signed';
  costFen: number | null;
}>;

/** A deal with a signed contract and, unless told otherwise, a car of ours in stock (已签合同的一单). */
export async function aSale(ctx: Ctx, wanted: Wanted = {}) {
  const { who = lin, withCar = true, withLead = true, openedOn = '2026-11-10' } = wanted;
  const { state = 'signed', costFen = 18_300_000 } = wanted;
  const { db, now } = ctx;
  const { tenantId } = ctx.actor;
  const { modelId, trimId } = await theTrim(ctx);
  const ids = {
    customerId: uuidV7(),
    leadId: uuidV7(),
    dealId: uuidV7(),
    quoteId: uuidV7(),
    contractId: uuidV7(),
    vehicleId: uuidV7(),
  };
  const place = { storeId: who.storeId!, teamId: who.teamId };
  const phone = `+86139${ids.customerId.replaceAll(/\D/g, '').slice(-8).padStart(8, '0')}`;
  await db
    .insertInto('customers.customer')
    .values({ tenantId, id: ids.customerId, name: '何一舟', phone, createdAt: now })
    .execute();
  if (withLead)
    await db
      .insertInto('leads.lead')
      .values({
        tenantId,
        id: ids.leadId,
        receivedAt: now,
        day: openedOn,
        customerId: ids.customerId,
        ...place,
        ownerId: who.personId,
        stage: 'consultant',
        outcome: 'open',
        modelId,
      } as never)
      .execute();
  await db
    .insertInto('sales.deal')
    .values({
      tenantId,
      id: ids.dealId,
      number: `D${ids.dealId.slice(-6)}`,
      ...place,
      personId: who.personId,
      customerId: ids.customerId,
      leadId: withLead ? ids.leadId : null,
      modelId,
      openedOn,
      openedAt: now,
      openedBy: who.personId,
      outcome: 'open',
      origin: 'showroom',
    })
    .execute();
  await insertContract(ctx, { ids, who, trimId, withCar, state, costFen });
  return { ...ids, modelId, trimId };
}

type Parts = {
  ids: Record<'customerId' | 'dealId' | 'quoteId' | 'contractId' | 'vehicleId', string>;
  who: Member;
  trimId: string;
  withCar: boolean;
  state: 'draft' | 'signed';
  costFen: number | null;
};

async function insertContract({ db, actor, now }: Ctx, parts: Parts): Promise<void> {
  const { ids, who, trimId, withCar, state, costFen } = parts;
  const { tenantId } = actor;
  const totalFen = saleLines.reduce((sum, { amountFen }) => sum + amountFen, 0);
  const money = { lines: JSON.stringify(saleLines), carFen: 19_500_000, totalFen };
  if (withCar)
    await db
      .insertInto('sales.vehicle')
      .values({
        tenantId,
        id: ids.vehicleId,
        vin: aVin(),
        storeId: who.storeId!,
        trimId,
        colour: '珠光白',
        state: 'in_stock',
        arrivedOn: '2026-11-01',
        costFen,
        madeAt: now,
      })
      .execute();
  await db
    .insertInto('sales.quote')
    .values({
      tenantId,
      id: ids.quoteId,
      dealId: ids.dealId,
      version: 1,
      state: 'accepted',
      trimId,
      pricedOn: '2026-11-12',
      validUntil: '2026-11-30',
      asked: '{}',
      ...money,
      madeBy: who.personId,
      madeAt: now,
      decidedAt: now,
      decidedBy: 'customer',
    })
    .execute();
  await db
    .insertInto('sales.contract')
    .values({
      tenantId,
      id: ids.contractId,
      number: `C${ids.contractId.slice(-8)}`,
      dealId: ids.dealId,
      quoteId: ids.quoteId,
      storeId: who.storeId!,
      customerId: ids.customerId,
      trimId,
      colour: '珠光白',
      vehicleId: withCar ? ids.vehicleId : null,
      state,
      ...money,
      madeBy: who.personId,
      madeAt: now,
      signedAt: state === 'signed' ? now : null,
    })
    .execute();
}

/** A name drawn by hand, long enough to be one. */
export const signing = {
  signer: '何一舟',
  drawing: `M10 10${Array.from({ length: 12 }, (_, i) => `L${20 + i * 5} ${30 + (i % 3) * 9}`).join('')}`,
};
