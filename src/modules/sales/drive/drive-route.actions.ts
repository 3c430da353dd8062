import { reaches } from '../../../kernel/actor.ts';
import type { InputOf } from '../../../kernel/endpoint.ts';
import { audit } from '../../../platform/audit.ts';
import type { Ctx } from '../../../platform/db.ts';
import { mustSeeStore } from '../../leads/index.ts';
import * as queries from './drive-route.queries.ts';
import * as refusals from './drive.refusals.ts';
import type * as schema from './drive-route.schema.ts';

/** The routes of a store (试驾路线). */
export async function listRoutes(ctx: Ctx, { storeId }: { storeId: string }) {
  await mustSeeStore(ctx, storeId);
  return { rows: await queries.routesOf(ctx, storeId) };
}

/** A new route; names are told apart at a store. */
export async function addRoute(ctx: Ctx, input: InputOf<typeof schema.postDriveRoute>) {
  const { storeId, ...fields } = input;
  await mustSeeStore(ctx, storeId);
  if (!reaches(ctx.actor, 'stock', 'edit', { storeId })) throw refusals.noSuchRoute();
  const made = await queries.insertRoute(ctx, storeId, fields);
  if (!made) throw refusals.routeTwice();
  await audit(ctx, {
    action: 'drive_route.made',
    resource: 'drive_route',
    recordId: made.id,
    after: fields,
  });
  return made;
}

/** Changes a route, closes or reopens it (停用路线). */
export async function editRoute(ctx: Ctx, input: InputOf<typeof schema.putDriveRoute>) {
  const { id, isClosed, ...fields } = input;
  const route = await queries.lockRoute(ctx, id);
  if (!route || !reaches(ctx.actor, 'stock', 'edit', { storeId: route.storeId }))
    throw refusals.noSuchRoute();
  const closedAt = isClosed ? (route.closedAt ?? ctx.now) : null;
  if (!(await queries.changeRoute(ctx, route, { ...fields, closedAt })))
    throw refusals.routeTwice();
  await audit(ctx, {
    action: 'drive_route.changed',
    resource: 'drive_route',
    recordId: id,
    after: { ...fields, isClosed },
  });
  return { id };
}

/** How drives turn into orders (试驾效果), among the deals within reach. */
export async function showFigures(ctx: Ctx, input: InputOf<typeof schema.getDriveFigures>) {
  return {
    ...(await queries.driveEffect(ctx, input)),
    cars: await queries.driveEffectBy(ctx, 'car', input),
    routes: await queries.driveEffectBy(ctx, 'route', input),
  };
}
