import { afterAll, vi } from 'vitest';

const before = { ...process.env };

/** The files of a worker share a process: what one of them changed of it is put back before the next begins. */
afterAll(() => {
  vi.useRealTimers();
  for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
  Object.assign(process.env, before);
});
