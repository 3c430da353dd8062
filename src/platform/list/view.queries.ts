import { sql } from 'kysely';
import { NOBODY } from '../../kernel/uuid.ts';
import type { Ctx } from '../db.ts';
import type { Audience, ViewStateOf } from './view.schema.ts';

/** The only door to views: my own, and those shared with my team, my store or everybody. */
const visibleViews = ({ db, actor }: Ctx) =>
  db
    .selectFrom('platform.listView as view')
    .where('view.tenantId', '=', actor.tenantId)
    .where((is) =>
      is.or([
        is('view.ownerId', '=', actor.personId),
        is('view.audience', '=', 'all'),
        is('view.storeId', '=', actor.storeId ?? NOBODY),
        is('view.teamId', '=', actor.teamId ?? NOBODY),
      ]),
    );

const columns = [
  'view.id',
  'view.list',
  'view.name',
  'view.ownerId',
  sql<Audience>`view.audience`.as('audience'),
  sql<ViewStateOf>`view.state`.as('state'),
] as const;

/** Views of a list, my own first, each list of names in its order. */
export const viewsOf = (ctx: Ctx, list: string) =>
  visibleViews(ctx)
    .select(columns)
    .select([
      sql<string | null>`(select person.name from people.person person
        where person.tenant_id = view.tenant_id and person.id = view.owner_id)`.as('ownerName'),
      sql<boolean>`exists (select 1 from platform.list_view_default chosen
        where chosen.tenant_id = view.tenant_id and chosen.person_id = ${ctx.actor.personId}::uuid
          and chosen.list = view.list and chosen.view_id = view.id)`.as('isDefault'),
    ])
    .where('view.list', '=', list)
    .orderBy(sql`view.owner_id <> ${ctx.actor.personId}::uuid`)
    .orderBy('view.createdAt')
    .orderBy('view.id')
    .limit(200)
    .execute();

export const findView = (ctx: Ctx, id: string) =>
  visibleViews(ctx).select(columns).where('view.id', '=', id).executeTakeFirst();

export async function countOwnViews({ db, actor }: Ctx, list: string): Promise<number> {
  const { count } = await db
    .selectFrom('platform.listView')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('tenantId', '=', actor.tenantId)
    .where('ownerId', '=', actor.personId)
    .where('list', '=', list)
    .executeTakeFirstOrThrow();
  return count;
}

const placeOf = ({ actor }: Ctx, audience: Audience) => ({
  audience,
  storeId: audience === 'store' ? actor.storeId : null,
  teamId: audience === 'team' ? actor.teamId : null,
});

export type NewView = {
  id: string;
  list: string;
  name: string;
  audience: Audience;
  state: ViewStateOf;
};

export async function insertView(ctx: Ctx, { audience, state, ...view }: NewView): Promise<void> {
  const { db, actor, now } = ctx;
  await db
    .insertInto('platform.listView')
    .values({
      tenantId: actor.tenantId,
      ownerId: actor.personId,
      createdAt: now,
      changedAt: now,
      state: JSON.stringify(state),
      ...view,
      ...placeOf(ctx, audience),
    })
    .execute();
}

export type ViewChange = { name?: string; audience?: Audience; state?: ViewStateOf };

export async function updateView(
  ctx: Ctx,
  id: string,
  { name, audience, state }: ViewChange,
): Promise<void> {
  await ctx.db
    .updateTable('platform.listView')
    .set({
      changedAt: ctx.now,
      ...(name !== undefined && { name }),
      ...(state && { state: JSON.stringify(state) }),
      ...(audience && placeOf(ctx, audience)),
    })
    .where('tenantId', '=', ctx.actor.tenantId)
    .where('id', '=', id)
    .execute();
}

export async function deleteView({ db, actor }: Ctx, id: string): Promise<void> {
  await db
    .deleteFrom('platform.listView')
    .where('tenantId', '=', actor.tenantId)
    .where('id', '=', id)
    .execute();
}

/** The view a person's list opens with; null takes the choice back. */
export async function chooseDefault(
  { db, actor }: Ctx,
  list: string,
  viewId: string | null,
): Promise<void> {
  const mine = { tenantId: actor.tenantId, personId: actor.personId, list };
  if (viewId === null) {
    await db
      .deleteFrom('platform.listViewDefault')
      .where('tenantId', '=', mine.tenantId)
      .where('personId', '=', mine.personId)
      .where('list', '=', list)
      .execute();
    return;
  }
  await db
    .insertInto('platform.listViewDefault')
    .values({ ...mine, viewId })
    .onConflict((conflict) =>
      conflict.columns(['tenantId', 'personId', 'list']).doUpdateSet({ viewId }),
    )
    .execute();
}
