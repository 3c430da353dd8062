import type { z } from 'zod';
import { reaches, scopeOf, type Actor, type Place } from '../kernel/actor.ts';
import type { Endpoint } from '../kernel/endpoint.ts';
import { guardOf, within, type Guard } from '../kernel/field.ts';
import { assert } from '../kernel/assert.ts';
import { Refusal } from '../kernel/refusal.ts';

type Fields = Record<string, unknown>;
/** Withholds from a value what the actor's field rights do not reach. */
export type Redactor = (actor: Actor, value: unknown, around?: Place) => unknown;

/**
 * What withholds guarded fields from an answer (字段脱敏), made once per contract; undefined where the
 * contract marks none, so that such answers cost nothing.
 */
export function redactorOf(schema: z.ZodType): Redactor | undefined {
  const shape = (schema.def as { shape?: Record<string, z.ZodType> }).shape;
  if (shape) return ofObject(shape);
  const { element, valueType, options } = schema.def as unknown as Parts;
  const item = element ?? valueType;
  if (item) return ofEach(redactorOf(item), element ? 'list' : 'record');
  if (options) return ofOptions(options);
  const inner = within(schema);
  return inner && redactorOf(inner);
}

type Parts = { element?: z.ZodType; valueType?: z.ZodType; options?: z.ZodType[] };

function ofEach(each: Redactor | undefined, kind: 'list' | 'record'): Redactor | undefined {
  if (!each) return undefined;
  return (actor, value, around) => {
    if (kind === 'list' && Array.isArray(value))
      return value.map((one: unknown) => each(actor, one, around));
    if (kind === 'list' || value === null || typeof value !== 'object') return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, one]) => [key, each(actor, one, around)]),
    );
  };
}

/** Each option withholds what it marks; fields that are not there are left alone. */
function ofOptions(options: readonly z.ZodType[]): Redactor | undefined {
  const each = options.flatMap((option) => redactorOf(option) ?? []);
  if (each.length === 0) return undefined;
  return (actor, value, around) =>
    each.reduce((shown, redact) => redact(actor, shown, around), value);
}

function ofObject(shape: Record<string, z.ZodType>): Redactor | undefined {
  const marked: [string, Guard][] = [];
  const deeper: [string, Redactor][] = [];
  for (const [name, schema] of Object.entries(shape)) {
    const guard = guardOf(schema);
    const redact = guard ? undefined : redactorOf(schema);
    if (guard) {
      assert(schema.safeParse(null).success, `guarded field ${name} must be nullable`);
      marked.push([name, guard]);
    }
    if (redact) deeper.push([name, redact]);
  }
  if (marked.length === 0 && deeper.length === 0) return undefined;
  return (actor, value, around) => {
    if (value === null || typeof value !== 'object') return value;
    const given = value as Fields;
    const shown: Fields = { ...given };
    const hidden = marked
      .filter(([name, guard]) => given[name] !== undefined && isHidden(actor, given, guard, around))
      .map(([name]) => name);
    for (const name of hidden) shown[name] = null;
    if (hidden.length > 0) shown['hidden'] = hidden;
    if (deeper.length > 0) {
      const place = placeOf(given, {}) ?? around;
      for (const [name, redact] of deeper) shown[name] = redact(actor, given[name], place);
    }
    return shown;
  };
}

function isHidden(actor: Actor, given: Fields, guard: Guard, around: Place | undefined): boolean {
  const scope = scopeOf(actor, guard.right, 'read');
  if (scope === 'all' || scope === 'no') return scope === 'no';
  const place = guard.at.wholeGroup ? whereAskerIs(actor) : placeOf(given, guard.at);
  return !reaches(actor, guard.right, 'read', place ?? around ?? {});
}

/** What belongs to the whole group stands wherever the asker does. */
const whereAskerIs = ({ storeId, teamId }: Actor): Place => ({ storeId, teamId });

function placeOf(given: Fields, at: Guard['at']): Place | undefined {
  const names = {
    storeId: at.storeId ?? 'storeId',
    teamId: at.teamId ?? 'teamId',
    personId: at.personId ?? 'personId',
  };
  if (!Object.values(names).some((name) => name in given)) return undefined;
  const id = (name: string) => given[name] as string | null | undefined;
  return { storeId: id(names.storeId), teamId: id(names.teamId), personId: id(names.personId) };
}

export const fieldNotYours = (field: string, right: string) =>
  new Refusal(403, 'field.not_allowed', { field, resource: right, verb: 'edit' });

/** The guarded fields that a contract takes in, each with its right. */
export function guardedInputs({ input }: Pick<Endpoint, 'input'>): readonly [string, Guard][] {
  const shape = shapeOf(input);
  return Object.entries(shape).flatMap(([name, schema]) => {
    const guard = guardOf(schema);
    return guard ? [[name, guard] as [string, Guard]] : [];
  });
}

function shapeOf(schema: z.ZodType): Record<string, z.ZodType> {
  const { shape } = schema.def as { shape?: Record<string, z.ZodType> };
  const inner = within(schema);
  return shape ?? (inner ? shapeOf(inner) : {});
}

/**
 * Refuses to write a guarded field whose right to edit does not reach the record. The roads ask
 * without a place, which stops whom no role gives it; an action asks again with the record's.
 */
export function refuseGuardedInput(
  actor: Actor,
  fields: readonly [string, Guard][],
  input: object,
  place?: Place,
): void {
  for (const [name, { right }] of fields) {
    if ((input as Fields)[name] === undefined) continue;
    const may = place
      ? reaches(actor, right, 'edit', place)
      : scopeOf(actor, right, 'edit') !== 'no';
    if (!may) throw fieldNotYours(name, right);
  }
}
