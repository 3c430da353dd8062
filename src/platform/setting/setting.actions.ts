import { reaches } from '../../kernel/actor.ts';
import type { InputOf } from '../../kernel/endpoint.ts';
import type { Day } from '../../kernel/period.ts';
import { uuidV7 } from '../../kernel/uuid.ts';
import { audit } from '../audit.ts';
import type { Ctx } from '../db.ts';
import { isUniqueViolation } from '../errors.ts';
import { valueSchema, type AnySettingKind } from './setting-kind.rules.ts';
import { levelsOf, shippedOf, shown } from './setting-on.ts';
import { deleteComing, insertValue, storedValues } from './setting.queries.ts';
import * as no from './setting.refusals.ts';
import type { deleteRule, getRule, getRuleValue, postRule } from './setting.schema.ts';
import { earliestFrom, isWithdrawable, rowOn } from './value.rules.ts';

/** What the settings need of the program: the kinds, the business day, the stores by name. */
export type SettingProgram = {
  kinds: readonly AnySettingKind[];
  todayOf: (ctx: Ctx) => Promise<Day>;
  placesNamed: (
    ctx: Ctx,
  ) => Promise<readonly { storeId: string; teamId: string | null; name: string }[]>;
};

const described = ({ key, subject, name, note, perStore }: AnySettingKind) => ({
  key,
  subject,
  name,
  note,
  perStore: perStore ?? false,
});

/** Every setting with what holds for the group today (生效规则). */
export const listRules = (program: SettingProgram) => async (ctx: Ctx) => {
  const { tenantId } = ctx.actor;
  const today = await program.todayOf(ctx);
  const stored = await storedValues(ctx, {});
  return {
    today,
    rows: program.kinds.map((kind) => {
      const own = stored.filter((one) => one.kind === kind.key);
      const levels = levelsOf(kind, own, { tenantId, storeId: null });
      const coming = [...levels.group, ...levels.shipped].filter(({ from }) => from > today);
      const inStores = own.filter((one) => one.placeId !== tenantId && one.from <= today);
      return {
        ...described(kind),
        current: rowOn(levels, today)?.row ?? null,
        next: coming.map(({ from }) => from).sort()[0] ?? null,
        ownStores: new Set(inStores.map(({ placeId }) => placeId)).size,
      };
    }),
  };
};

/** One setting with all its values, stores' own as far as the asker's right reaches. */
export const readRule =
  (program: SettingProgram) =>
  async (ctx: Ctx, { kind: key }: InputOf<typeof getRule>) => {
    const { actor } = ctx;
    const kind = kindCalled(program, key);
    const today = await program.todayOf(ctx);
    const stores = (await program.placesNamed(ctx)).filter(
      ({ storeId, teamId }) => !teamId && reaches(actor, 'setting', 'read', { storeId }),
    );
    const stored = await storedValues(ctx, { kind: key });
    const isMine = new Set(stores.map(({ storeId }) => storeId));
    const mine = stored.filter(({ placeId }) => placeId === actor.tenantId || isMine.has(placeId));
    return {
      ...described(kind),
      today,
      earliest: earliestFrom(today),
      mayEdit: reaches(actor, 'setting', 'edit', {}),
      isTable: !!kind.rowKey,
      fields: Object.entries(kind.fields).map(([field, one]) => ({
        key: field,
        type: one.type,
        name: one.name,
        unit: one.unit ?? null,
        min: one.min ?? null,
        max: one.max ?? null,
        optional: one.optional ?? false,
        emptyMeans: one.emptyMeans ?? null,
        choices: Object.entries(one.choices ?? {}).map(([choice, name]) => ({ key: choice, name })),
      })),
      values: [
        ...shippedOf(kind),
        ...mine.map((one) => shown(one, one.placeId === actor.tenantId ? null : one.placeId)),
      ],
      stores: stores.map(({ storeId, name }) => ({
        id: storeId,
        name,
        mayEdit: !!kind.perStore && reaches(actor, 'setting', 'edit', { storeId }),
      })),
    };
  };

/** The value in force, for other programs and for whoever asks why. */
export const readRuleValue =
  (program: SettingProgram) =>
  async (ctx: Ctx, { kind: key, ...input }: InputOf<typeof getRuleValue>) => {
    const storeId = input.storeId ?? null;
    const kind = kindCalled(program, key);
    const day = input.day ?? (await program.todayOf(ctx));
    if (storeId && !reaches(ctx.actor, 'setting', 'read', { storeId })) throw no.beyondReach();
    const { tenantId } = ctx.actor;
    const stored = await storedValues(ctx, { kind: key });
    const found = rowOn(levelsOf(kind, stored, { tenantId, storeId }), day);
    if (!found) throw no.notCovered(kind.name, day);
    return { ...found.row, day };
  };

/** A further value from a day to come (新增生效值); what has begun is never touched. */
export const addRule =
  (program: SettingProgram) =>
  async (ctx: Ctx, { kind: key, storeId, ...input }: InputOf<typeof postRule>) => {
    const kind = kindCalled(program, key);
    if (!reaches(ctx.actor, 'setting', 'edit', { storeId })) throw no.beyondReach();
    if (storeId) await mustBeStore(ctx, program, kind, storeId);
    const earliest = earliestFrom(await program.todayOf(ctx));
    if (input.from < earliest) throw no.retroactive(input.from, earliest);
    if (input.to && input.to < input.from) throw no.endsBefore(input.from);
    mustFit(kind, input.value);
    const id = uuidV7();
    const row = { id, kind: key, placeId: storeId ?? ctx.actor.tenantId, ...input };
    try {
      await insertValue(ctx, row);
    } catch (error) {
      throw isUniqueViolation(error) ? no.dayTaken(input.from) : error;
    }
    await audit(ctx, {
      action: 'setting.added',
      resource: 'setting',
      recordId: id,
      after: { kind: key, storeId, ...input },
    });
    return { id };
  };

/** Withdraws a value that has not begun (撤回). */
export const dropRule =
  (program: SettingProgram) =>
  async (ctx: Ctx, { kind: key, id }: InputOf<typeof deleteRule>) => {
    kindCalled(program, key);
    const { tenantId } = ctx.actor;
    const row = (await storedValues(ctx, { kind: key })).find((one) => one.id === id);
    const storeId = row && row.placeId !== tenantId ? row.placeId : null;
    if (!row || !reaches(ctx.actor, 'setting', 'edit', { storeId })) throw no.noSuchRow(id);
    const today = await program.todayOf(ctx);
    if (!isWithdrawable(row, today)) throw no.alreadyBegun(row.from);
    if (!(await deleteComing(ctx, id, today))) throw no.noSuchRow(id);
    await audit(ctx, {
      action: 'setting.withdrawn',
      resource: 'setting',
      recordId: id,
      before: row,
    });
    return { id };
  };

function kindCalled({ kinds }: SettingProgram, key: string): AnySettingKind {
  const kind = kinds.find((one) => one.key === key);
  if (!kind) throw no.noSuchKind(key);
  return kind;
}

async function mustBeStore(
  ctx: Ctx,
  program: SettingProgram,
  kind: AnySettingKind,
  storeId: string,
) {
  if (!kind.perStore) throw no.notPerStore(kind.name);
  const places = await program.placesNamed(ctx);
  if (!places.some((one) => one.storeId === storeId && !one.teamId)) throw no.unknownStore();
}

function mustFit(kind: AnySettingKind, value: unknown): void {
  if (value === null) return;
  const issue = valueSchema(kind).safeParse(value).error?.issues[0];
  if (!issue) return;
  const [row, field] = issue.path;
  const at = typeof row === 'number' ? row + 1 : 1;
  if (issue.message === 'twice') throw no.rowTwice(at);
  const known = kind.fields[String(field)];
  throw no.badValue(known?.name ?? { zh: String(field ?? ''), en: String(field ?? '') }, at);
}
