import { carPriceOf, totalOf } from '../sale-line.rules.ts';
import type { SaleLine } from '../sale-line.schema.ts';
import type { ContractContent, Changes } from './content.schema.ts';

/**
 * The next version of a contract's content (变更后的合同): amounts of lines changed or lines taken out by their key, new
 * lines at the end, and what else is named; the sums follow from the lines. Everything unnamed stays as it was.
 */
export function revised(content: ContractContent, changes: Changes): ContractContent {
  const { lines: amounts = [], added = [], deposit, promisedOn, note, colour } = changes;
  const asked = new Map(amounts.map(({ key, amountFen }) => [key, amountFen]));
  const kept = content.lines.flatMap((line): SaleLine[] => {
    const amountFen = asked.get(line.key);
    if (amountFen === null) return [];
    return [amountFen === undefined ? line : { ...line, amountFen }];
  });
  const lines = [...kept, ...added.map((line, i) => ({ ...line, key: freeKey(content, line, i) }))];
  return {
    ...content,
    lines,
    carFen: carPriceOf(lines),
    totalFen: totalOf(lines),
    deposit: deposit ?? content.deposit,
    promisedOn: promisedOn === undefined ? content.promisedOn : promisedOn,
    note: note ?? content.note,
    car: { ...content.car, colour: colour ?? content.car.colour },
  };
}

const freeKey = ({ lines }: ContractContent, { kind }: Pick<SaleLine, 'kind'>, i: number): string =>
  `${kind}:${lines.length + i + 1}`;

/** Lines that a change names but the contract does not have, or that no amendment may touch (不可改的费用项). */
export function untouchable(content: ContractContent, { lines = [] }: Changes): string[] {
  const open = new Set(content.lines.filter(({ kind }) => kind !== 'coupon').map(({ key }) => key));
  const isCar = (key: string) =>
    content.lines.some((line) => line.key === key && line.kind === 'car');
  return lines
    .filter(({ key, amountFen }) => !open.has(key) || (amountFen === null && isCar(key)))
    .map(({ key }) => key);
}

export type Difference = { what: string; name: string; before: string; after: string };

/** What differs between two versions (变更内容), in the order of the paper; amounts are fen as text. */
export function differences(before: ContractContent, after: ContractContent): Difference[] {
  const plain = (what: string, from: string | null, to: string | null): Difference[] =>
    from === to ? [] : [{ what, name: '', before: from ?? '', after: to ?? '' }];
  const old = new Map(before.lines.map((line) => [line.key, line]));
  const now = new Set(after.lines.map(({ key }) => key));
  return [
    ...plain('colour', before.car.colour, after.car.colour),
    ...after.lines.flatMap(({ key, name, amountFen }) => {
      const was = old.get(key);
      if (was?.amountFen === amountFen) return [];
      return [
        { what: 'line', name, before: was ? String(was.amountFen) : '', after: String(amountFen) },
      ];
    }),
    ...before.lines
      .filter(({ key }) => !now.has(key))
      .map(({ name, amountFen }) => ({ what: 'line', name, before: String(amountFen), after: '' })),
    ...plain('total', String(before.totalFen), String(after.totalFen)),
    ...plain('deposit', depositOf(before), depositOf(after)),
    ...plain('promisedOn', before.promisedOn, after.promisedOn),
    ...plain('note', before.note, after.note),
  ];
}

const depositOf = ({ deposit }: ContractContent) => `${deposit.kind} ${deposit.fen}`;
