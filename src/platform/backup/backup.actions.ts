import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { systemActor } from '../../kernel/actor.ts';
import { uuidV7 } from '../../kernel/uuid.ts';
import { audit } from '../audit.ts';
import { inTenant, type Ctx } from '../db.ts';
import { Halt } from '../halt.ts';
import { everyTenant, type Workshop } from '../jobs.ts';
import { announce, whisper } from '../outbox.ts';
import type { S3Settings } from '../file/s3-store.ts';
import { readSettings, type BackupSettings } from '../settings.ts';
import {
  claimBackup,
  failBackup,
  failInterrupted,
  finishBackup,
  insertSlot,
  insertWish,
  lastBackups,
  lastSlot,
  markRemoved,
  storedBackups,
} from './backup.queries.ts';
import { backupAtWork } from './backup.refusals.ts';
import { checkBackup } from './check-backup.ts';
import { passphraseFrom } from './passphrase.ts';
import { backupsToRemove } from './retention.rules.ts';
import { dueSlot, nextSlot } from './schedule.rules.ts';
import { writeBackup } from './write-backup.ts';

/** A backup that has run for longer than this died with its server. */
const LONGEST_MS = 12 * 3_600_000;

/** Where backups go and what a job needs beside the database. */
export type Place = { dataDir: string; filesS3?: S3Settings | null; backup: BackupSettings };
const placeOf = (): Place => readSettings(process.env);

export async function listBackups(ctx: Ctx) {
  const { folder, at, keep, passphraseFile } = placeOf().backup;
  const nextAt = at && nextSlot(ctx.now, at);
  const rows = await lastBackups(ctx);
  return { rows, folder, at, nextAt, keep, isEncrypted: passphraseFile !== null };
}

/** Asks for a backup now (立即备份); the work is a job's. One at a time. */
export async function askForBackup(ctx: Ctx): Promise<{ id: string }> {
  const id = uuidV7();
  if (!(await insertWish(ctx, id))) throw backupAtWork();
  await audit(ctx, { action: 'backup.asked', resource: 'backup', recordId: id });
  await announce(ctx, 'backup.asked', id);
  return { id };
}

/** Every few minutes: makes the backup that is due, also one that was slept through. */
export async function makeDueBackup(workshop: Workshop, place = placeOf()): Promise<void> {
  const { owner } = workshop.database;
  const now = workshop.clock();
  const before = new Date(Date.parse(now) - LONGEST_MS).toISOString();
  for (const id of await failInterrupted(owner, before, now))
    await tellFailure(workshop, id, 'interrupted');
  const since = await lastSlot(owner);
  const slot = since && dueSlot(now, place.backup.at, since);
  const id = uuidV7();
  if (slot && (await insertSlot(owner, { id, slot, now })))
    await performBackup(workshop, id, place);
}

/**
 * Makes one backup, reads it back, and lets go of those beyond what is to be kept (执行备份). A failure
 * is written down and announced as `backup.failed`; a second run of the job finds nothing to do.
 */
export async function performBackup(
  workshop: Workshop,
  id: string,
  place = placeOf(),
): Promise<void> {
  const { database, clock, log } = workshop;
  if (!(await claimBackup(database.owner, id, clock()))) return;
  await tellScreens(workshop, id);
  try {
    await finishBackup(database.owner, id, clock(), await make(workshop, place));
    await clearOld(workshop, place.backup);
  } catch (error) {
    const failure = error instanceof Error ? error.message : String(error);
    log.error({ err: error }, 'backup');
    await failBackup(database.owner, id, clock(), failure);
    await tellFailure(workshop, id, failure);
    if (!(error instanceof Halt)) throw error;
  } finally {
    await tellScreens(workshop, id);
  }
}

async function make({ database, clock }: Workshop, { dataDir, filesS3, backup }: Place) {
  const now = clock();
  const name = `fairlead-${now.replace(/[-:]|\.\d+/g, '')}.backup`;
  const file = path.join(backup.folder, name);
  const passphrase = passphraseFrom(backup.passphraseFile);
  await mkdir(backup.folder, { recursive: true, mode: 0o700 });
  const client = await database.owner.connect();
  try {
    const { bytes } = await writeBackup(client, {
      dataDir,
      bucket: filesS3,
      file,
      passphrase,
      withSecrets: true,
      now,
    });
    const { manifest } = await checkBackup(file, passphrase);
    return { file, bytes, rowCount: manifest.tables.reduce((sum, { rows }) => sum + rows, 0) };
  } finally {
    client.release();
  }
}

async function clearOld({ database }: Workshop, { keep, folder }: BackupSettings): Promise<void> {
  const stored = await storedBackups(database.owner);
  const here = stored.filter(({ file }) => path.dirname(file) === folder);
  const files = new Map(here.map(({ id, file }) => [id, file]));
  for (const id of backupsToRemove(here, keep)) {
    await rm(files.get(id)!, { force: true });
    await markRemoved(database.owner, id);
  }
}

const tellFailure = (workshop: Workshop, id: string, failure: string) =>
  inEveryTenant(workshop, (ctx) => announce(ctx, 'backup.failed', id, { failure }));

const tellScreens = (workshop: Workshop, id: string) =>
  inEveryTenant(workshop, (ctx) => whisper(ctx, 'backup', id));

async function inEveryTenant({ database, clock }: Workshop, tell: (ctx: Ctx) => Promise<void>) {
  for (const tenantId of await everyTenant(database))
    await inTenant(database.web, tenantId, (db) =>
      tell({ db, actor: systemActor(tenantId), now: clock() }),
    );
}
