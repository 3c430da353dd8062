import { z } from 'zod';
import { Day } from '../../../kernel/page.ts';
import { energies } from '../../catalog/model.schema.ts';
import { InsuranceTerms, LoanTerms, productKinds } from '../../catalog/product.schema.ts';
import { Applicable } from '../promotion/promotion.schema.ts';
import { tradeInWays } from './subsidy.rules.ts';

const Both = z.object({ zh: z.string(), en: z.string() });
const Name = z.string();
const Fen = z.int();

/** The car of a quote as far as its price and taxes ask. */
export const QuotedTrim = z.object({
  id: z.uuid(),
  name: Name,
  modelId: z.uuid(),
  modelName: Name,
  brandName: Name,
  energy: z.enum(energies),
  seats: z.int(),
  engineTenths: z.int().nullable(),
  electricRangeKm: z.int().nullable(),
  inNevCatalogue: z.boolean(),
  colours: z.array(Name),
  guideFen: Fen.nullable(),
});

/** What may be sold beside the car, without what it costs the store. */
export const QuotedProduct = z.object({
  id: z.uuid(),
  kind: z.enum(productKinds),
  name: Name,
  provider: Name,
  priceFen: Fen.nullable(),
  loan: LoanTerms.nullable(),
  insurance: InsuranceTerms.nullable(),
  note: Name,
});

/** A package (套餐): several products under one name, at the sum of their prices or at one of its own. */
export const QuotedPackage = z.object({
  id: z.uuid(),
  name: Name,
  note: Name,
  priceFen: Fen.nullable(),
  productIds: z.array(z.uuid()),
});

/**
 * Everything that a quote is reckoned with on a day (报价参数): prices, rates with their sources, products. Server,
 * preview and customer's page use the same. Nothing in it is the store's secret.
 */
export const QuoteFacts = z.object({
  pricedOn: Day,
  invoicedOn: Day,
  trim: QuotedTrim,
  tax: z.object({ rateBp: z.int(), vatBp: z.int(), source: Both }),
  relief: z
    .object({
      shareBp: z.int(),
      capFen: Fen,
      hybridRangeKm: z.int().nullable(),
      source: Both,
    })
    .nullable(),
  vessel: z.object({
    bands: z.array(
      z.object({
        upTo: z.int().nullable(),
        leastFen: Fen,
        mostFen: Fen,
        localFen: Fen.nullable(),
      }),
    ),
    source: Both,
  }),
  compulsory: z.object({ underSixFen: Fen, sixAndMoreFen: Fen, source: Both }),
  registration: z.object({ feeFen: Fen, source: Both }),
  subsidy: z.object({
    rows: z.array(
      z.object({
        way: z.enum(tradeInWays),
        power: z.enum(['nev', 'fuel']),
        shareBp: z.int().nullable(),
        capFen: Fen,
      }),
    ),
    source: Both,
  }),
  /** The largest loan in basis points of the price, for this buyer and car. */
  loanMostBp: z.int(),
  products: z.array(QuotedProduct),
  packages: z.array(QuotedPackage),
  promotions: z.array(Applicable),
  /** Whether the customer has bought a car here before, and how long the oldest free car of the trim stands. */
  isOwner: z.boolean().default(false),
  stockDays: z.int().nullable().default(null),
  coupons: z.array(z.object({ id: z.uuid(), name: Name, valueFen: Fen })),
  isOnePrice: z.boolean(),
  validDays: z.int(),
});
export type QuoteFacts = z.output<typeof QuoteFacts>;
export type QuotedProduct = z.output<typeof QuotedProduct>;
