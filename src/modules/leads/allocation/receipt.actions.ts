import type { Ctx } from '../../../platform/db.ts';
import { settingOn } from '../../../platform/setting/setting-on.ts';
import { noSuchLead } from '../lead.refusals.ts';
import { choose } from './allocation.rules.ts';
import { jainIndex, sharesOf } from './fairness.rules.ts';
import type { Role } from './queue.queries.ts';
import {
  countDealt,
  namesOf,
  receiptsOf,
  setsNamed,
  storeOfLead,
  type Counted,
  type StoredReceipt,
} from './receipt.queries.ts';
import { mustReachStore } from './seat.actions.ts';
import { leadValueSetting } from './skills.settings.ts';

/**
 * Every decision about whose a lead is (分配凭据), open to the whole store: the rule is run again on what the receipt
 * holds, and the answer says whether it chooses the same.
 */
export async function showReceipts(ctx: Ctx, { id }: { id: string }) {
  const storeId = await storeOfLead(ctx, id);
  if (!storeId) throw noSuchLead({ id });
  mustReachStore(ctx.actor, 'read', storeId);
  const stored = await receiptsOf(ctx, id);
  const ids = stored.flatMap(
    ({ value }) => value?.candidates.map(({ personId }) => personId) ?? [],
  );
  const names = await namesOf(ctx, [...new Set(ids)]);
  return { rows: stored.map((receipt) => viewOf(receipt, id, names)) };
}

function viewOf(
  { value, levels, cost, ...receipt }: StoredReceipt,
  leadId: string,
  names: ReadonlyMap<string, string>,
) {
  const candidates = (value?.candidates ?? []).map((one, i) => {
    const before = levels?.[i] ?? 0;
    const after = one.personId === receipt.personId ? before + cost : before;
    return { ...one, personName: names.get(one.personId) ?? '', before, after };
  });
  return {
    ...receipt,
    rule: value?.rule ?? null,
    seed: leadId,
    candidates,
    isReproduced: value && levels && receipt.turn !== null ? isReproduced() : null,
  };

  function isReproduced(): boolean {
    const again = choose(value!, levels!, leadId);
    return again !== undefined && value!.candidates[again.at]!.personId === receipt.personId;
  }
}

type Span = { storeId: string; role: Role; from: string; to: string };

/** What each was due and what each got over some days (公平页), from the receipts alone. */
export async function showFairness(ctx: Ctx, span: Span) {
  mustReachStore(ctx.actor, 'read', span.storeId);
  const counted = await countDealt(ctx, span);
  const sets = await setsNamed(ctx, [...new Set(counted.map(({ setId }) => setId))]);
  const sharesIn = (rows: readonly Counted[], worth: (grade: string) => number = () => 1) =>
    sharesOf(
      rows.map(({ setId, personId, count, grade }) => ({
        candidates: sets.get(setId)!.candidates,
        personId,
        count: count * worth(grade),
      })),
    );
  const shares = sharesIn(counted);
  const { storeId, to: day } = span;
  const values = (await settingOn(ctx, leadValueSetting, { day, storeId })).rows;
  const byValue = sharesIn(
    counted,
    (grade) => values.find((row) => row.grade === grade)?.value ?? 0,
  );
  const worthOf = (id: string) => byValue.find(({ personId }) => personId === id)!;
  const names = await namesOf(
    ctx,
    shares.map(({ personId }) => personId),
  );
  const sum = (rows: readonly Counted[]) => rows.reduce((all, { count }) => all + count, 0);
  const weeks = [...Map.groupBy(counted, ({ week }) => week)].toSorted(([a], [b]) =>
    a < b ? -1 : 1,
  );
  return {
    jain: jainIndex(shares),
    jainByValue: jainIndex(byValue),
    dealt: sum(counted),
    rows: shares.map(({ personId, expected, received }) => {
      const own = counted.filter((one) => one.personId === personId);
      const grades = Object.fromEntries(
        [...Map.groupBy(own, ({ grade }) => grade)].map(([grade, rows]) => [grade, sum(rows)]),
      );
      const prior = sum(own.filter(({ ground }) => ground !== 'fair'));
      const worth = worthOf(personId);
      return {
        personId,
        personName: names.get(personId) ?? '',
        expected,
        received,
        prior,
        grades,
        expectedValue: worth.expected,
        receivedValue: worth.received,
      };
    }),
    trend: weeks.map(([week, rows]) => ({
      week,
      jain: jainIndex(sharesIn(rows)),
      dealt: sum(rows),
    })),
  };
}
