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
  logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
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
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).optional(),
};

const holdsPassword = new Set<keyof typeof shapes>(['DATABASE_URL', 'SMTP_URL']);

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
    trustProxy: given.TRUST_PROXY,
    webhookInner: given.WEBHOOK_INNER,
    auditKeepMonths: given.AUDIT_KEEP_MONTHS,
    smtpUrl: given.SMTP_URL ?? null,
    mailFrom: given.MAIL_FROM,
    relayUrl: given.RELAY_URL?.replace(/\/+$/, '') ?? null,
    // A terminal with a person in front of it shows what is wrong; a production log shows requests too.
    logLevel: given.LOG_LEVEL ?? (production ? 'info' : 'warn'),
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
