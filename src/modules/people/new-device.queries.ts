import type pg from 'pg';

/** The browsers that this login signed in with before this instant. */
export async function browsersBefore(
  web: pg.Pool,
  { loginId, now }: { loginId: string; now: string },
): Promise<string[]> {
  const { rows } = await web.query<{ userAgent: string }>(
    `select distinct user_agent as "userAgent" from platform.session
     where login_id = $1 and kind = 'browser' and created_at < $2 limit 500`,
    [loginId, now],
  );
  return rows.map(({ userAgent }) => userAgent);
}
