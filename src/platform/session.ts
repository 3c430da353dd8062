import { createHash, randomBytes } from 'node:crypto';
import type pg from 'pg';
import { uuidV7 } from '../kernel/uuid.ts';

/** A browser session (会话) or a program's bearer token (访问令牌). */
export type SessionKind = 'browser' | 'token';

/** What a valid token says about its holder, before the person's rights are read. */
export type Holder = {
  loginId: string;
  sessionId: string;
  login: string;
  tenantId: string;
  personId: string;
  /** Where set, only these roles count: a token may carry fewer than its owner has. */
  roleKeys: string[] | null;
  version: number;
  /** A first password is still to be replaced; who came by an outside provider may not know it. */
  mustChangePassword: boolean;
  /** Roles whose holder owes a second factor in this session; none where it is set up or not asked. */
  secondFactorRoles: string[];
};

export const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

/** One row while the session lives; compared on every request, so revoking is immediate. */
export const aliveQuery = (hash: Buffer, now: string): pg.QueryConfig => ({
  name: 'session-alive',
  text: `select l.version from platform.session s join platform.login l on l.id = s.login_id
         where s.token_hash = $1 and s.revoked_at is null and s.expires_at > $2 and l.disabled_at is null`,
  values: [hash, now],
});

/** The holder of a token, or nobody where it is unknown, revoked or expired. */
export async function holderOf(
  web: pg.Pool,
  hash: Buffer,
  now: string,
): Promise<Holder | undefined> {
  const { rows } = await web.query<Holder>({
    name: 'session-holder',
    text: `select l.id as "loginId", s.id as "sessionId", l.login, l.tenant_id as "tenantId",
             l.person_id as "personId", s.role_keys as "roleKeys", l.version,
             l.must_change_password and s.provider_id is null as "mustChangePassword",
             case when s.kind = 'browser' and f.login_id is null and coalesce(p.asks_second_factor, true)
               then coalesce(y.second_factor_roles, '{}') else '{}' end as "secondFactorRoles"
           from platform.session s join platform.login l on l.id = s.login_id
             left join platform.second_factor f on f.login_id = l.id and f.confirmed_at is not null
             left join platform.sign_in_provider p on p.id = s.provider_id
             left join platform.sign_in_policy y on y.tenant_id = l.tenant_id
           where s.token_hash = $1 and s.revoked_at is null and s.expires_at > $2 and l.disabled_at is null`,
    values: [hash, now],
  });
  return rows[0];
}

export type NewSession = {
  kind: SessionKind;
  loginId: string;
  tenantId: string;
  name?: string;
  roleKeys?: readonly string[] | null;
  now: string;
  expiresAt: string;
  address?: string;
  userAgent?: string;
  /** The outside provider that vouched for the person; a password where absent. */
  providerId?: string | null;
};

/** Opens a session and answers its token: the only moment at which the token exists in clear. */
export async function openSession(
  web: pg.Pool,
  session: NewSession,
): Promise<{ id: string; token: string }> {
  const token = `fl_${randomBytes(32).toString('base64url')}`;
  const id = uuidV7();
  await web.query(
    `insert into platform.session (token_hash, id, kind, login_id, tenant_id, name, role_keys, created_at,
       expires_at, address, user_agent, provider_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      hashOf(token),
      id,
      session.kind,
      session.loginId,
      session.tenantId,
      session.name ?? '',
      session.roleKeys ?? null,
      session.now,
      session.expiresAt,
      session.address ?? '',
      session.userAgent ?? '',
      session.providerId ?? null,
    ],
  );
  return { id, token };
}

/** Ends a session by its token; unknown tokens are ignored. */
export async function revokeByToken(web: pg.Pool, token: string, now: string): Promise<void> {
  await web.query(
    'update platform.session set revoked_at = $2 where token_hash = $1 and revoked_at is null',
    [hashOf(token), now],
  );
}

/** Between two notes of when a session was last seen; not every request writes. */
export const seenEveryMinutes = 5;

/** Notes when and from where a session was last used. */
export async function touchSession(
  web: pg.Pool,
  { hash, now, address }: { hash: Buffer; now: string; address: string },
): Promise<void> {
  await web.query({
    name: 'session-seen',
    text: `update platform.session set last_seen_at = $2, address = coalesce(nullif($3, ''), address)
           where token_hash = $1 and (last_seen_at is null or last_seen_at < $4)`,
    values: [
      hash,
      now,
      address,
      new Date(Date.parse(now) - seenEveryMinutes * 60_000).toISOString(),
    ],
  });
}

export type SessionRow = {
  id: string;
  kind: SessionKind;
  name: string;
  login: string;
  roleKeys: string[] | null;
  createdAt: string;
  expiresAt: string;
  lastSeenAt: string | null;
  address: string;
  userAgent: string;
  /** The outside provider by whose word it was opened; null for a password. */
  provider: string | null;
  isThis: boolean;
};

type Whose = { tenantId: string; personId: string | null; now: string };

/** Live sessions and tokens of one login, or of the whole tenant; `token` marks the one that asks. */
export async function liveSessions(
  web: pg.Pool | pg.ClientBase,
  { tenantId, personId, now, token }: Whose & { token?: string },
): Promise<SessionRow[]> {
  const { rows } = await web.query<SessionRow>(
    `select s.id, s.kind, s.name, l.login, s.role_keys as "roleKeys", s.created_at as "createdAt",
       s.expires_at as "expiresAt", s.last_seen_at as "lastSeenAt", s.address, s.user_agent as "userAgent",
       p.label as provider, coalesce(s.token_hash = $4, false) as "isThis"
     from platform.session s join platform.login l on l.id = s.login_id
       left join platform.sign_in_provider p on p.id = s.provider_id
     where s.tenant_id = $1 and ($2::uuid is null or l.person_id = $2) and s.revoked_at is null and s.expires_at > $3
     order by s.created_at desc limit 200`,
    [tenantId, personId, now, token ? hashOf(token) : null],
  );
  return rows;
}

/** Ends one session of the tenant, of one person where named; false where there is none. */
export async function revokeSession(
  web: pg.Pool | pg.ClientBase,
  { tenantId, personId, id, now }: Whose & { id: string },
): Promise<boolean> {
  const { rowCount } = await web.query(
    `update platform.session s set revoked_at = $4 from platform.login l
     where s.id = $1 and s.tenant_id = $2 and l.id = s.login_id and ($3::uuid is null or l.person_id = $3)
       and s.revoked_at is null`,
    [id, tenantId, personId, now],
  );
  return rowCount === 1;
}

/**
 * Ends a person's browser sessions, all but the one that `token` holds, and with `tokensToo` the
 * programs' tokens; answers how many.
 */
export async function revokeSessionsOf(
  web: pg.Pool | pg.ClientBase,
  {
    tenantId,
    personId,
    now,
    token,
    tokensToo = false,
  }: { tenantId: string; personId: string; now: string; token?: string; tokensToo?: boolean },
): Promise<number> {
  const { rowCount } = await web.query(
    `update platform.session s set revoked_at = $3 from platform.login l
     where s.tenant_id = $1 and l.id = s.login_id and l.person_id = $2 and s.revoked_at is null
       and s.expires_at > $3 and ($5 or s.kind = 'browser') and s.token_hash is distinct from $4`,
    [tenantId, personId, now, token ? hashOf(token) : null, tokensToo],
  );
  return rowCount ?? 0;
}
