import { bp, fen, share, type Fen } from '../../../kernel/money.ts';

export const tradeInWays = ['scrap', 'replace'] as const;
export type TradeInWay = (typeof tradeInWays)[number];

/** A row of the setting `trade_in_subsidy`; without a share the cap is paid flat. */
export type SubsidyRow = {
  way: TradeInWay;
  power: 'nev' | 'fuel';
  shareBp: number | null;
  capFen: number;
};

/**
 * The state's subsidy for a traded-in car (以旧换新补贴): the lesser of price × share and the cap, by the way and by what
 * drives the new car. Paid by the state later, so never part of what is due. Fen, half up once; null where the rule of
 * the day has no such row. Whether the price includes tax is still to be verified; here it does.
 */
export function tradeInSubsidy(
  priceFen: number,
  rows: readonly SubsidyRow[],
  { way, isNev }: { way: TradeInWay; isNev: boolean },
): { row: SubsidyRow; amountFen: Fen } | null {
  const row = rows.find((one) => one.way === way && one.power === (isNev ? 'nev' : 'fuel'));
  if (!row) return null;
  const amountFen =
    row.shareBp === null
      ? fen(row.capFen)
      : fen(Math.min(share(fen(priceFen), bp(row.shareBp)), row.capFen));
  return { row, amountFen };
}
