import type pg from 'pg';

type Attempt = {
  kind: 'trip' | 'factor';
  tenantId: string;
  providerId: string | null;
  loginId: string | null;
  ticketHash: Buffer | null;
  verifier: string;
  nonce: string;
  usedAt: string | null;
};

type NewAttempt = Pick<Attempt, 'kind' | 'tenantId'> &
  Partial<Attempt> & { tokenHash: Buffer; now: string; expiresAt: string };

/** Remembers a sign-in under way, and forgets those that expired before it began. */
export async function insertAttempt(web: pg.Pool, made: NewAttempt): Promise<void> {
  await web.query('delete from platform.sign_in_attempt where expires_at < $1', [made.now]);
  await web.query(
    `insert into platform.sign_in_attempt (token_hash, kind, tenant_id, provider_id, login_id, ticket_hash,
       verifier, nonce, created_at, expires_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      made.tokenHash,
      made.kind,
      made.tenantId,
      made.providerId ?? null,
      made.loginId ?? null,
      made.ticketHash ?? null,
      made.verifier ?? '',
      made.nonce ?? '',
      made.now,
      made.expiresAt,
    ],
  );
}

const columns = `kind, tenant_id as "tenantId", provider_id as "providerId", login_id as "loginId",
  ticket_hash as "ticketHash", verifier, nonce, used_at as "usedAt"`;

type Asked = { kind: Attempt['kind']; tokenHash: Buffer; now: string };

/** An attempt that has not expired; also one that was used, so that the two are told apart. */
export async function findAttempt(
  web: pg.Pool,
  { kind, tokenHash, now }: Asked,
): Promise<Attempt | undefined> {
  const { rows } = await web.query<Attempt>(
    `select ${columns} from platform.sign_in_attempt where token_hash = $1 and kind = $2 and expires_at > $3`,
    [tokenHash, kind, now],
  );
  return rows[0];
}

/** Uses an attempt up; of two at once, one answers false. */
export async function spendAttempt(
  web: pg.Pool,
  { tokenHash, now }: Omit<Asked, 'kind'>,
): Promise<boolean> {
  const { rowCount } = await web.query(
    'update platform.sign_in_attempt set used_at = $2 where token_hash = $1 and used_at is null',
    [tokenHash, now],
  );
  return rowCount === 1;
}

/** Counts a wrong code in one statement; answers how many there were. */
export async function countAttemptFailure(web: pg.Pool, tokenHash: Buffer): Promise<number> {
  const { rows } = await web.query<{ failures: number }>(
    'update platform.sign_in_attempt set failures = failures + 1 where token_hash = $1 returning failures',
    [tokenHash],
  );
  return rows[0]!.failures;
}
