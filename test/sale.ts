import type { Ctx } from '../src/platform/db.ts';
import { uuidV7 } from '../src/kernel/uuid.ts';
import { carPriceOf, totalOf } from '../src/modules/sales/sale-line.rules.ts';
import { SaleLine } from '../src/modules/sales/sale-line.schema.ts';

/** A drawing of a name, long enough to be one. */
export const aDrawing = `M10.0 10.0${Array.from({ length: 12 }, (_, i) => `L${20 + i * 10}.0 ${30 + (i % 3) * 20}.0`).join('')}`;
export const signing = (signer: string) => ({ signer, drawing: aDrawing, device: 'test' });

const line = (key: string, kind: SaleLine['kind'], name: string, amountFen: number) =>
  SaleLine.parse({
    key,
    kind,
    name,
    amountFen,
    payee: kind === 'purchase_tax' ? 'state' : 'store',
  });

/** The lines of an offer as the quote would make them; amounts in fen. */
export const someLines = () => [
  line('car', 'car', '厂商建议零售价', 19_980_000),
  line('discount', 'discount', '优惠', -600_000),
  line('purchase_tax', 'purchase_tax', '购置税', 857_522),
  line('registration', 'registration', '上牌官费', 12_500),
];

/** An offer that the customer accepted, as it stands in the table. */
export async function anAcceptedQuote(
  { db, actor, now }: Ctx,
  given: { dealId: string; trimId: string; lines?: SaleLine[]; version?: number },
): Promise<string> {
  const { dealId, trimId, lines = someLines(), version = 1 } = given;
  const id = uuidV7();
  await db
    .insertInto('sales.quote')
    .values({
      tenantId: actor.tenantId,
      id,
      dealId,
      version,
      state: 'accepted',
      trimId,
      colour: '珠光白',
      pricedOn: '2026-11-20',
      validUntil: '2026-11-30',
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
  return id;
}
