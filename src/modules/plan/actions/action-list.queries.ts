import { sql } from 'kysely';
import type { z } from 'zod';
import type { Verb } from '../../../kernel/actor.ts';
import { Day } from '../../../kernel/page.ts';
import { NOBODY } from '../../../kernel/uuid.ts';
import type { Ctx } from '../../../platform/db.ts';
import { badValue } from '../../../platform/list/list.refusals.ts';
import { asRows, type BulkKind, type ListSource } from '../../../platform/list/source.ts';
import { withinReach } from '../../../platform/reach.ts';
import { staffWhoStay } from '../../people/index.ts';
import { planRecord } from '../plan.queries.ts';
import { steeringWords } from '../web/steering.words.ts';
import { actionList, actionStatuses, type ActionRow, type ActionStatus } from './action-list.schema.ts'; // prettier-ignore

type Status = z.infer<typeof ActionStatus>;

/** The only door to actions of many plans: those of plans that the actor's right reaches. */
const visibleActions = (ctx: Ctx, verb: Verb) =>
  ctx.db
    .selectFrom('plan.action as action')
    .innerJoin('plan.yearPlan as plan', (join) =>
      join.onRef('plan.tenantId', '=', 'action.tenantId').onRef('plan.id', '=', 'action.planId'),
    )
    .where('action.tenantId', '=', ctx.actor.tenantId)
    .where(withinReach(ctx, 'plan', verb, planRecord.columns));

const storeId = sql<string | null>`nullif(plan.scope_store_id, ${sql.lit(NOBODY)}::uuid)`;
const mayMove = (ctx: Ctx) =>
  sql<boolean>`(action.owner_id = ${ctx.actor.personId}::uuid or ${withinReach(ctx, 'plan', 'edit', planRecord.columns)})`;

/** The list of actions: what its columns are in SQL, and how many are changed at once. */
export const actionSource: ListSource<typeof ActionRow> = {
  ...actionList,
  rows: (ctx, verb) => asRows(visibleActions(ctx, verb)),
  show: (rows, ctx) =>
    asRows(
      (rows as unknown as ReturnType<typeof visibleActions>)
        .innerJoin('people.person as owner', (join) =>
          join
            .onRef('owner.tenantId', '=', 'action.tenantId')
            .onRef('owner.id', '=', 'action.ownerId'),
        )
        .leftJoin('people.store as store', (join) =>
          join
            .onRef('store.tenantId', '=', 'plan.tenantId')
            .onRef('store.id', '=', 'plan.scopeStoreId'),
        )
        .select(['action.id', 'action.title', 'action.planId', 'action.ownerId'])
        .select(['action.startsOn', 'action.endsOn', 'action.status'])
        .select(['owner.name as ownerName', 'store.name as storeName'])
        .select([
          sql<string>`plan.year::text`.as('year'),
          storeId.as('storeId'),
          mayMove(ctx).as('mayMove'),
        ]),
    ),
  id: sql`action.id`,
  words: steeringWords,
  columns: {
    title: { value: sql`action.title` },
    status: { value: sql`action.status` },
    ownerName: {
      value: sql`action.owner_id`,
      id: sql`action.owner_id`,
      names: 'people.person',
    },
    startsOn: { value: sql`action.starts_on` },
    endsOn: { value: sql`action.ends_on` },
    year: { value: sql`plan.year::text` },
    storeName: { value: storeId, id: storeId, names: 'people.store' },
  },
  bulk: manyActions(),
};

/** Many actions get another state, owner or last day; none ends before it starts. */
function manyActions(): BulkKind {
  return {
    fields: {
      status: {
        settle: (_, status) => {
          if (!actionStatuses.some((one) => one === status)) throw badValue('status');
          return Promise.resolve({ status });
        },
      },
      ownerName: {
        settle: async (ctx, ownerId) => {
          if (!ownerId || (await staffWhoStay(ctx, [ownerId])) === 0) throw badValue('ownerName');
          return { ownerId };
        },
      },
      endsOn: {
        settle: (_, endsOn) => {
          if (!Day.safeParse(endsOn).success) throw badValue('endsOn');
          return Promise.resolve({ endsOn });
        },
        keeps: (action, { endsOn }) => (action['startsOn']! > endsOn! ? 'starts_later' : undefined),
      },
    },
    records: (ctx, ids) =>
      visibleActions(ctx, 'bulk')
        .select(['action.id', 'action.status', 'action.ownerId'])
        .select(['action.startsOn', 'action.endsOn'])
        .where(sql<boolean>`action.id = any(${[...ids]}::uuid[])`)
        .orderBy('action.id')
        .forUpdate('action')
        .execute(),
    write: async ({ db, actor }, ids, columns) => {
      await db
        .updateTable('plan.action')
        .set(columns)
        .where('tenantId', '=', actor.tenantId)
        .where(sql<boolean>`id = any(${[...ids]}::uuid[])`)
        .execute();
    },
  };
}

/** One action with where it stands, held for a change of it. */
export const actionToMove = (ctx: Ctx, id: string) =>
  visibleActions(ctx, 'read')
    .select(['action.id', 'action.planId'])
    .select([sql<Status>`action.status`.as('status'), mayMove(ctx).as('mayMove')])
    .where('action.id', '=', id)
    .forUpdate('action')
    .executeTakeFirst();

export async function updateStatus(
  { db, actor }: Ctx,
  { id, status }: { id: string; status: Status },
): Promise<void> {
  await db
    .updateTable('plan.action')
    .set({ status })
    .where('tenantId', '=', actor.tenantId)
    .where('id', '=', id)
    .execute();
}
