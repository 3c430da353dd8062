import { fen, sumFen } from '../../../kernel/money.ts';
import type { SaleLine, SaleLineKind } from '../sale-line.schema.ts';
import type { Asked } from './asked.schema.ts';
import { lineOf, workedLine } from './line.rules.ts';
import type { QuotedProduct, QuoteFacts } from './quote-facts.schema.ts';
import type { Problem, Working } from './quote-sum.schema.ts';
import { proportion } from './round.rules.ts';
import { insuranceEstimate } from './yearly-fees.rules.ts';

type Package = QuoteFacts['packages'][number];
/** What was chosen beside the car (已选附加): on its own, as gifts, in packages. */
export type Chosen = {
  own: QuotedProduct[];
  gifts: QuotedProduct[];
  packages: { package: Package; products: QuotedProduct[] }[];
  problems: Problem[];
};

/** Looks up what was asked for; what stands in a chosen package or is a gift is not charged a second time. */
export function chosenProducts(asked: Asked, { products, packages }: QuoteFacts): Chosen {
  const problems: Problem[] = [];
  const known = new Map(products.map((one) => [one.id, one]));
  const find = (ids: readonly string[]) =>
    [...new Set(ids)].flatMap((id) => {
      const product = known.get(id);
      if (!product || product.kind === 'finance')
        problems.push({ code: 'unknown_product', key: id });
      return product && product.kind !== 'finance' ? [product] : [];
    });
  const taken = [...new Set(asked.packageIds)].flatMap((id) => {
    const found = packages.find((one) => one.id === id);
    if (!found) problems.push({ code: 'unknown_package', key: id });
    return found ? [{ package: found, products: find(found.productIds) }] : [];
  });
  const inPackages = new Set(taken.flatMap(({ products: inside }) => inside.map(({ id }) => id)));
  const gifts = find(asked.giftIds).filter(({ id }) => !inPackages.has(id));
  const free = new Set(gifts.map(({ id }) => id));
  const own = find(asked.productIds).filter(({ id }) => !inPackages.has(id) && !free.has(id));
  return { own, gifts, packages: taken, problems };
}

const kindOf = (product: QuotedProduct): SaleLineKind =>
  product.kind === 'insurance'
    ? 'commercial_insurance'
    : (product.kind as 'option' | 'accessory' | 'service' | 'warranty');

type Made = { lines: SaleLine[]; workings: Working[]; problems: Problem[]; giftFen: number };

/** The lines of what is sold beside the car (附加项目): insurance as an estimate, each package by its products, gifts by name. */
export function productLines(_facts: QuoteFacts, chosen: Chosen, carFen: number): Made {
  const made: Made = { lines: [], workings: [], problems: [...chosen.problems], giftFen: 0 };
  const beside = chosen.own.filter(({ kind }) => kind !== 'option');
  for (const product of beside) addOwn(made, product, carFen);
  for (const one of chosen.packages) addPackage(made, one);
  for (const gift of chosen.gifts) addGift(made, gift);
  return made;
}

function addOwn(made: Made, product: QuotedProduct, carFen: number): void {
  const { id, name, provider, insurance, priceFen } = product;
  const base = { key: `product:${id}`, kind: kindOf(product), productId: id };
  if (insurance && priceFen === null) {
    const amountFen = insuranceEstimate(carFen, insurance);
    const full = [name, provider].filter(Boolean).join(' · ');
    const { line, working } = workedLine(
      { ...base, name: full, amountFen, payee: 'insurer', isEstimate: true },
      { rule: 'insurance_estimate', values: {} },
    );
    made.lines.push(line);
    made.workings.push(working);
    return;
  }
  if (priceFen === null) made.problems.push({ code: 'no_price', key: id });
  const payee = product.kind === 'insurance' ? ('insurer' as const) : ('store' as const);
  made.lines.push(lineOf({ ...base, name, amountFen: priceFen ?? 0, payee }));
}

/** A package's own price is shared out over its products by their prices; the last takes what rounding left. */
function addPackage(made: Made, { package: one, products }: Chosen['packages'][number]): void {
  const priced = products.filter(({ priceFen }) => priceFen !== null);
  const sum = sumFen(priced.map(({ priceFen }) => fen(priceFen!)));
  const price = one.priceFen ?? sum;
  let left: number = price;
  for (const [at, product] of priced.entries()) {
    const isLast = at === priced.length - 1;
    const part = isLast ? left : proportion(price, product.priceFen!, Math.max(1, sum));
    left -= part;
    const { line, working } = workedLine(
      {
        key: `package:${one.id}:${product.id}`,
        kind: kindOf(product),
        name: `${product.name}（${one.name}）`,
        amountFen: part,
        productId: product.id,
      },
      { rule: 'package', values: {} },
    );
    made.lines.push(line);
    made.workings.push(working);
  }
  if (priced.length < products.length || products.length === 0)
    made.problems.push({ code: 'no_price', key: one.id });
}

/** A gift is named, counted and worth something, and costs the customer nothing. */
function addGift(made: Made, gift: QuotedProduct): void {
  const valueFen = gift.priceFen ?? 0;
  const { line, working } = workedLine(
    {
      key: `gift:${gift.id}`,
      kind: kindOf(gift),
      name: `${gift.name}（赠送）`,
      amountFen: 0,
      productId: gift.id,
    },
    { rule: 'gift', values: { valueFen } },
  );
  made.lines.push(line);
  made.workings.push(working);
  made.giftFen += valueFen;
}
