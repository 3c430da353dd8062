import { uuidV7 } from '../src/kernel/uuid.ts';
import { SaleLine } from '../src/modules/sales/sale-line.schema.ts';
import type { Ctx } from '../src/platform/db.ts';
import { lin, stores, teams } from './cast.ts';

type Car = { modelId: string; trimId: string; carFen?: number; storeId?: string };

/** A signed contract of a deal of its own, for setting scenes; answers its id. */
export async function aContract({ db, actor, now }: Ctx, car: Car): Promise<string> {
  const { tenantId } = actor;
  const { modelId, trimId, carFen = 18_800_000, storeId = stores.north } = car;
  const [id, dealId, quoteId, customerId] = [uuidV7(), uuidV7(), uuidV7(), uuidV7()];
  const made = { madeBy: lin.personId, madeAt: now };
  const priced = { trimId, lines: '[]', carFen, totalFen: carFen };
  await db
    .insertInto('customers.customer')
    .values({ tenantId, id: customerId, name: '客户', createdAt: now })
    .execute();
  await db
    .insertInto('sales.deal')
    .values({
      tenantId,
      id: dealId,
      number: dealId,
      outcome: 'open',
      origin: 'showroom',
      modelId,
      storeId,
      teamId: teams.first,
      personId: lin.personId,
      customerId,
    })
    .execute();
  await db
    .insertInto('sales.quote')
    .values({
      tenantId,
      id: quoteId,
      dealId,
      version: 1,
      ...priced,
      pricedOn: now.slice(0, 10),
      validUntil: now.slice(0, 10),
      asked: '{}',
      ...made,
    })
    .execute();
  await db
    .insertInto('sales.contract')
    .values({
      tenantId,
      id,
      number: id,
      dealId,
      quoteId,
      storeId,
      customerId,
      ...priced,
      state: 'signed',
      signedAt: now,
      ...made,
    })
    .execute();
  return id;
}

/** ¥5,000 off by a promotion, as it stands on a quote. */
export const promotionLine = (promotionId: string, amountFen = -500_000) =>
  SaleLine.parse({
    key: `promotion:${promotionId}`,
    kind: 'promotion',
    name: '促销',
    amountFen,
    payee: 'store',
    promotionId,
  });
