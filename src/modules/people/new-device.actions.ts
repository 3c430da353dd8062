import { createHash } from 'node:crypto';
import { systemActor } from '../../kernel/actor.ts';
import { inTenant } from '../../platform/db.ts';
import { notify } from '../../platform/notify/notify.ts';
import type { Visit } from '../../platform/serve.ts';
import { deviceKind, deviceName } from './device-name.rules.ts';
import { browsersBefore } from './new-device.queries.ts';
import { newDevice } from './people.notices.ts';

type Signed = { id: string; tenantId: string; personId: string };

/**
 * Tells a person when their account was used from a browser it did not know (新设备登录提醒). The first
 * sign-in of all is no news.
 */
export async function tellOfNewDevice(
  { database, now, address, userAgent }: Visit,
  { id, tenantId, personId }: Signed,
): Promise<void> {
  const before = (await browsersBefore(database.web, { loginId: id, now })).map(deviceKind);
  const kind = deviceKind(userAgent);
  if (before.length === 0 || before.includes(kind)) return;
  await inTenant(database.web, tenantId, (db) =>
    notify(
      { db, actor: systemActor(tenantId), now },
      {
        kind: newDevice,
        to: [personId],
        key: createHash('sha256').update(kind).digest('base64url').slice(0, 22),
        params: { device: deviceName(userAgent), address },
        link: '/settings/access',
      },
    ),
  );
}
