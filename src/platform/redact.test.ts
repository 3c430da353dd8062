import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { systemActor, type Actor, type Rights } from '../kernel/actor.ts';
import { guarded, Hidden, ofWholeGroup } from '../kernel/field.ts';
import { guardedInputs, redactorOf, refuseGuardedInput } from './redact.ts';

const Money = z.number().nullable();
const Car = z.object({
  storeId: z.string().nullable(),
  priceFen: Money,
  costFen: guarded('cost', Money),
  hidden: Hidden,
});
const Page = z.object({ rows: z.array(Car), best: Car.nullable() });

const may = (rights: Rights): Actor => ({ ...systemActor('t'), rights, storeId: 's' });
const withheld = may({});
const inStore = may({ cost: { read: 'store' } });
const car = (storeId: string | null) => ({ storeId, priceFen: 200, costFen: 150 });
const shownTo = (actor: Actor, value: unknown, schema: z.ZodType = Page) =>
  redactorOf(schema)!(actor, value);

describe('A guarded field 字段权限', () => {
  test('is withheld by name where the right does not reach its row, and shown where it does', () => {
    expect(shownTo(inStore, { rows: [car('s'), car('far'), car(null)], best: null })).toEqual({
      rows: [
        car('s'),
        { ...car('far'), costFen: null, hidden: ['costFen'] },
        { ...car(null), costFen: null, hidden: ['costFen'] },
      ],
      best: null,
    });
  });

  test('is withheld everywhere from whom no role gives it, and from nobody with the whole right', () => {
    const page = { rows: [car('s')], best: car('s') };
    const hidden = { ...car('s'), costFen: null, hidden: ['costFen'] };
    expect(shownTo(withheld, page)).toEqual({ rows: [hidden], best: hidden });
    expect(shownTo(systemActor('t'), page)).toEqual(page);
  });

  test('never changes the answer it was given', () => {
    const page = { rows: [car('far')], best: null };
    shownTo(withheld, page);
    expect(page.rows[0]!.costFen).toBe(150);
  });

  test('takes its place from the fields named, or from the object around it', () => {
    const Person = z.object({
      id: z.string(),
      pay: guarded('salary', Money, { personId: 'id' }),
      hidden: Hidden,
    });
    const me = { ...may({ salary: { read: 'own' } }), personId: 'me' };
    expect(shownTo(me, { id: 'me', pay: 1 }, Person)).toEqual({ id: 'me', pay: 1 });
    expect(shownTo(me, { id: 'you', pay: 1 }, Person)).toMatchObject({ pay: null });
    const Deal = z.object({
      storeId: z.string(),
      money: z.object({ costFen: guarded('cost', Money), hidden: Hidden }).optional(),
    });
    expect(shownTo(inStore, { storeId: 's', money: { costFen: 1 } }, Deal)).toMatchObject({
      money: { costFen: 1 },
    });
    expect(shownTo(inStore, { storeId: 'far', money: { costFen: 1 } }, Deal)).toMatchObject({
      money: { costFen: null, hidden: ['costFen'] },
    });
  });

  test('of a record of the whole group is seen by whom the right reaches their store, not by who has only their own', () => {
    const Price = z.object({ costFen: guarded('cost', Money, ofWholeGroup), hidden: Hidden });
    const ofTeam = { ...may({ cost: { read: 'team' } }), teamId: 't' };
    const own = may({ cost: { read: 'own' } });
    const nowhere = { ...inStore, storeId: null };
    expect(shownTo(inStore, { costFen: 1 }, Price)).toEqual({ costFen: 1 });
    expect(shownTo(ofTeam, { costFen: 1 }, Price)).toEqual({ costFen: 1 });
    for (const who of [own, nowhere, withheld])
      expect(shownTo(who, { costFen: 1 }, Price)).toEqual({ costFen: null, hidden: ['costFen'] });
  });

  test('is found in records and unions too', () => {
    const Odd = z.object({ by: z.record(z.string(), z.union([z.string(), Car])) });
    expect(shownTo(withheld, { by: { a: car('s'), b: 'text' } }, Odd)).toMatchObject({
      by: { a: { costFen: null }, b: 'text' },
    });
  });

  test('costs nothing where a contract marks none, and the same schema stays free elsewhere', () => {
    expect(redactorOf(z.object({ rows: z.array(z.object({ priceFen: Money })) }))).toBeUndefined();
  });

  test('must be nullable in an answer, or the program does not start', () => {
    expect(() => redactorOf(z.object({ costFen: guarded('cost', z.number()) }))).toThrow(
      /must be nullable/,
    );
  });

  test('is not written by whom the right to edit does not reach; the field is named', () => {
    const input = z.object({ id: z.string(), costFen: guarded('cost', z.number()).optional() });
    const fields = guardedInputs({ input });
    expect(fields.map(([name]) => name)).toEqual(['costFen']);
    const refused = {
      status: 403,
      code: 'field.not_allowed',
      details: { field: 'costFen', resource: 'cost', verb: 'edit' },
    };
    expect(() => refuseGuardedInput(inStore, fields, { costFen: 1 })).toThrow(
      expect.objectContaining(refused) as Error,
    );
    const editor = may({ cost: { edit: 'store' } });
    expect(() => refuseGuardedInput(editor, fields, { costFen: 1 })).not.toThrow();
    expect(() => refuseGuardedInput(editor, fields, { costFen: 1 }, { storeId: 'far' })).toThrow(
      expect.objectContaining(refused) as Error,
    );
    expect(() => refuseGuardedInput(withheld, fields, { id: '1' })).not.toThrow();
  });
});
