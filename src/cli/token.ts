import { halt } from '../platform/halt.ts';
import { findLogin } from '../platform/login.ts';
import { openSession } from '../platform/session.ts';
import { audit } from '../platform/audit.ts';
import { print, type Command } from './command.ts';
import { asSystem, withDatabase } from './group.ts';

const yearMs = 365 * 86_400_000;

/** `fairlead token <login>` (访问令牌): prints a bearer token with all of the person's roles, good for a year. */
export const token: Command = {
  summary: 'print a bearer token for a login · 签发访问令牌',
  options: {},
  async run(call) {
    const [login] = call.positionals;
    if (!login)
      throw halt(
        'name a login: npx fairlead token <login>',
        '请给出登录名:npx fairlead token <登录名>',
      );
    const made = await withDatabase(call.settings, async (database) => {
      const found = await findLogin(database.web, login.toLowerCase());
      if (!found || found.disabledAt)
        throw halt(`there is no login "${login}"`, `没有登录名“${login}”`);
      const now = new Date();
      const { id: loginId, tenantId } = found;
      const expiresAt = new Date(now.getTime() + yearMs).toISOString();
      const session = {
        kind: 'token',
        loginId,
        tenantId,
        name: 'command line',
        now: now.toISOString(),
        expiresAt,
      } as const;
      const opened = await openSession(database.web, session);
      await asSystem(database, tenantId, (ctx) =>
        audit(ctx, {
          action: 'token.made',
          resource: 'session',
          recordId: opened.id,
          after: { login, expiresAt },
        }),
      );
      return { login, token: opened.token, expiresAt };
    });
    print(call, made, () => [made.token]);
    return 0;
  },
};
