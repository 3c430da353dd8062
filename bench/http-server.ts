import type pg from 'pg';
import { startServer } from '../src/server.ts';

/** The server under test in a process of its own, so that the load's work is not counted as its. */
process.once('message', async (database: { web: pg.ClientConfig; owner: pg.ClientConfig }) => {
  const settings = {
    host: '127.0.0.1',
    port: 0,
    dataDir: '',
    databaseUrl: null,
    demo: false,
    production: false,
    publicUrl: null,
    trustProxy: false,
    auditKeepMonths: 36,
    logLevel: 'silent',
  } as const;
  const server = await startServer({ settings, database });
  process.send!({ address: server.address });
  process.once('message', () => void server.close().then(() => process.exit(0)));
});
