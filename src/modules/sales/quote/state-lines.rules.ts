import type { SaleLine } from '../sale-line.schema.ts';
import type { Asked } from './asked.schema.ts';
import { basisIn } from './basis.rules.ts';
import { workedLine } from './line.rules.ts';
import { isRelieved, purchaseTax } from './purchase-tax.rules.ts';
import type { QuoteFacts } from './quote-facts.schema.ts';
import type { Outside, Problem, Working } from './quote-sum.schema.ts';
import { tradeInSubsidy } from './subsidy.rules.ts';
import { compulsoryPremium, vesselTax } from './yearly-fees.rules.ts';

type Worked = { line: SaleLine; working: Working };

/** What the state and the law ask for (税费): purchase tax, compulsory insurance, vessel tax, the plate's official fee. */
export function stateLines(
  asked: Asked,
  facts: QuoteFacts,
  carFen: number,
): { lines: SaleLine[]; workings: Working[]; problems: Problem[] } {
  const vessel = vesselLine(facts);
  const worked = [
    taxLine(facts, carFen),
    premiumLine(asked, facts),
    vessel,
    workedLine(
      {
        key: 'registration',
        kind: 'registration',
        name: '上牌官费',
        amountFen: facts.registration.feeFen,
        payee: 'state',
        source: facts.registration.source.zh,
      },
      { rule: '', values: {} },
    ),
  ];
  return {
    lines: worked.map(({ line }) => line),
    workings: worked.map(({ working }) => working),
    problems:
      vessel.working.rule === 'vessel_unknown'
        ? [{ code: 'no_engine_size', key: 'vessel_tax' }]
        : [],
  };
}

function taxLine({ trim, tax, relief }: QuoteFacts, carFen: number): Worked {
  const isLetOff = isRelieved(trim, relief);
  const isUnknown = relief === null && trim.inNevCatalogue;
  const found = purchaseTax(carFen, tax, isLetOff ? relief : null);
  const source = [tax.source.zh, ...(isLetOff ? [relief!.source.zh] : [])].join('；');
  const isWhole = isLetOff && found.reliefFen < relief!.capFen;
  const rule = isUnknown
    ? 'tax_relief_unknown'
    : !isLetOff
      ? 'tax_full'
      : found.payableFen === 0
        ? 'tax_free'
        : isWhole
          ? 'tax_half'
          : 'tax_relief';
  return workedLine(
    {
      key: 'purchase_tax',
      kind: 'purchase_tax',
      name: '车辆购置税',
      amountFen: found.payableFen,
      payee: 'state',
      isEstimate: isUnknown,
      source,
    },
    {
      rule,
      values: {
        exVatFen: found.exVatFen,
        rateBp: tax.rateBp,
        grossFen: found.grossFen,
        reliefFen: found.reliefFen,
        paidBp: 10_000 - (relief?.shareBp ?? 0),
      },
    },
  );
}

function premiumLine({ buyer }: Asked, { trim, compulsory }: QuoteFacts): Worked {
  return workedLine(
    {
      key: 'compulsory_insurance',
      kind: 'compulsory_insurance',
      name: '交强险',
      amountFen: compulsoryPremium(trim.seats, compulsory),
      payee: 'insurer',
      isEstimate: buyer === 'company',
      source: compulsory.source.zh,
    },
    { rule: buyer === 'company' ? 'seats_company' : 'seats', values: { seats: trim.seats } },
  );
}

function vesselLine({ trim, vessel, invoicedOn }: QuoteFacts): Worked {
  const tax = vesselTax(trim, vessel.bands, invoicedOn);
  const values: Record<string, number> =
    tax.how === 'local' || tax.how === 'band'
      ? {
          yearlyFen: tax.yearlyFen,
          months: tax.months,
          leastFen: tax.band.leastFen,
          mostFen: tax.band.mostFen,
        }
      : {};
  return workedLine(
    {
      key: 'vessel_tax',
      kind: 'vessel_tax',
      name: '车船税',
      amountFen: tax.payableFen,
      payee: 'state',
      isEstimate: tax.how === 'band',
      source: vessel.source.zh,
    },
    { rule: `vessel_${tax.how}`, values },
  );
}

/** The subsidy for a traded-in car, beside the amount due; nothing where no car is traded in. */
export function subsidyOf(
  { tradeIn, buyer }: Asked,
  { trim, subsidy }: QuoteFacts,
  carFen: number,
): { outside: Outside[]; workings: Working[] } {
  if (!tradeIn) return { outside: [], workings: [] };
  const isNev = trim.energy === 'bev' || trim.energy === 'phev' || trim.energy === 'erev';
  const found =
    buyer === 'private' ? tradeInSubsidy(carFen, subsidy.rows, { way: tradeIn.way, isNev }) : null;
  const working: Omit<Working, 'key'> =
    found === null
      ? { rule: buyer === 'private' ? 'subsidy_unknown' : 'subsidy_company', values: {} }
      : {
          rule: found.row.shareBp === null ? 'subsidy_flat' : 'subsidy_share',
          values: { shareBp: found.row.shareBp ?? 0, capFen: found.row.capFen },
        };
  const outside: Outside = {
    key: 'subsidy',
    kind: 'subsidy',
    name: tradeIn.way === 'scrap' ? '报废更新补贴' : '置换更新补贴',
    amountFen: found?.amountFen ?? null,
    isEstimate: true,
    basis: basisIn(working, 'zh'),
    source: subsidy.source.zh,
  };
  return { outside: [outside], workings: [{ key: 'subsidy', ...working }] };
}
