import { expect, test } from 'vitest';
import type { z } from 'zod';
import { guardOf, isMasked, within } from '../src/kernel/field.ts';
import { routes } from '../src/routes.ts';

type Def = { shape?: Record<string, z.ZodType>; element?: z.ZodType; options?: z.ZodType[] };

/** Every field of an answer, with its path from the top. */
function fieldsOf(schema: z.ZodType, path = ''): [string, z.ZodType][] {
  const { shape, element, options } = schema.def as unknown as Def;
  if (shape)
    return Object.entries(shape).flatMap(([name, field]) => [
      [`${path}.${name}`, field] as [string, z.ZodType],
      ...fieldsOf(field, `${path}.${name}`),
    ]);
  const inner = [element, within(schema), ...(options ?? [])].filter((one) => one !== undefined);
  return inner.flatMap((one) => fieldsOf(one, path));
}

/** What sounds like a secret and is none: a floor in arithmetic, a switch, a share or a goal of profit. */
const innocent = /\.(floor|workings\.floor)$|^\.details\b/;
const secret = /(cost|floor|salary|phone|grossProfit)\w*$/i;

const suspects = routes.flatMap(({ endpoint }) =>
  fieldsOf(endpoint.output)
    .filter(([path]) => secret.test(path.split('.').at(-1)!) && !innocent.test(path))
    .map(([path, schema]) => ({ name: `${endpoint.method} ${endpoint.path} ${path}`, schema })),
);

test('no answer holds a phone, cost, floor price or pay that is neither guarded nor masked', () => {
  expect(suspects.length).toBeGreaterThan(3);
  const open = suspects.filter(({ schema }) => !guardOf(schema) && !isMasked(schema));
  expect(open.map(({ name }) => name)).toEqual([]);
});
