import { sql } from 'kysely';
import type pg from 'pg';
import type { Ctx } from '../db.ts';
import type { Backup } from './backup.schema.ts';
import type { Kept } from './retention.rules.ts';

/** The last hundred backups of the installation, newest first. */
export const lastBackups = ({ db }: Pick<Ctx, 'db'>): Promise<Backup[]> =>
  db
    .selectFrom('platform.backup')
    .select(['id', 'askedBy', 'askedAt', 'startedAt', 'finishedAt', 'file', 'bytes'])
    .select(['rowCount', 'failure', sql<Backup['state']>`state`.as('state')])
    .orderBy('askedAt', 'desc')
    .limit(100)
    .execute();

/** Answers false where another backup waits or runs. */
export async function insertWish({ db, actor, now }: Ctx, id: string): Promise<boolean> {
  const made = await db
    .insertInto('platform.backup')
    .values({ id, askedBy: actor.login, state: 'waiting', askedAt: now })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return made !== undefined;
}

type Owner = Pick<pg.Pool, 'query'>;

/** The last scheduled time that was tried, or when the installation began; null before that. */
export async function lastSlot(owner: Owner): Promise<string | null> {
  const { rows } = await owner.query<{ at: string | null }>(
    `select coalesce((select max(slot) from platform.backup), (select founded_at from platform.installation)) as at`,
  );
  return rows[0]?.at ?? null;
}

/** Of two servers one inserts the slot; none does while another backup is at work. */
export async function insertSlot(
  owner: Owner,
  { id, slot, now }: { id: string; slot: string; now: string },
): Promise<boolean> {
  const { rowCount } = await owner.query(
    `insert into platform.backup (id, slot, state, asked_at) values ($1, $2, 'waiting', $3) on conflict do nothing`,
    [id, slot, now],
  );
  return rowCount === 1;
}

/** Takes a waiting backup to work; false where somebody has it already. */
export async function claimBackup(owner: Owner, id: string, now: string): Promise<boolean> {
  const { rowCount } = await owner.query(
    `update platform.backup set state = 'running', started_at = $2 where id = $1 and state = 'waiting'`,
    [id, now],
  );
  return rowCount === 1;
}

export type Made = { file: string; bytes: number; rowCount: number };

export const finishBackup = (owner: Owner, id: string, now: string, made: Made) =>
  owner.query(
    `update platform.backup set state = 'done', finished_at = $2, file = $3, bytes = $4, row_count = $5 where id = $1`,
    [id, now, made.file, made.bytes, made.rowCount],
  );

export const failBackup = (owner: Owner, id: string, now: string, failure: string) =>
  owner.query(
    `update platform.backup set state = 'failed', finished_at = $2, failure = $3 where id = $1`,
    [id, now, failure],
  );

/** Backups begun before `before` whose server died: they will not end any more. Answers their ids. */
export async function failInterrupted(owner: Owner, before: string, now: string) {
  const { rows } = await owner.query<{ id: string }>(
    `update platform.backup set state = 'failed', finished_at = $2, failure = 'interrupted'
     where state in ('waiting', 'running') and coalesce(started_at, asked_at) < $1 returning id`,
    [before, now],
  );
  return rows.map(({ id }) => id);
}

export async function storedBackups(owner: Owner): Promise<(Kept & { file: string })[]> {
  const { rows } = await owner.query<Kept & { file: string }>(
    `select id, asked_at as at, file from platform.backup where state = 'done'`,
  );
  return rows;
}

export const markRemoved = (owner: Owner, id: string) =>
  owner.query(`update platform.backup set state = 'removed' where id = $1`, [id]);
