import type { Day } from '../../kernel/period.ts';
import type { Ctx } from '../db.ts';
import type {
  AnySettingKind,
  SettingField,
  SettingKind,
  SettingRow,
} from './setting-kind.rules.ts';
import { storedValues, type StoredValue } from './setting.queries.ts';
import { notCovered } from './setting.refusals.ts';
import type { SettingValue } from './setting.schema.ts';
import { rowOn, type Levels } from './value.rules.ts';

type Fields = Readonly<Record<string, SettingField>>;

/** Every value of a kind by its level, for a store or, without one, for the group. */
export function levelsOf(
  kind: AnySettingKind,
  stored: readonly StoredValue[],
  { tenantId, storeId }: { tenantId: string; storeId: string | null },
): Levels<SettingValue> {
  const at = (placeId: string) => stored.filter((one) => one.placeId === placeId);
  return {
    store: storeId ? at(storeId).map((one) => shown(one, storeId)) : [],
    group: at(tenantId).map((one) => shown(one, null)),
    shipped: shippedOf(kind),
  };
}

/** A stored value as it is shown: its source was typed by people, in one language. */
export const shown = (row: StoredValue, storeId: string | null): SettingValue => ({
  id: row.id,
  level: storeId ? 'store' : 'group',
  storeId,
  from: row.from,
  to: row.to,
  value: row.value,
  source: { zh: row.source, en: row.source },
  note: row.note,
  isUnverified: false,
  setBy: row.setBy,
  setAt: row.setAt,
});

export const shippedOf = (kind: AnySettingKind): SettingValue[] =>
  kind.shipped.map(({ from, to, rows, source, isUnverified }) => ({
    id: null,
    level: 'shipped',
    storeId: null,
    from,
    to: to ?? null,
    value: [...rows],
    source,
    note: '',
    isUnverified: isUnverified ?? false,
    setBy: null,
    setAt: null,
  }));

/**
 * The rows of a setting in force at a place on a day, with the value they stand in: what quotes, clocks and
 * tasks reckon with. Refuses `setting.not_covered` where no level knows the day.
 */
export async function settingOn<F extends Fields>(
  ctx: Reader,
  kind: SettingKind<F>,
  { day, storeId = null }: { day: Day; storeId?: string | null },
): Promise<{ rows: SettingRow<F>[]; from: SettingValue }> {
  const levels = await levelsAt(ctx, kind, storeId);
  const found = rowOn(levels, day);
  if (!found) throw notCovered(kind.name, day);
  return { rows: found.row.value as SettingRow<F>[], from: found.row };
}

/** The same for whoever asks for many days at once: read once, then a rule. */
export async function settingValues<F extends Fields>(
  ctx: Reader,
  kind: SettingKind<F>,
  storeId: string | null,
): Promise<(day: Day) => SettingRow<F>[]> {
  const levels = await levelsAt(ctx, kind, storeId);
  return (day) => {
    const found = rowOn(levels, day);
    if (!found) throw notCovered(kind.name, day);
    return found.row.value as SettingRow<F>[];
  };
}

type Reader = Pick<Ctx, 'db' | 'actor'>;

async function levelsAt(ctx: Reader, kind: AnySettingKind, storeId: string | null) {
  const { tenantId } = ctx.actor;
  const placeIds = storeId ? [tenantId, storeId] : [tenantId];
  const stored = await storedValues(ctx, { kind: kind.key, placeIds });
  return levelsOf(kind, stored, { tenantId, storeId });
}
