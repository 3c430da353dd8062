import fc from 'fast-check';

/** The part of JSON Schema that the contracts print. */
export type JsonSchema = {
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  allOf?: JsonSchema[];
  properties?: Record<string, JsonSchema>;
  required?: string[];
  additionalProperties?: JsonSchema | boolean;
  propertyNames?: JsonSchema;
  items?: JsonSchema | JsonSchema[];
  prefixItems?: JsonSchema[];
  format?: string;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  exclusiveMaximum?: number;
  minItems?: number;
  maxItems?: number;
};

/** Ids that exist in the database under test, so that requests reach further than 404. */
export type Known = { ids: readonly string[]; days: readonly string[] };

const months = fc.tuple(fc.integer({ min: 2023, max: 2028 }), fc.integer({ min: 1, max: 12 }));
const pad = (n: number) => String(n).padStart(2, '0');
const aDay = fc
  .tuple(months, fc.integer({ min: 1, max: 28 }))
  .map(([[year, month], day]) => `${year}-${pad(month)}-${pad(day)}`);
const instant = aDay.map((day) => `${day}T03:04:05.000Z`);
const words = fc.oneof(
  fc.string({ maxLength: 30, unit: 'grapheme' }),
  fc.constantFrom('江北店', '张三', '=1+1', "'; drop table x; --", '<b>', '13800001111', '%_\\'),
);

/** Values that a schema accepts, as far as it says; refinements are the server's to check. */
export function valid(schema: JsonSchema, known: Known): fc.Arbitrary<unknown> {
  const given = schema.anyOf ?? schema.oneOf;
  if (given) return fc.oneof(...given.map((one) => valid(one, known)));
  if (schema.allOf) return merged(schema.allOf, known);
  if ('const' in schema) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (Array.isArray(schema.type))
    return fc.oneof(...schema.type.map((type) => valid({ ...schema, type }, known)));
  if (schema.type === 'string') return text(schema, known);
  if (schema.type === 'integer' || schema.type === 'number') return number(schema);
  if (schema.type === 'boolean') return fc.boolean();
  if (schema.type === 'null') return fc.constant(null);
  if (schema.type === 'array') return list(schema, known);
  if (schema.type === 'object' || schema.properties) return object(schema, known);
  return fc.jsonValue({ maxDepth: 2 });
}

function text(schema: JsonSchema, known: Known): fc.Arbitrary<unknown> {
  const { format, pattern, minLength = 0, maxLength = 60 } = schema;
  if (format === 'uuid')
    return fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...known.ids) }, fc.uuid());
  if (format === 'date') return fc.oneof(fc.constantFrom(...known.days), aDay);
  if (format === 'date-time') return instant;
  if (format === 'email') return fc.constant('somebody@dealer.example');
  // Nothing listens on the discard port: what is sent there is refused at once.
  if (format === 'uri') return fc.constantFrom('http://127.0.0.1:9/x', 'https://127.0.0.1:9/');
  if (pattern) return fc.stringMatching(new RegExp(pattern)).map((found) => found.slice(0, 500));
  const longest = Math.min(maxLength, Math.max(minLength, 40));
  return fc.oneof(fc.string({ minLength, maxLength: longest }), words.map(cut(minLength, longest)));
}

const cut = (least: number, most: number) => (given: string) =>
  given.slice(0, most).padEnd(least, '甲');

function number(schema: JsonSchema): fc.Arbitrary<unknown> {
  const least = schema.minimum ?? (schema.exclusiveMinimum ?? -1_000_001) + 1;
  const most = schema.maximum ?? (schema.exclusiveMaximum ?? 1_000_001) - 1;
  const [min, max] = [Math.max(least, -9e15), Math.min(most, 9e15)];
  const whole = fc.integer({ min: Math.max(min, -(2 ** 31)), max: Math.min(max, 2 ** 31 - 1) });
  return schema.type === 'integer'
    ? fc.oneof(whole, fc.constantFrom(Math.ceil(min), Math.floor(max)))
    : fc.oneof(whole, fc.double({ min, max, noNaN: true }));
}

function list(schema: JsonSchema, known: Known): fc.Arbitrary<unknown> {
  const tuple = schema.prefixItems ?? (Array.isArray(schema.items) ? schema.items : undefined);
  if (tuple) return fc.tuple(...tuple.map((one) => valid(one, known)));
  const most = Math.min(schema.maxItems ?? 6, Math.max(schema.minItems ?? 0, 6));
  const item = valid((schema.items as JsonSchema | undefined) ?? {}, known);
  return fc.array(item, { minLength: schema.minItems ?? 0, maxLength: most });
}

function object(schema: JsonSchema, known: Known): fc.Arbitrary<unknown> {
  const { properties = {}, required = [], additionalProperties } = schema;
  const fields = Object.fromEntries(
    Object.entries(properties).map(([name, one]) => [name, valid(one, known)]),
  );
  if (Object.keys(fields).length > 0)
    return fc.record(fields, { requiredKeys: required.filter((name) => name in fields) });
  const value = typeof additionalProperties === 'object' ? additionalProperties : {};
  const key = schema.propertyNames ? valid(schema.propertyNames, known) : fc.string();
  return fc.dictionary(key as fc.Arbitrary<string>, valid(value, known), { maxKeys: 4 });
}

const merged = (parts: readonly JsonSchema[], known: Known) =>
  fc
    .tuple(...parts.map((one) => valid(one, known)))
    .map((values) => Object.assign({}, ...(values as object[])) as unknown);

const strange = fc.oneof(
  fc.constantFrom(
    null, '', ' ', '\u0000', 'a\u0000b', '\ud800', 'x'.repeat(70_000), -1, 0, Infinity, 2 ** 53, -(2 ** 63),
    0.1, true, [], {}, [[[[[[]]]]]], { __proto__: 1 }, '2027-02-30', '99999-01-01', '0000-00-00',
    '00000000-0000-0000-0000-000000000000', 'not-a-uuid', '../../etc/passwd', '9'.repeat(400), '１２３',
    'NaN', '1e999', '%00', '\u202e', 'null', ['a', 1, null], { constructor: { prototype: 1 } },
  ),
  fc.jsonValue({ maxDepth: 4 }),
  fc.string({ unit: 'binary', maxLength: 200 }),
); // prettier-ignore

/** A valid body with one to three things broken: a value replaced, a field dropped or added. */
export const broken = (schema: JsonSchema, known: Known): fc.Arbitrary<unknown> =>
  fc.oneof(
    { weight: 1, arbitrary: strange },
    {
      weight: 4,
      arbitrary: fc
        .tuple(
          valid(schema, known),
          fc.array(fc.tuple(fc.nat(), fc.nat(2), strange), { minLength: 1, maxLength: 3 }),
        ) // prettier-ignore
        .map(([value, wounds]) => wounds.reduce(wound, structuredClone(value))),
    },
  );

function wound(value: unknown, [at, how, given]: [number, number, unknown]): unknown {
  const foreign = structuredClone(given); // the next wound may reach into it
  if (typeof value !== 'object' || value === null) return foreign;
  const holder = value as Record<string, unknown>;
  const names = Object.keys(holder);
  const name = names[at % Math.max(1, names.length)] ?? 'x';
  if (how === 0) delete holder[name];
  else if (how === 1) holder[`${name}!`] = foreign;
  else holder[name] = at % 2 ? foreign : wound(holder[name], [at >> 1, how, foreign]);
  return holder;
}
