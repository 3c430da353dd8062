import { audit } from '../../../platform/audit.ts';
import type { Ctx } from '../../../platform/db.ts';
import { whisper } from '../../../platform/outbox.ts';
import { customerToChange } from '../customer.actions.ts';
import {
  changeCustomer,
  customerById,
  idsOfOne,
  lockCustomer,
  visibleCustomers,
  type Ties,
} from '../customer.queries.ts';
import {
  mergeBuried,
  mergeClash,
  mergedAway,
  mergeSame,
  mergeUndone,
  noSuchCustomer,
  noSuchMerge,
} from '../customer.refusals.ts';
import * as queries from './merge.queries.ts';

type Pair = { id: string; goneId: string };

async function side(ctx: Ctx, ties: Ties, id: string) {
  const found = await customerById(ctx, ties, id);
  if (!found) throw noSuchCustomer();
  if (found.mergedInto) throw mergedAway();
  const ids = await idsOfOne(ctx, id);
  const records = (await Promise.all(ties.map((tie) => tie.records(ctx, ids)))).flat();
  const { name, phone, tags } = found;
  return { id, name, phone, tags, records: records.map(({ place: _, ...record }) => record) };
}

async function clashesOf(ctx: Ctx, ties: Ties, { id, goneId }: Pair): Promise<string[]> {
  const found = await Promise.all(
    ties.map((tie) => tie.clash?.(ctx, id, goneId) ?? Promise.resolve([])),
  );
  return [...new Set(found.flat())];
}

/** What joining two customers would give (合并预览). */
export const previewMerge = (ties: Ties) => async (ctx: Ctx, pair: Pair) => {
  if (pair.id === pair.goneId) throw mergeSame();
  const [kept, gone] = [await side(ctx, ties, pair.id), await side(ctx, ties, pair.goneId)];
  return {
    kept,
    gone,
    clashes: await clashesOf(ctx, ties, pair),
    after: {
      name: kept.name || gone.name,
      tags: [...new Set([...kept.tags, ...gone.tags])].toSorted(),
      records: kept.records.length + gone.records.length,
    },
  };
};

/**
 * Joins two customers who are one person (合并客户). Records and identities move to the one who stays, what each said
 * of their data stays with both, and what was moved is kept, so that it can be undone. Nobody's work is ended by it:
 * where both have an open lead at one store, one has to end first.
 */
export const mergeCustomers =
  (ties: Ties) =>
  async (ctx: Ctx, { id, goneId, note }: Pair & { note: string }) => {
    if (id === goneId) throw mergeSame();
    // In the order of ids, so that two merges of one pair do not wait for each other.
    for (const one of [id, goneId].toSorted()) await customerToChange(ctx, ties, one);
    const kept = (await lockCustomer(ctx, ties, id))!;
    const gone = (await lockCustomer(ctx, ties, goneId))!;
    const clashes = await clashesOf(ctx, ties, { id, goneId });
    if (clashes.length > 0) throw mergeClash(clashes);
    const way = { from: goneId, to: id };
    const isNamed = kept.name === '' && gone.name !== '';
    const moved: queries.Moved = {
      filled: isNamed ? ['name'] : [],
      identity: await queries.moveIdentities(ctx, way),
      tag: await queries.copyTags(ctx, way),
    };
    for (const tie of ties) moved[tie.kind] = await tie.move(ctx, way);
    await changeCustomer(ctx, goneId, { mergedInto: id });
    if (isNamed) await changeCustomer(ctx, id, { name: gone.name });
    if (gone.doNotCall && !kept.doNotCall) await changeCustomer(ctx, id, { doNotCall: true });
    const mergeId = await queries.insertMerge(ctx, { keptId: id, goneId, moved, note });
    await audit(ctx, {
      action: 'customer.merged',
      resource: 'customer',
      recordId: id,
      before: { gone: goneId, name: kept.name, doNotCall: kept.doNotCall },
      after: { mergeId, moved: countOf(moved), note },
    });
    await whisper(ctx, 'customer', id);
    return { id: mergeId, moved: countOf(moved) };
  };

const countOf = ({ filled: _, identity: __, tag: ___, ...records }: queries.Moved): number =>
  Object.values(records).reduce((sum, ids) => sum + ids.length, 0);

/** Takes two customers apart again (撤销合并); what came in since stays where it came in. */
export const undoMerge =
  (ties: Ties) =>
  async (ctx: Ctx, { id }: { id: string }) => {
    const merge = await queries.lockMerge(ctx, id);
    const mayReach =
      merge &&
      (await visibleCustomers(ctx, ties, 'edit')
        .select('customer.id')
        .where('customer.id', '=', merge.keptId)
        .executeTakeFirst());
    if (!mayReach) throw noSuchMerge();
    if (merge.undoneAt) throw mergeUndone();
    const kept = await lockCustomer(ctx, ties, merge.keptId);
    if (kept?.mergedInto) throw mergeBuried();
    const { keptId: from, goneId: to, moved } = merge;
    const back: queries.Moved = {};
    await queries.moveIdentities(ctx, { from, to, only: moved['identity'] ?? [] });
    await queries.dropTags(ctx, from, moved['tag'] ?? []);
    for (const tie of ties)
      back[tie.kind] = await tie.move(ctx, { from, to, only: moved[tie.kind] ?? [] });
    const gone = await lockCustomer(ctx, ties, to);
    // A name that was only lent goes back, unless somebody has given another since.
    if (moved['filled']?.includes('name') && kept?.name === gone?.name)
      await changeCustomer(ctx, from, { name: '' });
    await changeCustomer(ctx, to, { mergedInto: null });
    await queries.endMerge(ctx, id);
    await audit(ctx, {
      action: 'customer.merge_undone',
      resource: 'customer',
      recordId: from,
      after: { mergeId: id, gone: to, moved: countOf(back) },
    });
    await whisper(ctx, 'customer', from);
    return { id, moved: countOf(back) };
  };
