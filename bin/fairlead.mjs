#!/usr/bin/env node
import { spawn } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureInstalled, isNewEnough, pinnedNode, root } from './install.mjs';

ensureInstalled();
const main = path.join(root, 'src/main.ts');
if (isNewEnough()) await import(pathToFileURL(main).href);
else hand(pinnedNode(), [main, ...process.argv.slice(2)]);

/** Runs the program under the pinned Node and behaves as it does: its signals, its exit code. */
function hand(program, args) {
  const env = { ...process.env, FAIRLEAD_LAUNCHED: '1' };
  const child = spawn(program, args, { stdio: 'inherit', env });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => child.kill(signal));
  const parent = process.ppid;
  // npm killed outright cannot tell us: that our parent changed is the only sign.
  const watch = () => process.env.npm_lifecycle_event && process.ppid !== parent && child.kill();
  setInterval(watch, 250).unref();
  child.on('error', () => process.exit(1));
  child.on('exit', (code, signal) => {
    if (!signal) process.exit(code);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}
