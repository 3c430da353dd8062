import { groundOf } from '../../../kernel/actor.ts';
import type { InputOf, OutputOf } from '../../../kernel/endpoint.ts';
import { audit } from '../../../platform/audit.ts';
import type { Ctx } from '../../../platform/db.ts';
import { whisper } from '../../../platform/outbox.ts';
import type { RecordKind } from '../../../platform/reach.ts';
import { findRecord, titlesOf, type FoundRecord } from './record.queries.ts';
import { todayOf } from '../group.queries.ts';
import {
  noSuchReceiver,
  noSuchRecord,
  noSuchShare,
  notShareable,
  notYoursToShare,
  sharedWithOneself,
  shareOver,
} from './rights.refusals.ts';
import {
  receiversNamed,
  removeShare,
  sharesOf,
  writeShare,
  type ShareRow,
} from './share.queries.ts';
import type {
  deleteShare,
  getReceivers,
  getRecordShares,
  getShares,
  postShare,
} from './share.schema.ts';

type Kinds = readonly RecordKind[];

/** Records shared with me that still count, or everything that I shared. */
export const listShares =
  (kinds: Kinds) =>
  async (ctx: Ctx, { side }: InputOf<typeof getShares>): Promise<OutputOf<typeof getShares>> => ({
    rows: await told(ctx, kinds, await sharesOf(ctx, { side })),
  });

/** With whom one record is shared (共享名单), for everybody who may see it. */
export const listRecordShares =
  (kinds: Kinds) =>
  async (ctx: Ctx, { resource, recordId }: InputOf<typeof getRecordShares>) => {
    const record = await seen(ctx, kinds, { resource, recordId });
    const rows = await sharesOf(ctx, { resource, recordId });
    return { rows: await told(ctx, kinds, rows), mayShare: mayShare(ctx, record) };
  };

/**
 * Shares one record (共享) with a person, a team or a store. Whoever may edit it by their own reach
 * may share it; whom it was only shared with may not share it on.
 */
export const shareRecord =
  (kinds: Kinds) =>
  async (ctx: Ctx, asked: InputOf<typeof postShare>): Promise<{ id: string }> => {
    const { resource, recordId, toKind, toId, verb, until, reason } = asked;
    const record = await seen(ctx, kinds, asked);
    if (!mayShare(ctx, record)) throw notYoursToShare(resource);
    if (toId === ctx.actor.personId) throw sharedWithOneself();
    const today = await todayOf(ctx);
    if (until && until < today) throw shareOver();
    const [receiver] = await receiversNamed(ctx, { id: toId, kind: toKind, today });
    if (!receiver) throw noSuchReceiver('toId');
    const id = await writeShare(ctx, { resource, recordId, toKind, toId, verb, until, reason });
    await audit(ctx, {
      action: `${resource}.shared`,
      resource,
      recordId,
      ownerId: record.place.personId ?? null,
      after: { with: receiver.name, toKind, toId, verb, until: until ?? null, reason },
    });
    await whisper(ctx, 'share.changed', recordId);
    return { id };
  };

/** Ends a share (撤销共享): who shared it, or whoever may share the record. Else it is not there. */
export const revokeShare =
  (kinds: Kinds) =>
  async (ctx: Ctx, { id }: InputOf<typeof deleteShare>) => {
    const [share] = await sharesOf(ctx, { id });
    const kind = kinds.find(({ resource }) => resource === share?.resource);
    const record = share && kind && (await findRecord(ctx, kind, share.recordId));
    const may = share?.sharedById === ctx.actor.personId || (!!record && mayShare(ctx, record));
    if (!share || !may) throw noSuchShare(id);
    await removeShare(ctx, id);
    const { resource, recordId, toKind, toId, toName, verb } = share;
    await audit(ctx, {
      action: `${resource}.share_revoked`,
      resource,
      recordId,
      ownerId: record?.place.personId ?? null,
      before: { with: toName, toKind, toId, verb },
    });
    await whisper(ctx, 'share.changed', recordId);
    return {};
  };

/** Whom something can be shared with, or who can stand in. */
export const listReceivers = async (ctx: Ctx, asked: InputOf<typeof getReceivers>) => ({
  rows: await receiversNamed(ctx, { ...asked, today: await todayOf(ctx) }),
});

async function seen(
  ctx: Ctx,
  kinds: Kinds,
  { resource, recordId }: { resource: string; recordId: string },
): Promise<FoundRecord> {
  const kind = kinds.find((one) => one.resource === resource);
  if (!kind) throw notShareable(resource);
  const record = await findRecord(ctx, kind, recordId);
  if (!record || !groundOf(ctx.actor, resource, 'read', record.place))
    throw noSuchRecord(resource, recordId);
  return record;
}

function mayShare({ actor }: Ctx, { resource, place }: FoundRecord): boolean {
  const ground = groundOf(actor, resource, 'edit', place);
  return ground === 'scope' || ground === 'stand_in';
}

async function told(ctx: Ctx, kinds: Kinds, rows: readonly ShareRow[]) {
  const titles = new Map<string, string>();
  for (const kind of kinds) {
    const ids = rows.filter((row) => row.resource === kind.resource).map((row) => row.recordId);
    if (ids.length > 0)
      for (const { id, title } of await titlesOf(ctx, kind, ids)) titles.set(id, title);
  }
  return rows.map((row) => ({
    ...row,
    title: titles.get(row.recordId) ?? null,
    address: `${kinds.find(({ resource }) => resource === row.resource)?.address ?? ''}${row.recordId}`,
  }));
}
