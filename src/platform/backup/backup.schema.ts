import { z } from 'zod';
import { endpoint } from '../../kernel/endpoint.ts';

export const backupStates = ['waiting', 'running', 'done', 'failed', 'removed'] as const;

export const Backup = z.object({
  id: z.uuid(),
  /** Whose wish it was; empty for the clock's. */
  askedBy: z.string(),
  askedAt: z.iso.datetime(),
  state: z.enum(backupStates),
  startedAt: z.iso.datetime().nullable(),
  finishedAt: z.iso.datetime().nullable(),
  file: z.string().nullable(),
  bytes: z.int().nullable(),
  rowCount: z.int().nullable(),
  failure: z.string().nullable(),
});
export type Backup = z.infer<typeof Backup>;

export const getBackups = endpoint('GET /api/backups', {
  summary: 'Backups of the whole installation, newest first, and how they are scheduled',
  access: 'backup:read',
  input: z.object({}),
  output: z.object({
    rows: z.array(Backup),
    folder: z.string(),
    /** Time of day in Shanghai; null where no backups are scheduled. */
    at: z.string().nullable(),
    nextAt: z.iso.datetime().nullable(),
    keep: z.object({ daily: z.int(), weekly: z.int(), monthly: z.int() }),
    isEncrypted: z.boolean(),
  }),
});

export const postBackup = endpoint('POST /api/backups', {
  summary: 'Back the whole installation up now',
  access: 'backup:edit',
  input: z.object({}),
  output: z.object({ id: z.uuid() }),
});
