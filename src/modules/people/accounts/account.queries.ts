import { sql } from 'kysely';
import { isUuid } from '../../../kernel/uuid.ts';
import type { Ctx } from '../../../platform/db.ts';
import { forgetDevicesOf } from '../../../platform/notify/device.queries.ts';
import { visiblePeople } from '../place.queries.ts';
import type { AccountState } from './account.schema.ts';

export type Holder = {
  personId: string;
  name: string;
  position: string;
  storeName: string | null;
  storeId: string | null;
  teamId: string | null;
  leftOn: string | null;
  roles: string[];
};

type Asked = {
  state?: AccountState | undefined;
  named?: string | undefined;
  after?: string | undefined;
  limit: number;
};

/** People whose logins the actor's right reaches. */
const holders = (ctx: Ctx, verb: 'read' | 'edit') =>
  visiblePeople(ctx, verb, 'login')
    .leftJoin('people.store as store', (join) =>
      join.onRef('store.tenantId', '=', 'person.tenantId').onRef('store.id', '=', 'person.storeId'),
    )
    .select([
      'person.id as personId',
      'person.name',
      'person.position',
      'person.storeId',
      'person.teamId',
      'store.name as storeName',
      'person.leftOn',
    ])
    .select(
      sql<string[]>`coalesce((select json_agg(r.key order by r.key) from people.person_role pr
        join people.role r on r.tenant_id = pr.tenant_id and r.id = pr.role_id
        where pr.tenant_id = person.tenant_id and pr.person_id = person.id), '[]')`.as('roles'),
    );

export const findHolder = (
  ctx: Ctx,
  id: string,
  verb: 'read' | 'edit',
): Promise<Holder | undefined> => holders(ctx, verb).where('person.id', '=', id).executeTakeFirst();

/** A page of people by name, in one state of their account where asked. */
export function holdersBy(ctx: Ctx, asked: Asked & { today: string }): Promise<Holder[]> {
  const [name, id] = (asked.after ?? '').split('\n');
  return holders(ctx, 'read')
    .$if(!!asked.named, (query) =>
      query.where('person.name', 'like', `%${asked.named!.replace(/[\\%_]/g, '\\$&')}%`),
    )
    .$if(!!asked.state, (query) => query.where(inState(ctx, asked.state!, asked.today)))
    .$if(id !== undefined && isUuid(id), (query) =>
      query.where(sql<boolean>`(person.name, person.id) > (${name}, ${id}::uuid)`),
    )
    .orderBy('person.name')
    .orderBy('person.id')
    .limit(asked.limit + 1)
    .execute();
}

function inState({ actor, now }: Ctx, state: AccountState, today: string) {
  const left = sql`coalesce(person.left_on <= ${today}::date, false)`;
  const login = (condition: string) => sql`person.id in (select person_id from platform.login
    where tenant_id = ${actor.tenantId} and ${sql.raw(condition)} ${now}::timestamptz)`;
  const disabled = login('disabled_at is not null and created_at <=');
  const locked = login('disabled_at is null and locked_until >');
  const known = login('created_at <=');
  const invited = sql`person.id in (select person_id from platform.invitation
    where tenant_id = ${actor.tenantId} and accepted_at is null and revoked_at is null and expires_at > ${now})`;
  const conditions: Record<AccountState, ReturnType<typeof sql<boolean>>> = {
    left: sql<boolean>`${left}`,
    disabled: sql<boolean>`not ${left} and ${disabled}`,
    locked: sql<boolean>`not ${left} and ${locked}`,
    active: sql<boolean>`not ${left} and ${known} and not ${disabled} and not ${locked}`,
    invited: sql<boolean>`not ${left} and not ${known} and ${invited}`,
    none: sql<boolean>`not ${left} and not ${known} and not ${invited}`,
  };
  return conditions[state];
}

export type Access = {
  personId: string;
  login: string | null;
  disabledAt: string | null;
  lockedUntil: string | null;
  mustChangePassword: boolean | null;
  since: string | null;
  invitedUntil: string | null;
  sessions: number;
};

/** Logins, latest invitations and live sessions of these people. */
export async function accessOf(
  { db, actor, now }: Ctx,
  personIds: readonly string[],
): Promise<Map<string, Access>> {
  const { rows } = await sql<Access>`
    select asked.id as person_id, l.login, l.disabled_at, l.locked_until, l.must_change_password,
      l.created_at as since,
      (select max(i.expires_at) from platform.invitation i where i.tenant_id = ${actor.tenantId}
        and i.person_id = asked.id and i.accepted_at is null and i.revoked_at is null) as invited_until,
      (select count(*)::int from platform.session s where s.login_id = l.id
        and s.revoked_at is null and s.expires_at > ${now}) as sessions
    from unnest(${[...personIds]}::uuid[]) asked (id)
    left join platform.login l on l.tenant_id = ${actor.tenantId} and l.person_id = asked.id`.execute(
    db,
  );
  return new Map(rows.map((row) => [row.personId, row]));
}

/** Makes a login; false where the name is taken or the person has one. */
export async function insertAccount(
  { db, actor, now }: Ctx,
  made: { id: string; login: string; personId: string; passwordHash: string },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('platform.login')
    .values({ ...made, tenantId: actor.tenantId, mustChangePassword: true, createdAt: now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

export type LoginChange = {
  passwordHash?: string;
  mustChangePassword?: boolean;
  disabledAt?: string | null;
  lockedUntil?: string | null;
  failedAttempts?: number;
};

/** Changes a login; every remembered actor of it is read anew with the next request. */
export async function updateLogin({ db, actor }: Ctx, personId: string, change: LoginChange) {
  await db
    .updateTable('platform.login')
    .set((login) => ({ ...change, version: login('version', '+', 1) }))
    .where('tenantId', '=', actor.tenantId)
    .where('personId', '=', personId)
    .execute();
}

/**
 * Shuts every way in of a person (关闭所有入口): sign-in, sessions, tokens, and the browsers that are
 * told. Calendar links ask the login whenever they are read.
 */
export async function shutDoors(ctx: Ctx, personId: string): Promise<void> {
  await updateLogin(ctx, personId, { disabledAt: ctx.now });
  await endSessions(ctx, personId, { tokens: true });
  await forgetDevicesOf(ctx, personId);
}

/** Ends a person's sessions at once; their tokens too, unless only browsers are meant. */
export async function endSessions(
  { db, actor, now }: Ctx,
  personId: string,
  { tokens }: { tokens: boolean },
): Promise<void> {
  await sql`update platform.session set revoked_at = ${now} where tenant_id = ${actor.tenantId}
    and revoked_at is null and (${tokens} or kind = 'browser')
    and login_id in (select id from platform.login
      where tenant_id = ${actor.tenantId} and person_id = ${personId})`.execute(db);
}
