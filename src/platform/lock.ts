import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { codeOf } from './halt.ts';

/** What a process does with the data directory: it serves people, or it runs one command. */
export type Purpose = 'server' | 'command';

export type Holder = { pid: number; startedAt: string; purpose: Purpose };
export type Lock = { release(): void };

/** A live process holds the lock; the caller decides whether to refuse, to wait or to join it. */
export class LockHeld extends Error {
  readonly holder: Holder;
  constructor(file: string, holder: Holder) {
    super(`${file} is held by process ${holder.pid}`);
    this.holder = holder;
  }
}

/**
 * Takes `file` for this process (数据目录锁) or throws `LockHeld`. What a dead process left behind
 * is taken over: a process is known by its id and its start time, so a recycled id does not count.
 */
export function takeLock(file: string, purpose: Purpose): Lock {
  const mine = JSON.stringify({ pid: process.pid, startedAt: startOf(process.pid), purpose });
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, mine, { mode: 0o600 });
  try {
    for (;;) {
      try {
        linkSync(draft, file); // link, not open: the lock appears together with its content
        return { release: () => release(file, mine) };
      } catch (error) {
        if (codeOf(error) !== 'EEXIST') throw error;
      }
      const holder = holderOf(file);
      if (holder) throw new LockHeld(file, holder);
      discardStale(file);
    }
  } finally {
    rmSync(draft, { force: true });
  }
}

/** The live process that holds `file`, or undefined. */
export function holderOf(file: string): Holder | undefined {
  const holder = parse(readIfThere(file));
  return holder && startOf(holder.pid) === holder.startedAt && isAlive(holder.pid)
    ? holder
    : undefined;
}

/** Whether a process with this id exists, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

/** Two takers may both see the same dead holder: only what was read as stale is thrown away. */
function discardStale(file: string): void {
  const aside = `${file}.stale.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return;
    throw error;
  }
  if (holderOf(aside)) restore(aside, file);
  rmSync(aside, { force: true });
}

function restore(aside: string, file: string): void {
  try {
    linkSync(aside, file);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  }
}

function release(file: string, mine: string): void {
  if (readIfThere(file) === mine) rmSync(file, { force: true });
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return '';
    throw error;
  }
}

function parse(text: string): Holder | undefined {
  try {
    const holder = JSON.parse(text) as Holder;
    return Number.isInteger(holder.pid) && holder.pid > 0 ? holder : undefined;
  } catch {
    return undefined; // cut short by a power failure: nobody holds it
  }
}

/** Ticks since boot at which the process began; '' where the system does not tell (macOS, Windows). */
function startOf(pid: number): string {
  const stat = readIfThere(`/proc/${pid}/stat`);
  return stat.slice(stat.lastIndexOf(') ') + 2).split(' ')[19] ?? '';
}
