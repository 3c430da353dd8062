import { scopeOf } from '../../../kernel/actor.ts';
import type { InputOf } from '../../../kernel/endpoint.ts';
import { audit } from '../../../platform/audit.ts';
import type { Ctx } from '../../../platform/db.ts';
import { isUniqueViolation } from '../../../platform/errors.ts';
import { renewStanding } from '../../../platform/login.ts';
import { visiblePeople } from '../place.queries.ts';
import { noSuchPerson } from '../place.refusals.ts';
import { mergeGrants, type Grant } from '../role.rules.ts';
import {
  noSuchRole,
  roleBeyondYou,
  roleIsHeld,
  roleIsNotReady,
  roleIsReady,
  roleNameTaken,
  rolesAreForAll,
} from './account.refusals.ts';
import { beyond } from './account.rules.ts';
import { mustKeepAdministrator, takeAdministratorTurn } from './administrator.queries.ts';
import {
  insertPersonRole,
  insertRole,
  lockRole,
  removePersonRole,
  removeRole,
  renameRole,
  renewHolders,
  replaceGrants,
  roleNames,
  rolesOf,
  type RoleRow,
} from './role-grid.queries.ts';
import {
  changedCells,
  inTheirOrder,
  isChangedRole,
  orderedGrants,
  readyGrants,
  widenedCells,
  withCells,
} from './role-grid.rules.ts';
import type { deletePersonRole, patchRole, postPersonRole, postRole } from './role-grid.schema.ts';

export const listRoleNames = async (ctx: Ctx) => ({ rows: inTheirOrder(await roleNames(ctx)) });

export async function listRoles(ctx: Ctx) {
  const rows = (await rolesOf(ctx)).map((role) => ({
    ...role,
    isReady: readyGrants(role.key) !== undefined,
    isChanged: isChangedRole(role.key, role.grants),
    grants: orderedGrants(role.grants),
  }));
  return { rows: inTheirOrder(rows) };
}

/** Roles say what people of every store may do, so they are changed only with a right over all. */
function mustReachAll({ actor }: Ctx, verb: 'edit' | 'delete'): void {
  if (scopeOf(actor, 'role', verb) !== 'all') throw rolesAreForAll();
}

/** The role, with changes to it waiting until this transaction ends. */
async function roleInTurn(ctx: Ctx, id: string): Promise<RoleRow> {
  await takeAdministratorTurn(ctx);
  const [role] = (await lockRole(ctx, id)) ? await rolesOf(ctx, { id }) : [];
  if (!role) throw noSuchRole(id);
  return role;
}

function mustNotGoBeyond({ actor }: Ctx, grants: readonly Grant[]): void {
  const cells = beyond(actor.rights, mergeGrants(grants));
  if (cells.length > 0) throw roleBeyondYou(cells);
}

const named = (nameZh: string) => (error: unknown) => {
  throw isUniqueViolation(error) ? roleNameTaken(nameZh) : error;
};

/** Makes a role (新建角色), empty or as a copy. */
export async function makeRole(ctx: Ctx, { copyOf, ...names }: InputOf<typeof postRole>) {
  mustReachAll(ctx, 'edit');
  const [source] = copyOf ? await rolesOf(ctx, { id: copyOf }) : [];
  if (copyOf && !source) throw noSuchRole(copyOf);
  const grants = orderedGrants(source?.grants ?? []);
  mustNotGoBeyond(ctx, grants);
  const id = await insertRole(ctx, names).catch(named(names.nameZh));
  await replaceGrants(ctx, id, grants);
  const after = { ...names, copyOf: source?.key, grants };
  await audit(ctx, { action: 'role.made', resource: 'role', recordId: id, after });
  return { id };
}

/** Changes a role's names and cells (改角色); all who hold it are read anew with their next request. */
export async function changeRole(ctx: Ctx, { id, cells, ...names }: InputOf<typeof patchRole>) {
  mustReachAll(ctx, 'edit');
  const role = await roleInTurn(ctx, id);
  if (Object.keys(names).length > 0)
    await renameRole(ctx, id, names).catch(named(names.nameZh ?? ''));
  const { nameZh, nameEn } = role;
  await writeGrants(ctx, role, withCells(role.grants, cells), {
    action: 'role.changed',
    ...(Object.keys(names).length > 0 && { names: { before: { nameZh, nameEn }, after: names } }),
  });
  return { id };
}

/** Gives a ready role back what it started with (恢复预置). */
export async function resetRole(ctx: Ctx, { id }: { id: string }) {
  mustReachAll(ctx, 'edit');
  const role = await roleInTurn(ctx, id);
  const ready = readyGrants(role.key);
  if (!ready) throw roleIsNotReady(role.key);
  await writeGrants(ctx, role, ready, { action: 'role.reset' });
  return { id };
}

type Said = { action: string; names?: { before: object; after: object } };

async function writeGrants(ctx: Ctx, role: RoleRow, after: Grant[], said: Said): Promise<void> {
  const changed = changedCells(role.grants, after);
  if (changed.length === 0 && !said.names) return;
  mustNotGoBeyond(ctx, widenedCells(changed));
  if (changed.length > 0) {
    await replaceGrants(ctx, role.id, after);
    await renewHolders(ctx, role.id);
    await mustKeepAdministrator(ctx);
  }
  const cells = (side: 'from' | 'to') =>
    Object.fromEntries(changed.map((cell) => [`${cell.resource}:${cell.verb}`, cell[side]]));
  await audit(ctx, {
    action: said.action,
    resource: 'role',
    recordId: role.id,
    before: { key: role.key, ...said.names?.before, ...cells('from') },
    after: { key: role.key, ...said.names?.after, ...cells('to') },
  });
}

/** Deletes a role of the group's own that nobody holds (删除角色). */
export async function dropRole(ctx: Ctx, { id }: { id: string }) {
  mustReachAll(ctx, 'delete');
  const role = await roleInTurn(ctx, id);
  if (readyGrants(role.key)) throw roleIsReady(role.key);
  if (!(await removeRole(ctx, id))) throw roleIsHeld(role.holders);
  const before = { nameZh: role.nameZh, nameEn: role.nameEn, grants: orderedGrants(role.grants) };
  await audit(ctx, { action: 'role.deleted', resource: 'role', recordId: id, before });
  return {};
}

async function roleToHand(ctx: Ctx, { id, role: key }: InputOf<typeof postPersonRole>) {
  const person = await visiblePeople(ctx, 'edit', 'role')
    .select('person.id')
    .where('person.id', '=', id)
    .executeTakeFirst();
  if (!person) throw noSuchPerson(id);
  const [role] = await rolesOf(ctx, { key });
  if (!role) throw noSuchRole(key);
  mustNotGoBeyond(ctx, role.grants);
  return role;
}

/** Grants a role (授予角色); a role that reaches further than the granter is refused, cell named. */
export async function grantRole(ctx: Ctx, asked: InputOf<typeof postPersonRole>) {
  const role = await roleToHand(ctx, asked);
  if (!(await insertPersonRole(ctx, asked.id, role.id))) return {};
  await noteRole(ctx, asked, 'role.granted');
  return {};
}

/** Takes a role away (收回角色); the last administrator's stays. */
export async function takeRole(ctx: Ctx, asked: InputOf<typeof deletePersonRole>) {
  await takeAdministratorTurn(ctx);
  const role = await roleToHand(ctx, asked);
  if (!(await removePersonRole(ctx, asked.id, role.id))) return {};
  await mustKeepAdministrator(ctx);
  await noteRole(ctx, asked, 'role.taken');
  return {};
}

async function noteRole(ctx: Ctx, { id, role }: { id: string; role: string }, action: string) {
  await renewStanding(ctx.db, { tenantId: ctx.actor.tenantId, personId: id });
  const [before, after] = action === 'role.granted' ? [undefined, { role }] : [{ role }, undefined];
  await audit(ctx, { action, resource: 'person', recordId: id, before, after });
}
