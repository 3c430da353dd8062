import { randomUUID } from 'node:crypto';
import { uuidV7 } from '../src/kernel/uuid.ts';
import { foundGroup } from '../src/modules/people/index.ts';
import { findLogin } from '../src/platform/login.ts';
import { openSession } from '../src/platform/session.ts';
import type { Scene } from './history.ts';

export const [stores, seats] = [50, 20];

/** A group of 50 stores with 20 consultants each, all of them taking leads. */
export async function groupWithSeats({ database }: Scene, login: string) {
  const tenantId = uuidV7();
  const now = new Date().toISOString();
  const founder = {
    name: login,
    login,
    password: 'bench password',
    position: '',
    roles: ['director'],
  };
  await foundGroup(database, { groupName: login, founder, now, tenantId });
  const run = (text: string, ...values: unknown[]) =>
    database.owner.query(text, [tenantId, ...values]);
  await run(
    `insert into people.store (tenant_id, id, name, activated_at) select $1, gen_random_uuid(), 'S' || n, now() from generate_series(1, ${stores}) n`,
  );
  await run(
    `insert into people.person (tenant_id, id, name, store_id) select $1, gen_random_uuid(), s.name || 'P' || n, s.id from people.store s, generate_series(1, ${seats}) n where tenant_id = $1`,
  );
  await run(
    `insert into leads.turn (tenant_id, store_id, role) select $1, id, 'consultant' from people.store where tenant_id = $1`,
  );
  await run(
    `insert into leads.seat (tenant_id, store_id, role, person_id, status_at) select $1, store_id, 'consultant', id, now() from people.person where tenant_id = $1 and store_id is not null`,
  );
  const [sourceId, brandId, modelId] = [randomUUID(), randomUUID(), randomUUID()];
  await run(
    `insert into marketing.source (tenant_id, id, name) values ($1, $2, '信息流')`,
    sourceId,
  );
  await run(`insert into catalog.brand (tenant_id, id, name) values ($1, $2, 'B')`, brandId);
  await run(
    `insert into catalog.model (tenant_id, id, brand_id, name) values ($1, $2, $3, 'M')`,
    modelId,
    brandId,
  );
  await database.owner.query('analyze');
  const { rows } = await run('select id from people.store where tenant_id = $1');
  const found = (await findLogin(database.web, login))!;
  const { token } = await openSession(database.web, {
    kind: 'token',
    loginId: found.id,
    tenantId,
    now,
    expiresAt: '2099-01-01T00:00:00Z',
  });
  return { tenantId, token, sourceId, modelId, storeIds: rows.map(({ id }: { id: string }) => id) };
}
