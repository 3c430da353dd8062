import { reaches, type Actor } from '../../../kernel/actor.ts';
import type { InputOf } from '../../../kernel/endpoint.ts';
import { audit } from '../../../platform/audit.ts';
import type { Ctx } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import { standingActor } from '../role.queries.ts';
import type { HandOverKind } from './handover-kind.ts';
import {
  handoversOf,
  itemsOf,
  lockHandover,
  settleItems,
  stampHandover,
  unsettle,
  type HandoverRow,
  type ItemRow,
} from './handover.queries.ts';
import {
  alreadyArchived,
  mayNotTake,
  noSuchHandover,
  noSuchItems,
  notEmpty,
  notYoursToMove,
  stillHere,
  takerLeaves,
} from './handover.refusals.ts';
import { handoverState, mayHandOver, mayTake } from './handover.rules.ts';
import type {
  getHandovers,
  getTakers,
  postHandoverClosing,
  postHandoverMove,
} from './handover.schema.ts';
import { collectWork } from './leaving.actions.ts';
import { staffWhoStay, stayingStaff, storesOfItems } from './taker.queries.ts';

type Kinds = readonly HandOverKind[];

const shown = (row: HandoverRow) => ({ ...row, state: handoverState(row) });

export async function listHandovers(ctx: Ctx, { state }: InputOf<typeof getHandovers>) {
  const rows = (await handoversOf(ctx)).map(shown);
  return { rows: state ? rows.filter((row) => row.state === state) : rows };
}

async function handoverById(ctx: Ctx, id: string): Promise<HandoverRow> {
  const [row] = await handoversOf(ctx, { id });
  if (!row) throw noSuchHandover(id);
  return row;
}

export const readHandover =
  (kinds: Kinds) =>
  async (ctx: Ctx, { id }: { id: string }) => {
    const row = await handoverById(ctx, id);
    const rows = (await itemsOf(ctx, id)).map((item) => ({
      ...item,
      mayMove: item.state === 'open' && maySettle(ctx.actor, row, kindOf(kinds, item.kind), item),
    }));
    return {
      ...shown(row),
      rows,
      kinds: kinds.map(({ kind, zh, en }) => ({ kind, zh, en })),
      mayDecide: ctx.actor.personId !== row.personId && reaches(ctx.actor, 'person', 'edit', row),
    };
  };

function kindOf(kinds: Kinds, kind: string): HandOverKind {
  const found = kinds.find((one) => one.kind === kind);
  if (!found) throw noSuchItems(kind);
  return found;
}

const maySettle = (actor: Actor, row: HandoverRow, { resource }: HandOverKind, item: ItemRow) =>
  mayHandOver(actor, row, { resource, storeId: item.storeId });

/** Who may take work of a kind (接手人选): staff who stay, within the stores where it stands. */
export const listTakers =
  (kinds: Kinds) =>
  async (ctx: Ctx, { id, kind }: InputOf<typeof getTakers>) => {
    const row = await handoverById(ctx, id);
    const asked = kindOf(kinds, kind);
    const stores = await storesOfItems(ctx, { handoverId: id, kind });
    const storeId = stores.length === 1 ? stores[0]! : row.storeId;
    const rows = [];
    for (const one of await stayingStaff(ctx, { storeId, but: row.personId })) {
      const taker = asked.takerNeedsRight ? await standingActor(ctx, one.id) : undefined;
      const may =
        !asked.takerNeedsRight || (taker && mayTake(taker, row.personId, { ...asked, storeId }));
      if (may) rows.push(one);
    }
    return { rows };
  };

type Chosen = { kind: HandOverKind; items: ItemRow[] }[];

/** The chosen items by kind, each one the asker may settle; those done already are skipped. */
async function chosenItems(
  ctx: Ctx,
  kinds: Kinds,
  { row, items }: { row: HandoverRow; items: { kind: string; recordId: string }[] },
): Promise<Chosen> {
  if (row.archivedAt !== null) throw alreadyArchived();
  const known = new Map(
    (await itemsOf(ctx, row.id)).map((item) => [`${item.kind} ${item.recordId}`, item]),
  );
  const found = items.map(({ kind, recordId }) => {
    const item = known.get(`${kind} ${recordId}`);
    if (!item) throw noSuchItems(kind);
    if (!maySettle(ctx.actor, row, kindOf(kinds, kind), item)) throw notYoursToMove(kind);
    return item;
  });
  return kinds.flatMap((kind) => {
    const mine = found.filter((item) => item.kind === kind.kind && item.state === 'open');
    return mine.length > 0 ? [{ kind, items: mine }] : [];
  });
}

/** Hands items to somebody who may take them (移交); an item that two move at once goes to one. */
export const moveItems =
  (kinds: Kinds) =>
  async (ctx: Ctx, { id, items, toPersonId }: InputOf<typeof postHandoverMove>) => {
    const row = await handoverById(ctx, id);
    const chosen = await chosenItems(ctx, kinds, { row, items });
    await mustBeTaker(ctx, row, { chosen, toPersonId });
    let moved = 0;
    for (const { kind, items: open } of chosen) {
      const asked = { handoverId: id, kind: kind.kind, ids: open.map(({ recordId }) => recordId) };
      const ids = await settleItems(ctx, asked, { state: 'moved', toPersonId });
      if (ids.length === 0) continue;
      const gone = new Set(ids);
      for (const done of await kind.moveTo(ctx, ids, { fromPersonId: row.personId, toPersonId }))
        gone.delete(done);
      if (gone.size > 0) await unsettle(ctx, { ...asked, ids: [...gone] });
      moved += ids.length - gone.size;
    }
    await noteMove(ctx, row, { toPersonId, moved, asked: items.length });
    return { moved, skipped: items.length - moved };
  };

async function noteMove(
  ctx: Ctx,
  { id, personId }: HandoverRow,
  { toPersonId, moved, asked }: { toPersonId: string; moved: number; asked: number },
): Promise<void> {
  if (moved === 0) return;
  const change = { action: 'handover.moved', resource: 'person', recordId: personId };
  await audit(ctx, { ...change, after: { handoverId: id, toPersonId, moved, asked } });
  const payload = { handoverId: id, fromPersonId: personId, toPersonId, items: moved };
  await announce(ctx, 'handover.assigned', `${id} ${toPersonId} ${ctx.now}`, payload);
}

async function mustBeTaker(
  ctx: Ctx,
  row: HandoverRow,
  { chosen, toPersonId }: { chosen: Chosen; toPersonId: string },
): Promise<void> {
  const taker = await standingActor(ctx, toPersonId);
  const name = taker?.name ?? '';
  if (!taker || (await staffWhoStay(ctx, [toPersonId])) === 0) throw takerLeaves(name);
  for (const { kind, items } of chosen)
    for (const { storeId } of items)
      if (!mayTake(taker, row.personId, { ...kind, storeId })) throw mayNotTake(name, kind.kind);
}

/** Closes items with a reason (不再移交); the records stay as they are. */
export const closeItems =
  (kinds: Kinds) =>
  async (ctx: Ctx, { id, items, reason }: InputOf<typeof postHandoverClosing>) => {
    const row = await handoverById(ctx, id);
    let closed = 0;
    for (const { kind, items: open } of await chosenItems(ctx, kinds, { row, items })) {
      const ids = open.map(({ recordId }) => recordId);
      const asked = { handoverId: id, kind: kind.kind, ids };
      closed += (await settleItems(ctx, asked, { state: 'closed', reason })).length;
    }
    const change = { action: 'handover.closed', resource: 'person', recordId: row.personId };
    if (closed > 0) await audit(ctx, { ...change, after: { handoverId: id, reason, closed } });
    return { closed, skipped: items.length - closed };
  };

/** Files an empty list (归档): collected once more first, so that nothing is left in the leaver's hands. */
export const archiveHandover =
  (kinds: Kinds) =>
  async (ctx: Ctx, { id }: { id: string }) => {
    const { personId } = await handoverById(ctx, id);
    const held = await lockHandover(ctx, personId);
    const row = await handoverById(ctx, id);
    if (row.archivedAt !== null || held?.id !== id) throw alreadyArchived();
    if (!reaches(ctx.actor, 'person', 'edit', row)) throw notYoursToMove('person');
    if (row.accessEndedAt === null) throw stillHere(row.lastDay);
    await collectWork(ctx, kinds, { handoverId: id, personId });
    const { open } = await handoverById(ctx, id);
    if (open > 0) throw notEmpty(open);
    await stampHandover(ctx, id, { archivedAt: ctx.now });
    const change = { action: 'handover.archived', resource: 'person', recordId: personId };
    await audit(ctx, { ...change, after: { handoverId: id, items: row.items } });
    return { archivedAt: ctx.now };
  };
