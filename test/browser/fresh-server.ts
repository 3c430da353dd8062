import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const launcher = path.join(import.meta.dirname, '../../bin/fairlead.mjs');

export type FreshServer = { address: string; stop(): Promise<void> };

/** A program that nobody has used yet, on a port of its own: empty, or with the demo group. */
export async function freshServer({ demo = false } = {}): Promise<FreshServer> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'fairlead-fresh-'));
  const env = {
    ...process.env,
    HOST: '127.0.0.1',
    PORT: '0',
    DATA_DIR: dataDir,
    DATABASE_URL: '',
    FAIRLEAD_DEMO: demo ? '1' : '0',
    NODE_ENV: 'test',
    LOG_LEVEL: 'silent',
  };
  const child = spawn(process.execPath, [launcher, 'start', '--json'], { env });
  const address = await addressOf(child);
  return {
    address,
    stop: async () => {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await gone;
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

function addressOf(child: ChildProcess): Promise<string> {
  let said = '';
  return new Promise((resolve, reject) => {
    child.once('exit', () => reject(new Error(`the server ended: ${said}`)));
    child.stderr?.on('data', (text: Buffer) => (said += text.toString()));
    child.stdout?.on('data', (text: Buffer) => {
      said += text.toString();
      const found = /"address":"([^"]+)"/.exec(said);
      if (found) resolve(found[1]!);
    });
  });
}
