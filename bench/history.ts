import type pg from 'pg';
import { uuidV7 } from '../src/kernel/uuid.ts';
import { foundGroup } from '../src/modules/people/index.ts';
import { openDatabase, type Database } from '../src/platform/db.ts';
import { startDatabase } from '../src/platform/embedded-postgres.ts';
import { foldEverything } from '../src/platform/facts/folding.ts';
import { ensureFactMonths } from '../src/platform/facts/partitions.ts';
import { factColumns } from '../src/platform/facts/facts.queries.ts';
import { migrate } from '../src/platform/migrate.ts';

export type Scene = {
  database: Database;
  connections: { web: pg.ClientConfig; owner: pg.ClientConfig };
  close(): Promise<void>;
};

/** A migrated database of its own. */
export async function scene(dataDir: string): Promise<Scene> {
  const running = await startDatabase({ dataDir, databaseUrl: null });
  await migrate(running.owner);
  const database = await openDatabase(running, { connections: 16 });
  await ensureFactMonths(database.owner, '2024-01', '2027-12');
  return {
    database,
    connections: running,
    close: async () => {
      await database.end();
      await running.stop();
    },
  };
}

/** A dealer group with `deals` won deals over two years, spread over stores, people and models. */
export async function groupWithDeals(
  { database }: Scene,
  login: string,
  deals: number,
): Promise<string> {
  const now = new Date().toISOString();
  const tenantId = uuidV7();
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
    `insert into people.store (tenant_id, id, name, activated_at) select $1, gen_random_uuid(), 'S' || n, now() from generate_series(1, 20) n`,
  );
  await run(
    `insert into people.team (tenant_id, id, store_id, name) select $1, gen_random_uuid(), id, 'T' || n from people.store, generate_series(1, 2) n where tenant_id = $1`,
  );
  await run(
    `insert into people.person (tenant_id, id, name, store_id, team_id) select $1, gen_random_uuid(), t.name || 'P' || n, t.store_id, t.id from people.team t, generate_series(1, 5) n where tenant_id = $1`,
  );
  await run(
    `insert into catalog.brand (tenant_id, id, name, own_since) values ($1, gen_random_uuid(), 'B', '2020-01-01')`,
  );
  await run(
    `insert into catalog.model (tenant_id, id, brand_id, name) select $1, gen_random_uuid(), b.id, 'M' || n from catalog.brand b, generate_series(1, 20) n where tenant_id = $1`,
  );
  await run(
    `with people as (select row_number() over () as n, id, store_id, team_id from people.person where tenant_id = $1 and team_id is not null),
       models as (select row_number() over () as n, id from catalog.model where tenant_id = $1)
     insert into sales.deal (tenant_id, id, number, store_id, team_id, person_id, model_id, opened_on, closed_on, outcome, price_fen, gross_profit_fen)
     select $1, gen_random_uuid(), 'D' || i, p.store_id, p.team_id, p.id, m.id,
       '2025-01-01'::date + (i % 720)::int - 10, '2025-01-01'::date + (i % 720)::int, 'won', 15000000 + i % 1000, 800000
     from generate_series(1, $2::int) as series(i)
     join people p on p.n = 1 + i % 200 join models m on m.n = 1 + i % 20`,
    deals,
  );
  for (const [kind, amount] of [
    [1, 'price_fen'],
    [2, 'price_fen'],
    [3, 'gross_profit_fen'],
    [7, '0'],
  ] as const) {
    await run(
      `with appended as (
         insert into platform.fact (${factColumns})
         select tenant_id, gen_random_uuid(), closed_on, opened_on, now(), now(), ${kind}, 'deal', id, store_id, team_id, person_id,
           model_id, $2::uuid, $2::uuid, $2::uuid, 1, ${amount} from sales.deal where tenant_id = $1 returning ${factColumns})
       insert into platform.fact_unfolded (${factColumns}) select ${factColumns} from appended`,
      '00000000-0000-0000-0000-000000000000',
    );
  }
  await database.owner.query('analyze platform.fact_unfolded');
  await foldEverything(database);
  await database.owner.query('analyze');
  return tenantId;
}
