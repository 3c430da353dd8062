import { assert } from '../../kernel/assert.ts';
import { uuidV7 } from '../../kernel/uuid.ts';
import { inTenant, type Database } from '../../platform/db.ts';
import { hashPassword, insertLogin, markInstalled } from '../../platform/login.ts';
import { grantRoles, insertReadyRoles } from './role.queries.ts';
import { insertDealerGroup, insertPerson } from './group.queries.ts';

export type Founding = {
  groupName: string;
  founder: Founder;
  now: string;
  tenantId?: string;
  onlyFirst?: boolean;
};
export type Founder = {
  name: string;
  login: string;
  password: string;
  position: string;
  roles: readonly string[];
};

/**
 * Founds a dealer group (集团): the tenant, its ready roles and its first person with a sign-in, all
 * or nothing. Answers the tenant and the person, or why not: the login is taken, or (where it must be
 * the installation's first group) another one came first.
 */
export async function foundGroup(
  database: Database,
  { groupName, founder, now, tenantId = uuidV7(), onlyFirst = false }: Founding,
): Promise<{ tenantId: string; personId: string } | 'login_taken' | 'not_first'> {
  const personId = uuidV7();
  const passwordHash = await hashPassword(founder.password);
  try {
    await inTenant(database.web, tenantId, async (db, client) => {
      const first = await markInstalled(client, now);
      if (onlyFirst && !first) throw new NotFounded('not_first');
      await insertDealerGroup(db, { tenantId, name: groupName, now });
      await insertReadyRoles(db, tenantId);
      await insertPerson(db, {
        tenantId,
        id: personId,
        name: founder.name,
        position: founder.position,
        now,
      });
      await grantRoles(db, { tenantId, personId, keys: founder.roles });
      const made = await insertLogin(client, {
        login: founder.login,
        tenantId,
        personId,
        passwordHash,
        now,
      });
      if (!made) throw new NotFounded('login_taken');
    });
    return { tenantId, personId };
  } catch (error) {
    if (error instanceof NotFounded) return error.reason;
    throw error;
  }
}

class NotFounded extends Error {
  readonly reason: 'login_taken' | 'not_first';
  constructor(reason: 'login_taken' | 'not_first') {
    super(reason);
    this.reason = reason;
  }
}

/** Gives a known person a sign-in; false where the login is taken or the person has one. */
export async function giveLogin(
  database: Database,
  person: {
    tenantId: string;
    personId: string;
    login: string;
    password: string;
    now: string;
    mustChangePassword?: boolean;
  },
): Promise<boolean> {
  assert(person.login.length > 0, 'a login has a name');
  return insertLogin(database.web, {
    ...person,
    passwordHash: await hashPassword(person.password),
  });
}
