import { fen, sumFen, type Fen } from '../../kernel/money.ts';
import type { SaleLine, SaleLineKind } from './sale-line.schema.ts';

type Amount = Pick<SaleLine, 'amountFen'>;

/** What the lines come to (合计), in fen. */
export const totalOf = (lines: readonly Amount[]): Fen =>
  sumFen(lines.map(({ amountFen }) => fen(amountFen)));

const ofTheCar: readonly SaleLineKind[] = ['car', 'option', 'discount', 'promotion', 'coupon'];

/** The car's own price (车辆成交价, tax included): guide price and options less what is taken off. */
export const carPriceOf = (lines: readonly (Amount & Pick<SaleLine, 'kind'>)[]): Fen =>
  totalOf(lines.filter(({ kind }) => ofTheCar.includes(kind)));
