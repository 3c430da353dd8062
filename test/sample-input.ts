import type { z } from 'zod';

type Def = {
  type: string;
  shape?: Record<string, z.ZodType>;
  innerType?: z.ZodType;
  in?: z.ZodType;
  element?: z.ZodType;
  options?: z.ZodType[];
  entries?: Record<string, string | number>;
  values?: unknown[];
  checks?: { _zod: { def: { check: string; minimum?: number; value?: unknown } } }[];
  format?: string;
};

/** What an id in an input shall be, by the name of its field. */
export type IdOf = (field: string) => string;

/**
 * A plausible input for a contract: required fields only, each the simplest value its schema takes.
 * Refinements that only make sense together may still refuse it.
 */
export function sampleOf(schema: z.ZodType, idOf: IdOf, field = ''): unknown {
  const def = schema.def as unknown as Def;
  switch (def.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(def.shape!).flatMap(([name, inner]) => {
          const value = sampleOf(inner, idOf, name);
          return value === undefined ? [] : [[name, value]];
        }),
      );
    case 'optional':
    case 'default':
    case 'prefault':
      return undefined;
    case 'nullable':
      return null;
    case 'pipe':
      return sampleOf(def.in!, idOf, field);
    case 'readonly':
    case 'catch':
    case 'nonoptional':
      return sampleOf(def.innerType!, idOf, field);
    case 'array':
      return Array.from({ length: leastOf(def) }, () => sampleOf(def.element!, idOf, field));
    case 'union':
      return sampleOf(def.options![0]!, idOf, field);
    case 'enum':
      return Object.values(def.entries!)[0];
    case 'literal':
      return def.values![0];
    case 'boolean':
      return false;
    case 'number':
    case 'int':
      return field === 'year' ? 2026 : Math.max(leastOf(def), 0);
    case 'record':
      return {};
    case 'string':
      return textOf(schema, idOf, field);
    default:
      return undefined;
  }
}

function textOf(schema: z.ZodType, idOf: IdOf, field: string): string {
  const def = schema.def as unknown as Def;
  const format = def.format ?? '';
  if (/uuid|guid/.test(format)) return idOf(field);
  if (format === 'date') return '2026-11-23';
  if (format === 'datetime') return '2026-11-23T02:00:00.000Z';
  if (format === 'email') return 'someone@example.cn';
  if (/url/.test(format)) return 'https://example.cn/hook';
  return field.endsWith('Id') ? idOf(field) : 'x'.repeat(Math.max(leastOf(def), 1));
}

/** The least length or value that a schema's checks ask for. */
function leastOf({ checks = [] }: Def): number {
  const least = checks.map(({ _zod: { def } }) =>
    typeof def.minimum === 'number' ? def.minimum : typeof def.value === 'number' ? def.value : 0,
  );
  return least.reduce((a, b) => (b > a && b < 1e6 ? b : a), 0);
}
