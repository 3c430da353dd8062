/** One line of the check-up (体检结论): what was found and, where it is not well, the mend in both languages. */
export type Finding = { check: string; ok: boolean; found: string; mend?: string };

const GIB = 1024 ** 3;
const HOUR_MS = 3_600_000;

const both = (english: string, chinese: string) => `${english} · ${chinese}`;
const gib = (bytes: number) => `${(bytes / GIB).toFixed(1)} GiB`;

/** PostgreSQL before 16 lacks what migrations and restores use. */
const leastServer = 160_000;
/** Twenty-six hours: a daily backup, and two for a slow one. */
const backupLateMs = 26 * HOUR_MS;
const certificateLateMs = 14 * 24 * HOUR_MS;

/** The database itself (数据库): reached, new enough, with connections and transaction numbers to spare. */
export function judgeDatabase(seen: {
  version: string;
  number: number;
  bytes: number;
  connections: number;
  connectionsMost: number;
  transactionAge: number;
}): Finding[] {
  const { version, bytes, connections, connectionsMost, transactionAge } = seen;
  return [
    {
      check: 'database 数据库',
      ok: seen.number >= leastServer,
      found: `PostgreSQL ${version}, ${gib(bytes)}`,
      mend: both('use PostgreSQL 16 or newer', '请使用 PostgreSQL 16 或更新版本'),
    },
    {
      check: 'connections 连接数',
      ok: connections < connectionsMost * 0.9,
      found: `${connections} of ${connectionsMost}`,
      mend: both(
        'raise max_connections, or stop what else uses this server',
        '请调大 max_connections，或停掉占用此服务器的其他程序',
      ),
    },
    {
      check: 'vacuum 事务号',
      ok: transactionAge < 1_000_000_000,
      found: `oldest ${Math.round(transactionAge / 1_000_000)} million transactions`,
      mend: both(
        'end transactions that stay open and run VACUUM FREEZE',
        '请结束长期未提交的事务，并执行 VACUUM FREEZE',
      ),
    },
  ];
}

/** What must name nothing: missing migrations, excess rights, open tables, broken indexes. */
export function judgeNames(
  check: string,
  names: readonly string[],
  { well, mend }: { well: string; mend: [string, string] },
): Finding {
  return {
    check,
    ok: names.length === 0,
    found: names.length ? names.slice(0, 10).join(', ') : well,
    mend: both(...mend),
  };
}

/** Free space (磁盘空间): PostgreSQL stops when its disk is full. At least 1 GiB. */
export const judgeDisk = (folder: string, freeBytes: number): Finding => ({
  check: 'disk 磁盘',
  ok: freeBytes > GIB,
  found: `${gib(freeBytes)} free for ${folder}`,
  mend: both(
    'free some space or move the folder to a larger disk',
    '请清理磁盘空间，或把目录移到更大的磁盘',
  ),
});

/** Background work (后台任务): failed for good within a day, or waiting for more than ten minutes. */
export const judgeJobs = (jobs: { failed: number; late: number } | null): Finding => ({
  check: 'jobs 后台任务',
  ok: !jobs || jobs.failed + jobs.late === 0,
  found: jobs ? `${jobs.failed} failed today, ${jobs.late} late` : 'not yet set up',
  mend: both(
    'read the server’s log; late ones need a running server',
    '请查看服务日志；有任务积压时请确认服务在运行',
  ),
});

export const judgeOutbox = (late: number): Finding => ({
  check: 'outbox 发件箱',
  ok: late === 0,
  found: `${late} late`,
  mend: both('start the server, or read its log', '请启动服务，或查看服务日志'),
});

export type BackupsSeen = {
  /** When this installation began; null where nobody has set it up. */
  foundedAt: string | null;
  lastGood: { at: string; file: string; isThere: boolean } | null;
  /** Why the newest one failed; null where it did not. */
  failure: string | null;
};

/** Backups (备份): one that is there and no older than a day, where any are scheduled. */
export function judgeBackups(seen: BackupsSeen, at: string | null, now: string): Finding {
  const check = 'backups 备份';
  const { foundedAt, lastGood, failure } = seen;
  const age = (since: string) => Date.parse(now) - Date.parse(since);
  const hours = (since: string) => `${Math.floor(age(since) / HOUR_MS)} h ago`;
  const bad = (found: string, english: string, chinese: string): Finding => ({
    check,
    ok: false,
    found,
    mend: both(english, chinese),
  });
  if (failure)
    return bad(
      `the newest failed: ${failure}`,
      'mend the reason, then back up now in the settings',
      '请排除原因，再在设置中立即备份',
    );
  if (at === null)
    return bad('none are scheduled', 'set BACKUP_AT, e.g. 03:10', '请设置 BACKUP_AT，如 03:10');
  if (lastGood && !lastGood.isThere)
    return bad(
      `${lastGood.file} is gone`,
      'back up now, and see who removes files there',
      '请立即备份，并查明是谁删除了文件',
    );
  const since = lastGood?.at ?? foundedAt;
  if (since && age(since) > backupLateMs)
    return bad(
      lastGood ? `the last one was made ${hours(since)}` : 'none was made yet',
      'keep the server running at BACKUP_AT, or run npx fairlead backup FILE',
      '请让服务在 BACKUP_AT 时刻保持运行，或执行 npx fairlead backup 文件',
    );
  const found = lastGood ? `${lastGood.file}, ${hours(lastGood.at)}` : `the first is due at ${at}`;
  return { check, ok: true, found };
}

/** The clocks of the database and of this program (时钟): sessions and deadlines rest on both. At most 2 s. */
export const judgeClock = (aheadMs: number): Finding => ({
  check: 'clock 时钟',
  ok: Math.abs(aheadMs) <= 2_000,
  found: `the database is ${Math.abs(aheadMs / 1000).toFixed(1)} s ${aheadMs < 0 ? 'behind' : 'ahead'}`,
  mend: both('let NTP set the clocks of both machines', '请在两台机器上启用 NTP 校时'),
});

/** The mail server (邮件): reached and entered; nothing to check where none is set. */
export const judgeMail = (failure: string | null, isSet: boolean): Finding => ({
  check: 'mail 邮件',
  ok: failure === null,
  found: failure ?? (isSet ? 'reached and signed in' : 'not set up'),
  mend: both(
    'check SMTP_URL: host, port, name, password',
    '请检查 SMTP_URL 的主机、端口、用户与密码',
  ),
});

/** Uploaded files (附件): each is named by the sum of its bytes. */
export const judgeFiles = (seen: { read: number; wrong: readonly string[] }): Finding => ({
  check: 'files 附件',
  ok: seen.wrong.length === 0,
  found: seen.wrong.length
    ? `damaged: ${seen.wrong.slice(0, 5).join(', ')}`
    : `${seen.read} read, all whole`,
  mend: both('copy them out of a backup, and check the disk', '请从备份中取回这些文件，并检查磁盘'),
});

/** Keys and passwords (密钥文件) that others on the machine may read. */
export const judgeSecrets = (open: readonly string[]): Finding =>
  judgeNames('secrets 密钥', open, {
    well: 'readable by their owner alone',
    mend: [`chmod 600 ${open.join(' ')}`, '请把这些文件的权限改为 600'],
  });

/** The certificate (证书), where the program speaks HTTPS itself: valid for two weeks more. */
export const judgeCertificate = (validTo: string, now: string): Finding => ({
  check: 'certificate 证书',
  ok: Date.parse(validTo) - Date.parse(now) > certificateLateMs,
  found: `valid to ${validTo.slice(0, 10)}`,
  mend: both(
    'renew TLS_CERT; the server takes the new one by itself',
    '请更新 TLS_CERT，服务会自行启用新证书',
  ),
});
