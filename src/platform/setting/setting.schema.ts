import { z } from 'zod';
import { endpoint } from '../../kernel/endpoint.ts';
import { settingFieldTypes, settingSubjects } from './setting-kind.rules.ts';
import { settingLevels } from './value.rules.ts';

const Both = z.object({ zh: z.string(), en: z.string() });
const Rows = z.array(z.record(z.string(), z.union([z.number(), z.string(), z.null()])));
const KindKey = z.string().regex(/^[a-z][a-z0-9_]{0,60}$/);

/** One value with its days: what is shipped has no id and nobody who set it. */
export const SettingValue = z.object({
  id: z.uuid().nullable(),
  level: z.enum(settingLevels),
  storeId: z.uuid().nullable(),
  from: z.iso.date(),
  to: z.iso.date().nullable(),
  value: Rows.nullable(),
  source: Both,
  note: z.string(),
  isUnverified: z.boolean(),
  setBy: z.string().nullable(),
  setAt: z.iso.datetime().nullable(),
});
export type SettingValue = z.infer<typeof SettingValue>;

const Kind = z.object({
  key: z.string(),
  subject: z.enum(settingSubjects),
  name: Both,
  note: Both,
  perStore: z.boolean(),
});

export const getRules = endpoint('GET /api/rules', {
  summary: 'Effective-dated settings, each with the value the group has today and its next change.',
  access: 'setting:read',
  input: z.object({}),
  output: z.object({
    today: z.iso.date(),
    rows: z.array(
      Kind.extend({
        /** Null: no value is known for today. */
        current: SettingValue.nullable(),
        next: z.iso.date().nullable(),
        ownStores: z.int(),
      }),
    ),
  }),
});

export const getRule = endpoint('GET /api/rules/:kind', {
  summary:
    'One setting with its fields and every value it had, has and will have, as far as my right reaches.',
  access: 'setting:read',
  input: z.object({ kind: KindKey }),
  output: Kind.extend({
    today: z.iso.date(),
    earliest: z.iso.date(),
    mayEdit: z.boolean(),
    fields: z.array(
      z.object({
        key: z.string(),
        type: z.enum(settingFieldTypes),
        name: Both,
        unit: Both.nullable(),
        min: z.number().nullable(),
        max: z.number().nullable(),
        optional: z.boolean(),
        emptyMeans: Both.nullable(),
        choices: z.array(z.object({ key: z.string(), name: Both })),
      }),
    ),
    isTable: z.boolean(),
    values: z.array(SettingValue),
    stores: z.array(z.object({ id: z.uuid(), name: z.string(), mayEdit: z.boolean() })),
  }),
});

export const postRule = endpoint('POST /api/rules/:kind', {
  summary: 'Give a setting a further value from a day to come, for the group or one store.',
  access: 'setting:edit',
  input: z.object({
    kind: KindKey,
    storeId: z.uuid().nullable().default(null),
    from: z.iso.date(),
    to: z.iso.date().nullable().default(null),
    /** Null gives the place back to the level above. */
    value: Rows.max(100).nullable(),
    source: z.string().trim().min(1).max(300),
    note: z.string().trim().max(500).default(''),
  }),
  output: z.object({ id: z.uuid() }),
});

export const deleteRule = endpoint('DELETE /api/rules/:kind/:id', {
  summary: 'Withdraw a value that has not begun.',
  access: 'setting:edit',
  input: z.object({ kind: KindKey, id: z.uuid() }),
  output: z.object({ id: z.uuid() }),
});

export const getRuleValue = endpoint('GET /api/rules/:kind/value', {
  summary: 'The value in force at a place on a day, with its level and source.',
  access: 'setting:read',
  input: z.object({
    kind: KindKey,
    day: z.iso.date().optional(),
    storeId: z.uuid().optional(),
  }),
  output: SettingValue.extend({ day: z.iso.date() }),
});
