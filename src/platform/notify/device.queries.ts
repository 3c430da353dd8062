import { uuidV7 } from '../../kernel/uuid.ts';
import type { Ctx } from '../db.ts';
import type { Device } from './push.ts';

export const myDevices = ({ db, actor }: Ctx) =>
  db
    .selectFrom('platform.pushDevice')
    .select(['id', 'name', 'endpoint', 'createdAt'])
    .where('tenantId', '=', actor.tenantId)
    .where('personId', '=', actor.personId)
    .orderBy('createdAt')
    .execute();

/** A browser subscribes; a device that somebody else used before now belongs to this person. */
export async function upsertDevice(
  { db, actor, now }: Ctx,
  device: Device & { name: string },
): Promise<{ id: string }> {
  const { tenantId, personId } = actor;
  const { p256dh, auth, name } = device;
  return db
    .insertInto('platform.pushDevice')
    .values({ tenantId, id: uuidV7(), personId, ...device, createdAt: now })
    .onConflict((taken) =>
      taken.columns(['tenantId', 'endpoint']).doUpdateSet({ personId, p256dh, auth, name }),
    )
    .returning('id')
    .executeTakeFirstOrThrow();
}

export async function removeMyDevice({ db, actor }: Ctx, id: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('platform.pushDevice')
    .where('tenantId', '=', actor.tenantId)
    .where('personId', '=', actor.personId)
    .where('id', '=', id)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}

type Asker = Pick<Ctx, 'db' | 'actor'>;

/** The devices of these ids, whose ever they are: for the sender. */
export const devicesOf = ({ db, actor }: Asker, ids: readonly string[]) =>
  db
    .selectFrom('platform.pushDevice')
    .select(['id', 'personId', 'endpoint', 'p256dh', 'auth'])
    .where('tenantId', '=', actor.tenantId)
    .where('id', 'in', [...ids])
    .execute();

export async function forgetDevice({ db, actor }: Asker, id: string): Promise<void> {
  await db
    .deleteFrom('platform.pushDevice')
    .where('tenantId', '=', actor.tenantId)
    .where('id', '=', id)
    .execute();
}

/** Forgets every browser of a person whose access ends: nothing is pushed to it any more. */
export async function forgetDevicesOf({ db, actor }: Asker, personId: string): Promise<void> {
  await db
    .deleteFrom('platform.pushDevice')
    .where('tenantId', '=', actor.tenantId)
    .where('personId', '=', personId)
    .execute();
}
