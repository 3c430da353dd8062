import type pg from 'pg';
import { readSettings } from '../src/platform/settings.ts';
import { startServer } from '../src/server.ts';

type Given = { dataDir: string; web: pg.ClientConfig; owner: pg.ClientConfig };

/** The server under test in a process of its own, so that the load's work is not counted as its. */
process.once('message', async ({ dataDir, ...database }: Given) => {
  const settings = readSettings({ PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'silent' });
  const server = await startServer({ settings, database });
  process.send!({ address: server.address });
  process.once('message', () => void server.close().then(() => process.exit(0)));
});
