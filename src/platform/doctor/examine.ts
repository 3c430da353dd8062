import { createHash, X509Certificate } from 'node:crypto';
import { createReadStream, existsSync, readFileSync, statfsSync, statSync } from 'node:fs';
import path from 'node:path';
import { createTransport } from 'nodemailer';
import type pg from 'pg';
import { checkSeals } from '../audit/check-seals.ts';
import { SECRETS, storedFiles } from '../backup/stored-files.ts';
import { withClient } from '../database-roles.ts';
import { joinDatabase, type RunningDatabase } from '../embedded-postgres.ts';
import { Halt } from '../halt.ts';
import { pendingMigrations } from '../migrate.ts';
import { keepSecretsIn } from '../secret.ts';
import type { Settings } from '../settings.ts';
import {
  backupsSeen,
  brokenIndexes,
  clockAhead,
  databaseSize,
  excessOfWebRole,
  lateOutbox,
  openTables,
  serverFigures,
  troubledJobs,
} from './doctor.queries.ts';
import {
  judgeBackups,
  judgeCertificate,
  judgeClock,
  judgeDatabase,
  judgeDisk,
  judgeFiles,
  judgeJobs,
  judgeMail,
  judgeNames,
  judgeOutbox,
  judgeSecrets,
  type Finding,
} from './finding.rules.ts';

/** Reading every file of years would take hours: this many bytes of them are read, in order of name. */
const filesReadMost = 256 * 1024 ** 2;
const mailPatienceMs = 5_000;

/**
 * The whole check-up (体检): each part is looked at even where another fails. What keeps the database from
 * being reached is a finding too. Changes nothing but the remembered heads of the audit's seals.
 */
export async function examine(settings: Settings, now: string): Promise<Finding[]> {
  keepSecretsIn(settings.dataDir);
  return [
    ...(await examineDatabase(settings, now)),
    ...diskOf(settings).map((folder) => judgeDisk(folder, freeFor(folder))),
    judgeFiles(await filesIn(settings.dataDir)),
    judgeSecrets(openSecrets(settings.dataDir)),
    judgeMail(await mailFailure(settings.smtpUrl), settings.smtpUrl !== null),
    ...(settings.tls ? [judgeCertificate(validTo(settings.tls.certificate), now)] : []),
  ];
}

async function examineDatabase(settings: Settings, now: string): Promise<Finding[]> {
  let database: RunningDatabase;
  try {
    database = await joinDatabase(settings);
  } catch (error) {
    if (!(error instanceof Halt)) throw error;
    return [{ check: 'database 数据库', ok: false, found: error.message }];
  }
  try {
    return await examineRunning(database, settings, now);
  } finally {
    await database.stop();
  }
}

/** The same of a database that runs. */
export async function examineRunning(
  { owner, web }: Pick<RunningDatabase, 'owner' | 'web'>,
  settings: Pick<Settings, 'dataDir' | 'backup'>,
  now: string,
): Promise<Finding[]> {
  const first = await withClient(owner, async (client) => [
    ...judgeDatabase({ ...(await databaseSize(client)), ...(await serverFigures(client)) }),
    judgeClock(await clockAhead(client, Date.now)),
  ]);
  const role = await withClient(web, excessOfWebRole);
  const rights = judgeNames('request role 请求角色', role, {
    well: 'under row-level security, owns nothing',
    mend: ['revoke it from fairlead_web', '请从 fairlead_web 收回这些权限'],
  });
  const migrations = await examineMigrations(owner);
  if (!migrations.ok) return [...first, migrations, rights];
  const rest = await withClient(owner, (client) => examineWork(client, settings, now));
  return [...first, migrations, rights, ...rest, await examineAudit(owner, settings.dataDir)];
}

/** A database that is newer than the program, or rests on other files, says so itself. */
async function examineMigrations(owner: pg.ClientConfig): Promise<Finding> {
  const check = 'migrations 迁移';
  try {
    return judgeNames(check, await pendingMigrations(owner), {
      well: 'current',
      mend: ['npx fairlead migrate', '请执行 npx fairlead migrate'],
    });
  } catch (error) {
    if (!(error instanceof Halt)) throw error;
    return { check, ok: false, found: error.message };
  }
}

async function examineWork(
  client: pg.ClientBase,
  { backup }: Pick<Settings, 'backup'>,
  now: string,
): Promise<Finding[]> {
  const { foundedAt, at, file, failure } = await backupsSeen(client);
  const lastGood = at && file ? { at, file, isThere: existsSync(file) } : null;
  return [
    judgeNames('isolation 租户隔离', await openTables(client), {
      well: 'row-level security is on',
      mend: [
        'alter table … enable row level security on each of them, at once',
        '请立即对这些表执行 alter table … enable row level security',
      ],
    }),
    judgeNames('indexes 索引', await brokenIndexes(client), {
      well: 'all usable',
      mend: ['reindex index … for each of them', '请对这些索引执行 reindex index …'],
    }),
    judgeJobs(await troubledJobs(client)),
    judgeOutbox(await lateOutbox(client)),
    judgeBackups({ foundedAt, lastGood, failure }, backup.at, now),
  ];
}

/** The log's chain of seals, each row against its own; the heads are remembered beside the data. */
async function examineAudit(owner: pg.ClientConfig, dataDir: string): Promise<Finding> {
  const { ok, broken, seals, rows, waiting, heads } = await checkSeals(owner, { dataDir });
  const newest = Object.values(heads).map(({ number, hash }) => `${number}:${hash.slice(0, 16)}`);
  const whole = `${rows} rows in ${seals} seals, ${waiting} waiting, newest ${newest.join(' ') || 'none'}`;
  const mend =
    'keep the database as it is and compare with a backup: somebody changed the past · 请保持数据库原样并与备份比对：历史记录被人改动过';
  return { check: 'audit 审计封存', ok, found: ok ? whole : broken, mend };
}

/** The folders to check for space: DATA_DIR, and the backups' where it stands on its own. */
function diskOf({ dataDir, backup }: Settings): string[] {
  const apart = path.relative(dataDir, backup.folder).startsWith('..');
  return apart && existsSync(backup.folder) ? [dataDir, backup.folder] : [dataDir];
}

function freeFor(folder: string): number {
  if (!existsSync(folder)) return 0;
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

async function filesIn(dataDir: string): Promise<{ read: number; wrong: string[] }> {
  const seen = { read: 0, wrong: [] as string[] };
  let bytesLeft = filesReadMost;
  for await (const { name, bytes, path: file } of storedFiles({ dataDir })) {
    const promised = /(?:^|\/)([0-9a-f]{64})$/.exec(name)?.[1];
    if (!promised || bytes > bytesLeft) continue;
    bytesLeft -= bytes;
    seen.read += 1;
    const sum = createHash('sha256');
    for await (const chunk of createReadStream(file)) sum.update(chunk as Buffer);
    if (sum.digest('hex') !== promised) seen.wrong.push(name);
  }
  return seen;
}

const openSecrets = (dataDir: string): string[] =>
  process.platform === 'win32'
    ? []
    : ['database.json', ...SECRETS]
        .map((name) => path.join(dataDir, name))
        .filter((file) => existsSync(file) && (statSync(file).mode & 0o077) !== 0);

async function mailFailure(url: string | null): Promise<string | null> {
  if (!url) return null;
  const patience = {
    connectionTimeout: mailPatienceMs,
    greetingTimeout: mailPatienceMs,
    socketTimeout: mailPatienceMs,
  };
  const transport = createTransport({ url, ...patience });
  try {
    await transport.verify();
    return null;
  } catch (error) {
    const { response, code } = error as { response?: string; code?: string };
    return (response ?? code ?? 'no answer').slice(0, 200);
  } finally {
    transport.close();
  }
}

const validTo = (certificate: string): string =>
  new X509Certificate(readFileSync(certificate)).validToDate.toISOString();
