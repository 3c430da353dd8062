import type { z } from 'zod';
import { scopeOf } from '../../kernel/actor.ts';
import { uuidV7 } from '../../kernel/uuid.ts';
import { audit } from '../audit.ts';
import type { Ctx } from '../db.ts';
import * as batches from './batch.queries.ts';
import { matching } from './page.ts';
import {
  alreadyUndone,
  badValue,
  noSuchBatch,
  notBulk,
  nothingChosen,
  tooMany,
  undoTooLate,
} from './list.refusals.ts';
import type { BulkAnswer, BulkAsked, UndoAnswer } from './list.schema.ts';
import { fieldNamed } from './sort.rules.ts';
import type { BulkKind, BulkRecord, ListSource } from './source.ts';

/** Rows that one change may touch: what a transaction does in a few seconds. */
export const bulkMost = 5000;
const undoHours = 24;

type Asked = z.output<typeof BulkAsked>;
type Columns = Record<string, string | null>;
type Sorted = { change: BulkRecord[]; same: number; kept: Map<string, number> };

/**
 * Sets one field of many rows (批量修改) in one transaction, each change audited under one batch. Rows that the
 * right does not reach, or that a rule keeps as they are, are counted with their reason. A trial only counts.
 */
export async function changeMany(
  source: ListSource,
  ctx: Ctx,
  asked: Asked,
  { isTrial }: { isTrial: boolean },
): Promise<z.input<typeof BulkAnswer>> {
  const { bulk, field } = bulkOf(source, asked.field);
  if (
    asked.value !== null &&
    !ID.test(asked.value) &&
    fieldNamed(source.shape, asked.field).type === 'reference'
  )
    throw badValue(asked.field);
  const ids = await chosen(source, ctx, asked);
  const columns = await field.settle(ctx, asked.value);
  const records = await bulk.records(ctx, ids);
  const { change, same, kept } = sortedOut(records, columns, field.keeps);
  // Within reach of reading alone: said as a lack of the right, not passed over.
  if (records.length < ids.length) kept.set('no_right', ids.length - records.length);
  const answer = { changed: change.length, same, skipped: counted(kept) };
  if (isTrial || change.length === 0) return { ...answer, batchId: null };
  await bulk.write(
    ctx,
    change.map(({ id }) => id),
    columns,
  );
  const batchId = uuidV7();
  await batches.insertBatch(ctx, { id: batchId, list: source.shape.key, field: asked.field });
  await batches.insertChanges(
    ctx,
    batchId,
    change.map((record) => ({ id: record.id, before: pick(record, columns), after: columns })),
  );
  await auditEach(ctx, source, {
    action: 'bulk_changed',
    batchId,
    changes: change.map((record) => ({
      id: record.id,
      before: pick(record, columns),
      after: columns,
    })),
  });
  await bulk.settled?.(
    ctx,
    change.map(({ id }) => id),
  );
  return { ...answer, batchId };
}

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function bulkOf({ shape, bulk }: ListSource, key: string) {
  const field = fieldNamed(shape, key).bulk && bulk?.fields[key];
  if (!bulk || !field) throw notBulk(key);
  return { bulk, field };
}

async function chosen(source: ListSource, ctx: Ctx, asked: Asked): Promise<string[]> {
  if (asked.ids) return [...new Set(asked.ids)];
  if (asked.filter === undefined) throw nothingChosen();
  const found = await matching(source, ctx, asked.filter)
    .select(source.id.as('id'))
    .limit(bulkMost + 1)
    .execute();
  if (found.length > bulkMost) throw tooMany(bulkMost);
  return found.map(({ id }) => id as string);
}

function sortedOut(
  records: readonly BulkRecord[],
  columns: Columns,
  keeps: (record: BulkRecord, columns: Columns) => string | undefined = () => undefined,
): Sorted {
  const sorted: Sorted = { change: [], same: 0, kept: new Map() };
  for (const record of records) {
    const reason = keeps(record, columns);
    if (reason) sorted.kept.set(reason, (sorted.kept.get(reason) ?? 0) + 1);
    else if (isSame(pick(record, columns), columns)) sorted.same += 1;
    else sorted.change.push(record);
  }
  return sorted;
}

const pick = (record: BulkRecord, columns: Columns): Columns =>
  Object.fromEntries(Object.keys(columns).map((key) => [key, record[key] ?? null]));
const isSame = (one: Columns, other: Columns) =>
  Object.keys(other).every((key) => one[key] === other[key]);
const counted = (kept: ReadonlyMap<string, number>) =>
  [...kept]
    .toSorted(([a], [b]) => a.localeCompare(b))
    .map(([reason, count]) => ({ reason, count }));

type Trace = {
  action: string;
  batchId: string;
  changes: readonly { id: string; before: Columns; after: Columns }[];
};

async function auditEach(ctx: Ctx, { shape }: ListSource, { action, batchId, changes }: Trace) {
  for (const { id, before, after } of changes) {
    await audit(ctx, {
      action: `${shape.resource}.${action}`,
      resource: shape.resource,
      recordId: id,
      before,
      after: { ...after, batchId },
    });
  }
}

/**
 * Puts the earlier values back (撤销批量修改) where they still stand as the change left them; what somebody
 * changed since, the rule now keeps, or the right no longer reaches, is counted and left alone. Once, within a day, by its author or
 * by whose right covers everything.
 */
export async function undoMany(
  source: ListSource,
  ctx: Ctx,
  { batchId }: { batchId: string },
): Promise<z.input<typeof UndoAnswer>> {
  const { bulk, shape } = source;
  const batch = await batches.findBatch(ctx, batchId);
  const isTheirs =
    batch?.personId === ctx.actor.personId || scopeOf(ctx.actor, shape.resource, 'bulk') === 'all';
  if (!bulk || !batch || batch.list !== shape.key || !isTheirs) throw noSuchBatch(batchId);
  if (Date.parse(ctx.now) - Date.parse(batch.at) > undoHours * 3_600_000)
    throw undoTooLate(undoHours);
  if (!(await batches.markUndone(ctx, batchId))) throw alreadyUndone(batchId);
  const changes = await batches.changesOf(ctx, batchId);
  const records = new Map(
    (
      await bulk.records(
        ctx,
        changes.map(({ recordId }) => recordId),
      )
    ).map((one) => [one.id, one]),
  );
  const kept = new Map<string, number>();
  const keeps = bulk.fields[batch.field]?.keeps;
  const restored = changes.filter(({ recordId, before, after }) => {
    const record = records.get(recordId);
    const reason = !record
      ? 'no_right'
      : isSame(pick(record, after), after)
        ? keeps?.(record, before)
        : 'changed_since';
    if (reason) kept.set(reason, (kept.get(reason) ?? 0) + 1);
    return !reason;
  });
  const { written, barred } = await writeBack(bulk, ctx, restored);
  for (const reason of barred) kept.set(reason, (kept.get(reason) ?? 0) + 1);
  await auditEach(ctx, source, {
    action: 'bulk_undone',
    batchId,
    changes: written.map(({ recordId, before, after }) => ({
      id: recordId,
      before: after,
      after: before,
    })),
  });
  return { restored: written.length, skipped: counted(kept) };
}

/** One write for all records that stood alike before; some may not stand so again. */
async function writeBack(bulk: BulkKind, ctx: Ctx, changes: readonly batches.BatchChange[]) {
  const alike = Map.groupBy(changes, ({ before }) => JSON.stringify(before));
  const written: batches.BatchChange[] = [];
  const barred: string[] = [];
  for (const group of alike.values()) {
    const { before } = group[0]!;
    const reason = await bulk.bars?.(ctx, before);
    if (reason) {
      barred.push(...group.map(() => reason));
      continue;
    }
    await bulk.write(
      ctx,
      group.map(({ recordId }) => recordId),
      before,
    );
    written.push(...group);
  }
  if (written.length > 0)
    await bulk.settled?.(
      ctx,
      written.map(({ recordId }) => recordId),
    );
  return { written, barred };
}
