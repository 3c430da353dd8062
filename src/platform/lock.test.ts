import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { holderOf, LockHeld, takeLock } from './lock.ts';

const newFile = () => path.join(mkdtempSync(path.join(tmpdir(), 'fairlead-lock-')), 'lock');

test('of two who want the data directory, the second learns who holds it', () => {
  const file = newFile();
  takeLock(file, 'server');
  expect(() => takeLock(file, 'command')).toThrow(LockHeld);
  expect(holderOf(file)).toMatchObject({ pid: process.pid, purpose: 'server' });
});

test('a released lock can be taken again', () => {
  const file = newFile();
  takeLock(file, 'server').release();
  expect(existsSync(file)).toBe(false);
  takeLock(file, 'command');
  expect(holderOf(file)?.purpose).toBe('command');
});

test.each([
  {
    left: 'a dead process',
    text: JSON.stringify({ pid: deadPid(), startedAt: '', purpose: 'server' }),
  },
  {
    left: 'an id that another program has now',
    text: JSON.stringify({ pid: process.pid, startedAt: '1', purpose: 'server' }),
  },
  { left: 'half a write', text: '{"pid": 1' },
  { left: 'nothing', text: '' },
])('what $left left behind is taken over', ({ text }) => {
  const file = newFile();
  writeFileSync(file, text);
  const lock = takeLock(file, 'server');
  expect(holderOf(file)?.pid).toBe(process.pid);
  lock.release();
});

test('releasing late does not take away a lock that somebody else holds by then', () => {
  const file = newFile();
  const late = takeLock(file, 'command');
  writeFileSync(file, JSON.stringify({ pid: 1, startedAt: 'other', purpose: 'server' }));
  late.release();
  expect(existsSync(file)).toBe(true);
});

function deadPid(): number {
  return spawnSync(process.execPath, ['--version']).pid;
}
