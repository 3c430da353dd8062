import { guessDateOrder } from './day.rules.ts';
import type { Field, KindShape } from './field.schema.ts';
import { Mapping, type MoneyUnit } from './mapping.schema.ts';
import { comparable, halfWidth, isEmptyCell, trimmed } from './text.rules.ts';
import { choiceOf, readValue } from './value.rules.ts';

/** A column as the guess sees it: its name, and some of its filled cells. */
export type Sampled = { name: string; samples: readonly string[] };

export type Guess = {
  mapping: Mapping;
  dateOrderSure: boolean;
  values: Record<string, { found: string; rows: number; means: string | null }[]>;
  missing: string[];
};

/**
 * Guesses the mapping of a file (猜测映射) from headers in Chinese or English and from what stands in
 * the columns; a person confirms it. Each column serves one field, best match first, ties by the
 * order of the fields.
 */
export function guessMapping(kind: KindShape, columns: readonly Sampled[]): Guess {
  const chosen = chosenColumns(kind, columns);
  const unpivot = guessUnpivot(kind, columns, chosen);
  const fields = Object.fromEntries([...chosen].map(([field, column]) => [field, column.name]));
  const dates = kind.fields
    .filter(({ type }) => type === 'day' || type === 'instant')
    .flatMap(({ name }) => chosen.get(name)?.samples ?? []);
  const { order, sure } = guessDateOrder(dates);
  const mapping = Mapping.parse({
    fields,
    unpivot,
    dateOrder: order,
    units: guessUnits(kind, chosen),
  });
  const given = new Set([...chosen.keys(), unpivot?.to, unpivot?.value]);
  return {
    mapping,
    dateOrderSure: sure,
    values: guessValues(kind, chosen),
    missing: kind.fields
      .filter(({ name, required }) => required && !given.has(name))
      .map(({ name }) => name),
  };
}

function chosenColumns(kind: KindShape, columns: readonly Sampled[]): Map<string, Sampled> {
  const scored = kind.fields.flatMap((field) =>
    columns.map((column) => ({ field, column, score: scoreOf(field, column) })),
  );
  const chosen = new Map<string, Sampled>();
  const taken = new Set<Sampled>();
  for (const { field, column } of scored
    .filter(({ score }) => score >= 50)
    .toSorted((a, b) => b.score - a.score)) {
    if (chosen.has(field.name) || taken.has(column)) continue;
    chosen.set(field.name, column);
    taken.add(column);
  }
  shareRange(kind, chosen);
  return chosen;
}

/** One column of price ranges fills both ends. */
function shareRange(kind: KindShape, chosen: Map<string, Sampled>): void {
  const low = kind.fields.find(({ type }) => type === 'yuanLow');
  const high = kind.fields.find(({ type }) => type === 'yuanHigh');
  const column = low && chosen.get(low.name);
  if (high && column && !chosen.has(high.name)) chosen.set(high.name, column);
}

/** 100 for the field's own name or an alias, less where the header only contains it; then the cells. */
export function scoreOf(field: Field, { name, samples }: Sampled): number {
  const header = comparable(name.replace(/[（(].*?[)）]/g, '')) || comparable(name);
  const words = [field.name, field.zh, field.en, ...field.aliases].map(comparable);
  const named = Math.max(...words.map((word) => likeness(header, word)));
  if (named === 0) return 0;
  const filled = samples.filter((sample) => !isEmptyCell(sample)).slice(0, 20);
  if (filled.length === 0 || field.type === 'text' || field.type === 'choice') return named;
  return named + (readableShare(field, filled) >= 0.5 ? 10 : -60);
}

function likeness(header: string, word: string): number {
  if (header === word) return 100;
  const [short, long] = header.length < word.length ? [header, word] : [word, header];
  if (short.length < 2 || (/^[a-z0-9]+$/.test(short) && short.length < 4)) return 0;
  return long.includes(short) ? 40 + Math.round((40 * short.length) / long.length) : 0;
}

function readableShare(field: Field, samples: readonly string[]): number {
  const { order } = guessDateOrder(samples);
  const reading = { dateOrder: order, phone: (text: string) => text };
  const readable = samples.filter((sample) => 'value' in readValue(field, sample, reading));
  return readable.length / samples.length;
}

const MONTH_HEADER = '^(19|20)\\d{2}[-/.年]?(0?[1-9]|1[0-2])月?$';

/** Three or more headers that are months, and a kind that wants a month and a figure: a wide table. */
function guessUnpivot(
  kind: KindShape,
  columns: readonly Sampled[],
  chosen: ReadonlyMap<string, Sampled>,
): Mapping['unpivot'] {
  const month = kind.fields.find(({ type }) => type === 'month');
  const value = kind.fields.find(({ type, required }) => type === 'integer' && required);
  if (!month || !value || chosen.has(month.name) || chosen.has(value.name)) return undefined;
  const wide = columns.filter(({ name }) => new RegExp(MONTH_HEADER, 'u').test(name));
  if (wide.length < 3) return undefined;
  return { columns: MONTH_HEADER, to: month.name, value: value.name };
}

/** A header such as 成交价（万元） says the unit of its cells. */
function guessUnits(kind: KindShape, chosen: ReadonlyMap<string, Sampled>) {
  const money = kind.fields.filter(({ type }) => type.startsWith('yuan'));
  return Object.fromEntries(
    money.flatMap(({ name }) => {
      const header = halfWidth(chosen.get(name)?.name ?? '');
      const unit = /[(（:/](?:单位[:：]?)?([千万亿])元?[)）]?$/.exec(header)?.[1];
      return unit ? [[name, unit as MoneyUnit]] : [];
    }),
  );
}

function guessValues(kind: KindShape, chosen: ReadonlyMap<string, Sampled>): Guess['values'] {
  const choices = kind.fields.filter(({ type, name }) => type === 'choice' && chosen.has(name));
  return Object.fromEntries(
    choices.map((field) => {
      const counts = new Map<string, number>();
      for (const sample of chosen.get(field.name)!.samples) {
        const found = trimmed(sample);
        if (!isEmptyCell(found)) counts.set(found, (counts.get(found) ?? 0) + 1);
      }
      const values = [...counts].slice(0, 50).map(([found, rows]) => ({
        found,
        rows,
        means: choiceOf(field, found) ?? null,
      }));
      return [field.name, values];
    }),
  );
}
