/** What a grid counts in (计量单位): one unit per grid, named in its head, never in its cells. */
export type GridUnit = {
  measure: 'units' | 'revenue' | 'gross_profit';
  factor: number;
  digits: number;
};

/** Cars are whole; money is kept in fen and shown in units of 10,000 yuan (万元). */
export const unitOf = (measure: GridUnit['measure']): GridUnit =>
  measure === 'units'
    ? { measure, factor: 1, digits: 0 }
    : { measure, factor: 1_000_000, digits: 1 };

/** What a person typed, as the grid keeps it; half a fen goes up. */
export const keptAs = (unit: GridUnit, typed: number): number => Math.round(typed * unit.factor);

/** What the grid keeps, as the field shows it while it is typed: plain, without separators. */
export const typedAs = (unit: GridUnit, kept: number): string =>
  String(Number((kept / unit.factor).toFixed(unit.digits === 0 ? 0 : 6)));
