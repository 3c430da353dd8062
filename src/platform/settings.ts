import path from 'node:path';
import { z } from 'zod';
import { halt } from './halt.ts';

export type Settings = {
  host: string;
  /** 0 takes any free port. */
  port: number;
  /** Absolute. Holds the embedded cluster, passwords (mode 600), uploads and the lock. */
  dataDir: string;
  /** A PostgreSQL to use instead of the embedded one; its role owns the tables. */
  databaseUrl: string | null;
  /** Whether the first start loads the demo group; otherwise it asks for an administrator. */
  demo: boolean;
  production: boolean;
  /** Where people reach the program, for links in mails and documents. */
  publicUrl: string | null;
  /** Certificate and key files (TLS 证书): with them the server speaks HTTPS itself. */
  tls: { certificate: string; key: string } | null;
  /** Whether a proxy in front says who the caller is and whether TLS is on. */
  trustProxy: boolean;
  /** The mail server (邮件服务器); without it the e-mail channel is not set up. */
  smtpUrl: string | null;
  /** What mails say they come from: `领航 <fairlead@dealer.example>`. */
  mailFrom: string;
  /** A relay that posts to chat robots and push services go through, as `<relay>/<host>/<path>`. */
  relayUrl: string | null;
  /** Whether webhooks may tell this machine and the private network, without TLS too. */
  webhookInner: boolean;
  /** Months that the audit log is kept, at least six. */
  auditKeepMonths: number;
  /** An S3-compatible service that keeps files instead of DATA_DIR/files. */
  filesS3: { url: string; bucket: string; key: string; secret: string; region: string } | null;
  backup: BackupSettings;
  logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
};

export type BackupSettings = {
  /** Absolute; another disk than DATA_DIR is safer. */
  folder: string;
  /** When each day's backup is made, Shanghai time; null makes none. */
  at: string | null;
  /** How many days, weeks and months keep a backup. */
  keep: { daily: number; weekly: number; monthly: number };
  /** Scheduled backups are encrypted under the passphrase in this file. */
  passphraseFile: string | null;
};

type Environment = Readonly<Record<string, string | undefined>>;

const flag = z.enum(['0', '1']).transform((value) => value === '1');
const weakPasswords = new Set(['postgres', 'password', 'fairlead', 'changeme', 'admin', '123456']);

const shapes = {
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/)
    .default('127.0.0.1'),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/)
    .transform(Number)
    .pipe(z.int().max(65_535))
    .default(3000),
  DATA_DIR: z.string().default('./data'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  FAIRLEAD_DEMO: flag.optional(),
  NODE_ENV: z.enum(['production', 'development', 'test']).default('development'),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  TLS_CERT: z.string().optional(),
  TLS_KEY: z.string().optional(),
  TRUST_PROXY: flag.default(false),
  WEBHOOK_INNER: flag.default(false),
  AUDIT_KEEP_MONTHS: z
    .string()
    .regex(/^\d{1,4}$/)
    .transform(Number)
    .pipe(z.int().min(6).max(1200))
    .default(36),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z
    .string()
    .regex(/^[^\r\n]*[^\s@<>]+@[^\s@<>]+>?$/)
    .default('Fairlead <fairlead@localhost>'),
  RELAY_URL: z.url({ protocol: /^https?$/ }).optional(),
  FILES_S3_URL: z.url({ protocol: /^https?$/ }).optional(),
  FILES_S3_BUCKET: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{2,62}$/)
    .optional(),
  FILES_S3_KEY: z.string().optional(),
  FILES_S3_SECRET: z.string().optional(),
  FILES_S3_REGION: z.string().default('us-east-1'),
  BACKUP_DIR: z.string().optional(),
  BACKUP_AT: z
    .string()
    .regex(/^(([01]\d|2[0-3]):[0-5]\d|off)$/)
    .default('03:10'),
  BACKUP_KEEP: z
    .string()
    .regex(/^\d{1,4},\d{1,4},\d{1,4}$/)
    .default('7,4,12'),
  BACKUP_PASSPHRASE_FILE: z.string().optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).optional(),
};

const holdsPassword = new Set<keyof typeof shapes>(['DATABASE_URL', 'SMTP_URL', 'FILES_S3_SECRET']);

/** How each wrong setting is mended, in English and Chinese. */
const mends: Record<keyof typeof shapes, [string, string]> = {
  HOST: ['use an address such as 127.0.0.1 or 0.0.0.0', '请用地址,如 127.0.0.1 或 0.0.0.0'],
  PORT: ['use a whole number from 0 to 65535, e.g. PORT=3000', '请用 0–65535 的整数,如 PORT=3000'],
  DATA_DIR: [
    'use a folder that may be written, e.g. DATA_DIR=./data',
    '请用可写目录,如 DATA_DIR=./data',
  ],
  DATABASE_URL: [
    'use postgres://role:password@host:5432/database, or leave it out',
    '请用 postgres://角色:密码@主机:5432/数据库,或不设置',
  ],
  FAIRLEAD_DEMO: ['use 1 (demo group) or 0 (none)', '请用 1(演示数据)或 0(无)'],
  NODE_ENV: ['use production, development or test', '请用 production、development 或 test'],
  PUBLIC_URL: ['use http(s)://host, or leave it out', '请用 http(s)://主机,或不设置'],
  WEBHOOK_INNER: ['use 1 to tell private addresses, else 0', '允许回调内网地址用 1,否则用 0'],
  AUDIT_KEEP_MONTHS: [
    'use a whole number of months, 6 or more: the law asks for six months of logs',
    '请用 6 或更大的整数(月):法规要求日志至少留存六个月',
  ],
  TLS_CERT: ['use the path of a PEM file, with TLS_KEY', '请用 PEM 文件路径,并设 TLS_KEY'],
  TLS_KEY: ['use the path of a PEM file, with TLS_CERT', '请用 PEM 文件路径,并设 TLS_CERT'],
  TRUST_PROXY: ['use 1 behind a proxy, else 0', '在代理之后用 1,否则用 0'],
  SMTP_URL: [
    'use smtp://name:password@host:587 or smtps://…, or leave it out',
    '请用 smtp://用户:密码@主机:587 或 smtps://…,或不设置',
  ],
  MAIL_FROM: [
    'use an address, e.g. MAIL_FROM="Fairlead <sales@dealer.example>"',
    '请用邮箱地址,如 MAIL_FROM="领航 <sales@dealer.example>"',
  ],
  RELAY_URL: ['use http(s)://host, or leave it out', '请用 http(s)://主机,或不设置'],
  FILES_S3_URL: ['use http(s)://host, or leave it out', '请用 http(s)://主机,或不设置'],
  FILES_S3_BUCKET: ['use the name of an existing bucket', '请用已存在的存储桶名称'],
  FILES_S3_KEY: ['use the access key of the bucket', '请用存储桶的访问密钥'],
  FILES_S3_SECRET: ['use the secret of the access key', '请用访问密钥对应的密码'],
  FILES_S3_REGION: ['use the region of the bucket', '请用存储桶所在区域'],
  BACKUP_DIR: ['use a folder that may be written', '请用可写目录'],
  BACKUP_AT: ['use a time such as 03:10, or off for none', '请用时刻，如 03:10；off 表示不备份'],
  BACKUP_KEEP: [
    'use three numbers, days, weeks and months to keep, e.g. 7,4,12',
    '请用三个数字，依次为保留的天、周、月数，如 7,4,12',
  ],
  BACKUP_PASSPHRASE_FILE: ['use the path of a file, or leave it out', '请用文件路径，或不设置'],
  LOG_LEVEL: ['use info, warn, error, debug or silent', '请用 info、warn、error、debug 或 silent'],
};

/**
 * Settings (运行设置) from the environment. Throws `Halt` that names the first wrong setting and its
 * mend; never repeats a value that may hold a password. An empty value counts as absent.
 */
export function readSettings(environment: Environment): Settings {
  const given = readEach(environment);
  const production = given.NODE_ENV === 'production';
  if (production) refuseUnsafe(given.FAIRLEAD_DEMO, given.DATABASE_URL);
  return {
    host: given.HOST,
    port: given.PORT,
    dataDir: path.resolve(given.DATA_DIR),
    databaseUrl: given.DATABASE_URL ?? null,
    demo: given.FAIRLEAD_DEMO ?? !production,
    production,
    publicUrl: given.PUBLIC_URL?.replace(/\/+$/, '') ?? null,
    tls: pairOf(given.TLS_CERT, given.TLS_KEY),
    trustProxy: given.TRUST_PROXY,
    webhookInner: given.WEBHOOK_INNER,
    auditKeepMonths: given.AUDIT_KEEP_MONTHS,
    smtpUrl: given.SMTP_URL ?? null,
    mailFrom: given.MAIL_FROM,
    relayUrl: given.RELAY_URL?.replace(/\/+$/, '') ?? null,
    filesS3: bucketOf(given),
    backup: backupSettings(given),
    // A terminal with a person in front of it shows what is wrong; a production log shows requests too.
    logLevel: given.LOG_LEVEL ?? (production ? 'info' : 'warn'),
  };
}

/** A certificate without its key, or the reverse, is a mistake to be told, not a plain server. */
function pairOf(certificate: string | undefined, key: string | undefined): Settings['tls'] {
  if (certificate && key) return { certificate: path.resolve(certificate), key: path.resolve(key) };
  if (!certificate && !key) return null;
  throw halt(
    `${certificate ? 'TLS_KEY' : 'TLS_CERT'} is missing: TLS_CERT and TLS_KEY belong together`,
    'TLS_CERT 与 TLS_KEY 须同时设置',
  );
}

/** A service without its bucket, key and secret keeps nothing: told at the start, not at the first upload. */
function bucketOf(given: ReturnType<typeof readEach>): Settings['filesS3'] {
  const { FILES_S3_URL: url, FILES_S3_BUCKET: bucket, FILES_S3_KEY: key } = given;
  const { FILES_S3_SECRET: secret, FILES_S3_REGION: region } = given;
  if (!url) return null;
  if (bucket && key && secret) return { url, bucket, key, secret, region };
  throw halt(
    'FILES_S3_URL needs FILES_S3_BUCKET, FILES_S3_KEY and FILES_S3_SECRET beside it',
    '设置 FILES_S3_URL 时须同时设置 FILES_S3_BUCKET、FILES_S3_KEY 与 FILES_S3_SECRET',
  );
}

function backupSettings(given: ReturnType<typeof readEach>): BackupSettings {
  const [daily, weekly, monthly] = given.BACKUP_KEEP.split(',').map(Number) as [
    number,
    number,
    number,
  ];
  const { BACKUP_DIR: folder, BACKUP_PASSPHRASE_FILE: passphraseFile } = given;
  return {
    folder: path.resolve(folder ?? path.join(given.DATA_DIR, 'backups')),
    at: given.BACKUP_AT === 'off' ? null : given.BACKUP_AT,
    keep: { daily, weekly, monthly },
    passphraseFile: passphraseFile ? path.resolve(passphraseFile) : null,
  };
}

function readEach(environment: Environment) {
  const filled = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value?.trim()),
  );
  const parsed = z.object(shapes).safeParse(filled);
  if (parsed.success) return parsed.data;

  const name = parsed.error.issues[0]?.path[0] as keyof typeof shapes;
  const shown = holdsPassword.has(name) ? '' : ` "${environment[name]}"`;
  const [english, chinese] = mends[name];
  throw halt(`${name}${shown} is wrong: ${english}`, `设置 ${name} 有误:${chinese}`);
}

/** Production (正式环境) takes no demo passwords and no database password that anybody would guess. */
function refuseUnsafe(demo: boolean | undefined, databaseUrl: string | undefined): void {
  if (demo) {
    throw halt(
      'FAIRLEAD_DEMO=1 is refused with NODE_ENV=production, its passwords are public: set FAIRLEAD_DEMO=0',
      '正式环境(NODE_ENV=production)不能使用演示数据与演示密码:请设 FAIRLEAD_DEMO=0',
    );
  }
  if (!databaseUrl) return;
  const { username, password } = new URL(databaseUrl);
  const secret = decodeURIComponent(password).toLowerCase();
  const isWeak = secret !== '' && secret.length < 12;
  if (isWeak || weakPasswords.has(secret) || (secret !== '' && secret === username.toLowerCase())) {
    throw halt(
      'The password in DATABASE_URL is weak, refused with NODE_ENV=production: use 12 or more random characters',
      '正式环境下 DATABASE_URL 的密码过弱:请使用 12 位以上的随机密码',
    );
  }
}
