import { createHash } from 'node:crypto';
import { reaches } from '../../kernel/actor.ts';
import type { InputOf } from '../../kernel/endpoint.ts';
import { uuidV7 } from '../../kernel/uuid.ts';
import { audit } from '../audit.ts';
import type { Ctx } from '../db.ts';
import { isUniqueViolation } from '../errors.ts';
import { seal } from '../secret.ts';
import {
  channelsIn,
  findChannel,
  insertChannel,
  removeChannel,
  updateChannel,
} from './channel.queries.ts';
import type { Channel, postChannel, putChannel } from './channel.schema.ts';
import { deliveryOf } from './delivery.queries.ts';
import * as no from './notify.refusals.ts';
import { sendOut } from './notify.ts';
import { channelTest } from './own.notices.ts';
import type { NoticeProgram } from './program.ts';
import { dialects, isAddressOf } from './robot/dialect.ts';
import type { RobotKind } from './robot.schema.ts';
import { sealedFor } from './send-robots.ts';

/** Group robots (群机器人) of the places that my right reaches. */
export const listChannels = (program: NoticeProgram) => async (ctx: Ctx) => {
  const named = await program.placesNamed(ctx);
  const nameOf = (storeId: string | null, teamId: string | null) =>
    named.find((one) => one.storeId === storeId && one.teamId === teamId)?.name ?? null;
  const rows = (await channelsIn(ctx)) as Omit<Channel, 'placeName'>[];
  return {
    rows: rows.map((row) => ({ ...row, placeName: nameOf(row.storeId, row.teamId) })),
    kinds: groupKinds(program).map(({ key, name }) => ({ key, name })),
    places: named.filter((place) => reaches(ctx.actor, 'channel', 'edit', place)),
  };
};

const groupKinds = ({ kinds }: NoticeProgram) =>
  kinds.filter(({ forGroups, key }) => forGroups && key !== channelTest.key);

/** Adds a robot; its address and secret are sealed and never shown again. */
export const addChannel =
  (program: NoticeProgram) =>
  async (ctx: Ctx, { address, secret, ...channel }: InputOf<typeof postChannel>) => {
    await check(ctx, program, channel);
    const id = uuidV7();
    await named(channel.name, () =>
      insertChannel(ctx, {
        id,
        ...channel,
        ...sealed(channel.kind, id, address),
        ...signed(id, secret),
      }),
    );
    await audit(ctx, {
      action: 'channel.added',
      resource: 'channel',
      recordId: id,
      after: channel,
    });
    return { id };
  };

export const changeChannel =
  (program: NoticeProgram) => async (ctx: Ctx, input: InputOf<typeof putChannel>) => {
    const { id, address, secret, isStopped, ...change } = input;
    const before = await findChannel(ctx, id, 'edit');
    if (!before) throw no.noSuchChannel(id);
    await check(ctx, program, change);
    const stoppedAt = isStopped ? (before.stoppedAt ?? ctx.now) : null;
    await named(change.name, () =>
      updateChannel(ctx, id, {
        ...change,
        stoppedAt,
        ...(address && sealed(before.kind as RobotKind, id, address)),
        ...(secret !== undefined && signed(id, secret)),
      }),
    );
    const after = { ...change, stoppedAt, newAddress: !!address, newSecret: secret !== undefined };
    await audit(ctx, {
      action: 'channel.changed',
      resource: 'channel',
      recordId: id,
      before,
      after,
    });
    return { id };
  };

export async function dropChannel(ctx: Ctx, { id }: { id: string }) {
  const before = await findChannel(ctx, id, 'delete');
  if (!before) throw no.noSuchChannel(id);
  await removeChannel(ctx, id);
  await audit(ctx, { action: 'channel.removed', resource: 'channel', recordId: id, before });
  return { id };
}

/** Sends a test message (测试消息) on the same road as every other, its limits included. */
export async function testChannel(ctx: Ctx, { id }: { id: string }) {
  const channel = await findChannel(ctx, id, 'edit');
  if (!channel) throw no.noSuchChannel(id);
  if (channel.stoppedAt) throw no.channelStopped(channel.name);
  const key = uuidV7();
  await sendOut(ctx, [
    {
      channel: 'robot',
      target: id,
      kind: channelTest.key,
      key,
      params: { channel: channel.name, who: ctx.actor.name },
      link: '/settings/channels',
      urgent: true,
      bundled: false,
      dueAt: ctx.now,
    },
  ]);
  await audit(ctx, { action: 'channel.tested', resource: 'channel', recordId: id });
  return { deliveryId: await deliveryOf(ctx, { target: id, key }) };
}

type Wanted = { storeId: string | null; teamId: string | null; kinds: readonly string[] };

async function check(ctx: Ctx, program: NoticeProgram, { storeId, teamId, kinds }: Wanted) {
  const known = groupKinds(program).map(({ key }) => key);
  const unknown = kinds.filter((kind) => !known.includes(kind));
  if (unknown.length > 0) throw no.unknownKinds(unknown);
  if (!reaches(ctx.actor, 'channel', 'edit', { storeId, teamId })) throw no.beyondReach();
  if (!storeId && !teamId) return;
  const places = await program.placesNamed(ctx);
  const isKnown = places.some((one) => one.storeId === storeId && one.teamId === teamId);
  if (!isKnown) throw no.unknownPlace();
}

function sealed(kind: RobotKind, id: string, address: string) {
  if (!isAddressOf(kind, address)) throw no.notThatAddress(kind, dialects[kind].hosts);
  return {
    addressSealed: seal(address, sealedFor(id)),
    addressHash: createHash('sha256').update(address).digest(),
    addressShown: `${new URL(address).hostname} … ${address.slice(-4)}`,
  };
}

const signed = (id: string, secret: string) => ({
  secretSealed: secret ? seal(secret, sealedFor(id)) : null,
});

async function named(name: string, write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    const isRobot = (error as { constraint?: string }).constraint?.includes('address_hash');
    throw isRobot ? no.robotTaken() : no.channelNameTaken(name);
  }
}
