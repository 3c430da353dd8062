import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { median, rounded, timed, type Measurement, type Stage } from './measurement.ts';

const root = path.resolve(import.meta.dirname, '..');

/** `start.warm.seconds`: a second `npm start` until it answers, beside a bare Node start. */
export async function start({ dataDir }: Stage): Promise<Measurement[]> {
  const home = path.join(dataDir, 'start');
  await startAndStop(home);
  const warm: number[] = [];
  const bare: number[] = [];
  for (let round = 0; round < 3; round++) {
    warm.push(await startAndStop(home));
    bare.push((await timed(() => once(spawn(process.execPath, ['-e', '']), 'exit'))).ms);
  }
  return [
    {
      name: 'start.warm.seconds',
      value: rounded(median(warm) / 1000),
      unit: 's',
      against: `an empty Node process: ${rounded(median(bare) / 1000)} s`,
    },
  ];
}

/** Milliseconds from the command to the printed address. */
async function startAndStop(home: string): Promise<number> {
  const child = spawn(process.execPath, [path.join(root, 'bin/fairlead.mjs'), 'start', '--json'], {
    cwd: root,
    env: { ...process.env, DATA_DIR: home, PORT: '0', LOG_LEVEL: 'silent' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const { ms } = await timed(() => once(child.stdout, 'data'));
  child.kill('SIGTERM');
  await once(child, 'exit');
  return ms;
}
