import { addDays, dayIn } from '../kernel/period.ts';
import { handOverKinds } from '../hand-over-kinds.ts';
import { invite } from '../modules/people/accounts/invitation.actions.ts';
import { grantRole, makeRole } from '../modules/people/accounts/role-grid.actions.ts';
import { moveItems, readHandover } from '../modules/people/handover/handover.actions.ts';
import { leave } from '../modules/people/handover/leaving.actions.ts';
import { addPerson } from '../modules/people/place.actions.ts';
import { postPerson } from '../modules/people/place.schema.ts';
import { delegate } from '../modules/people/rights/delegation.actions.ts';
import { changePolicy } from '../modules/people/sign-in-methods/policy.actions.ts';
import type { Ctx, Database } from '../platform/db.ts';
import { findLogin } from '../platform/login.ts';
import { hashOf, openSession, touchSession } from '../platform/session.ts';
import { everyRole } from './demo.queries.ts';
import { demoGroup } from './group.ts';

const newcomer = '岳清和';

/**
 * What an administrator of the demo group meets (演示账号管理): a newcomer with an open invitation and a
 * role of the group's own that owes a second factor, two leaves with their deputies, and a leaver
 * whose hand-over list is half empty. Done once: who loads again finds the newcomer there.
 */
export async function demoIdentity(ctx: Ctx, people: ReadonlyMap<string, string>): Promise<void> {
  if (people.has(newcomer)) return;
  const idOf = (name: string) => people.get(name)!;
  const today = dayIn(Date.parse(ctx.now));
  await welcome(ctx);
  const away = (from: string, to: string, [first, last]: [number, number], reason: string) =>
    delegate(ctx, {
      fromPersonId: idOf(from),
      toPersonId: idOf(to),
      startsOn: addDays(today, first),
      endsOn: addDays(today, last),
      reason,
    });
  await away('阮清越', '何嘉木', [-2, 4], '年假');
  await away('沈若兰', '林知夏', [9, 13], '厂家培训');
  await letGo(ctx, { leaver: idOf('甘济川'), taker: idOf('傅亦川'), lastDay: addDays(today, -1) });
}

async function welcome(ctx: Ctx): Promise<void> {
  const { id } = await addPerson(
    ctx,
    postPerson.input.parse({ name: newcomer, position: '财务复核' }),
  );
  const finance = (await everyRole(ctx)).find(({ key }) => key === 'finance')!;
  const names = { nameZh: '财务复核', nameEn: 'Finance reviewer' };
  const role = await makeRole(ctx, { ...names, copyOf: finance.id });
  const { key } = (await everyRole(ctx)).find((one) => one.id === role.id)!;
  await grantRole(ctx, { id, role: key });
  await changePolicy(ctx, { roleKeys: [key] });
  await invite(ctx, { id, email: '' });
}

type Going = { leaver: string; taker: string; lastDay: string };

/** Every second item goes to a colleague; the others wait for whoever tries the list. */
async function letGo(ctx: Ctx, { leaver, taker, lastDay }: Going): Promise<void> {
  const leaving = { id: leaver, lastDay, reason: '回老家发展' };
  const { handoverId: id } = await leave(handOverKinds)(ctx, leaving);
  const { rows } = await readHandover(handOverKinds)(ctx, { id });
  const items = rows.filter((_, at) => at % 2 === 0);
  if (items.length > 0) await moveItems(handOverKinds)(ctx, { id, items, toPersonId: taker });
}

const phone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1';
const desk =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0';

/** Where the director is signed in already, and the token that feeds the analyst's board (演示登录). */
export async function demoSessions({ web }: Database, now: string): Promise<void> {
  const since = (days: number) => new Date(Date.parse(now) - days * 86_400_000).toISOString();
  const until = (days: number) => since(-days);
  const { tenantId } = demoGroup;
  const open = async (
    login: string,
    made: { address?: string; userAgent?: string; name?: string },
  ) => {
    const { id: loginId } = (await findLogin(web, login))!;
    const isToken = made.name !== undefined;
    const { token } = await openSession(web, {
      ...made,
      kind: isToken ? 'token' : 'browser',
      roleKeys: isToken ? [login] : null,
      loginId,
      tenantId,
      now: since(isToken ? 40 : 3),
      expiresAt: until(isToken ? 325 : 11),
    });
    const seen = {
      hash: hashOf(token),
      now: since(isToken ? 0.1 : 0.6),
      address: made.address ?? '',
    };
    await touchSession(web, seen);
  };
  await open('director', { userAgent: phone, address: '198.51.100.24' });
  await open('director', { userAgent: desk, address: '192.0.2.18' });
  await open('analyst', { name: '经营看板', address: '192.0.2.40' });
}
