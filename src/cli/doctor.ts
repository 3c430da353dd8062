import { statfsSync } from 'node:fs';
import { checkSeals } from '../platform/audit/check-seals.ts';
import { withClient } from '../platform/database-roles.ts';
import {
  databaseSize,
  excessOfWebRole,
  lateOutbox,
  troubledJobs,
} from '../platform/doctor.queries.ts';
import { joinDatabase, type RunningDatabase } from '../platform/embedded-postgres.ts';
import { pendingMigrations } from '../platform/migrate.ts';
import type { Settings } from '../platform/settings.ts';
import { print, type Command } from './command.ts';
import { pagesAreCurrent } from './pages.ts';

type Finding = { check: string; ok: boolean; found: string; mend?: string };

const GIB = 1024 ** 3;
const gib = (bytes: number) => `${(bytes / GIB).toFixed(1)} GiB`;

/** `fairlead doctor` (体检): what works and how to mend what does not. Exit code 1 if anything fails. */
export const doctor: Command = {
  summary: 'check database, migrations, rights, disk and jobs · 体检',
  options: {},
  async run(call) {
    const findings = [
      ...(await checkDatabase(call.settings)),
      checkDisk(call.settings),
      checkPages(),
    ];
    print(call, { ok: findings.every(({ ok }) => ok), findings }, () => findings.map(lineOf));
    return findings.every(({ ok }) => ok) ? 0 : 1;
  },
};

const lineOf = ({ check, ok, found, mend }: Finding) =>
  `${ok ? '✓' : '✗'} ${check}: ${found}${ok || !mend ? '' : ` → ${mend}`}`;

async function checkDatabase(settings: Settings): Promise<Finding[]> {
  const database = await joinDatabase(settings);
  try {
    const pending = await pendingMigrations(database.owner);
    const migrations = {
      check: 'migrations 迁移',
      ok: pending.length === 0,
      found: pending.length ? `missing ${pending.join(', ')}` : 'current',
      mend: 'npx fairlead migrate',
    };
    return [
      await checkReach(database),
      migrations,
      await checkRights(database),
      ...(await checkJobs(database)),
      ...(pending.length === 0 ? [await checkAudit(database, settings)] : []),
    ];
  } finally {
    await database.stop();
  }
}

/** The log’s chain of seals, each row against its own; the heads are remembered beside the data. */
async function checkAudit({ owner }: RunningDatabase, { dataDir }: Settings): Promise<Finding> {
  const { ok, broken, seals, rows, waiting, heads } = await checkSeals(owner, { dataDir });
  const newest = Object.values(heads).map(({ number, hash }) => `${number}:${hash.slice(0, 16)}`);
  const whole = `${rows} rows in ${seals} seals, ${waiting} waiting, newest ${newest.join(' ') || 'none'}`;
  const mend = 'keep the database as it is and compare with a backup: somebody changed the past';
  return { check: 'audit 审计封存', ok, found: ok ? whole : broken, mend };
}

function checkReach({ owner }: RunningDatabase): Promise<Finding> {
  return withClient(owner, async (client) => {
    const { version, bytes } = await databaseSize(client);
    return { check: 'database 数据库', ok: true, found: `PostgreSQL ${version}, ${gib(bytes)}` };
  });
}

function checkRights({ web }: RunningDatabase): Promise<Finding> {
  return withClient(web, async (client) => {
    const excess = await excessOfWebRole(client);
    const found = excess.length ? excess.join(', ') : 'under row-level security, owns nothing';
    const mend = 'revoke it from fairlead_web';
    return { check: 'request role 请求角色', ok: excess.length === 0, found, mend };
  });
}

function checkJobs({ owner }: RunningDatabase): Promise<Finding[]> {
  return withClient(owner, async (client) => {
    const jobs = await troubledJobs(client);
    const late = await lateOutbox(client).catch(() => 0);
    const found = jobs ? `${jobs.failed} failed today, ${jobs.late} late` : 'not yet set up';
    const mend = 'read the log of the server; is it running?';
    return [
      { check: 'jobs 后台任务', ok: !jobs || jobs.failed + jobs.late === 0, found, mend },
      { check: 'outbox 发件箱', ok: late === 0, found: `${late} late`, mend },
    ];
  });
}

function checkDisk({ dataDir }: Settings): Finding {
  const { bavail, bsize } = statfsSync(dataDir);
  const free = bavail * bsize;
  return {
    check: 'disk 磁盘',
    ok: free > GIB,
    found: `${gib(free)} free for ${dataDir}`,
    mend: 'free some space: PostgreSQL stops when the disk is full',
  };
}

function checkPages(): Finding {
  const ok = pagesAreCurrent();
  return {
    check: 'pages 网页',
    ok,
    found: ok ? 'current' : 'stale',
    mend: 'npm start builds them',
  };
}
