import { sql } from 'kysely';
import type { Verb } from '../../kernel/actor.ts';
import { uuidV7 } from '../../kernel/uuid.ts';
import type { Ctx } from '../../platform/db.ts';
import { visibleDeals } from './deal.queries.ts';

export type NewDeal = {
  number: string;
  storeId: string;
  customerId: string;
  leadId: string | null;
  modelId: string | null;
  sourceId: string | null;
  campaignId: string | null;
  areaId: string | null;
  day: string;
};

/** Opens a deal of the actor's; nothing where one is open with this customer at the store already. */
export async function insertDeal({ db, actor, now }: Ctx, deal: NewDeal) {
  const { day, ...known } = deal;
  return db
    .insertInto('sales.deal')
    .values({
      ...known,
      tenantId: actor.tenantId,
      id: uuidV7(),
      teamId: actor.teamId,
      personId: actor.personId,
      openedOn: day,
      openedAt: now,
      openedBy: actor.personId,
      outcome: 'open',
      origin: 'showroom',
    })
    .onConflict((conflict) =>
      conflict
        .columns(['tenantId', 'customerId', 'storeId'])
        .where(sql<boolean>`outcome = 'open' and origin = 'showroom' and customer_id is not null`)
        .doNothing(),
    )
    .returning(['id', 'number'])
    .executeTakeFirst();
}

/** The deal that is open with a customer at a store, whoever works on it. */
export async function dealInHand({ db, actor }: Ctx, customerId: string, storeId: string) {
  return db
    .selectFrom('sales.deal as deal')
    .leftJoin('people.person as person', (join) =>
      join.onRef('person.tenantId', '=', 'deal.tenantId').onRef('person.id', '=', 'deal.personId'),
    )
    .select(['deal.id', 'deal.number', 'person.name as personName'])
    .where('deal.tenantId', '=', actor.tenantId)
    .where('deal.customerId', '=', customerId)
    .where('deal.storeId', '=', storeId)
    .where('deal.outcome', '=', 'open')
    .where('deal.origin', '=', 'showroom')
    .executeTakeFirst();
}

/** A deal as whoever works on it changes it, locked until the commit; undefined where it is out of reach. */
export async function lockDeal(ctx: Ctx, verb: Verb, id: string) {
  return visibleDeals(ctx, verb)
    .select([
      'deal.id',
      'deal.number',
      'deal.origin',
      'deal.outcome',
      'deal.storeId',
      'deal.teamId',
      'deal.personId',
      'deal.customerId',
      'deal.leadId',
      'deal.modelId',
      'deal.trimId',
      'deal.colour',
      'deal.sourceId',
      'deal.campaignId',
      'deal.areaId',
      'deal.openedOn',
      'deal.openedAt',
    ])
    .where('deal.id', '=', id)
    .forUpdate('deal')
    .executeTakeFirst();
}

export type LockedDeal = NonNullable<Awaited<ReturnType<typeof lockDeal>>>;

/** Whether the group knows this customer, and has neither merged nor erased them. */
export async function isCustomer({ db, actor }: Ctx, id: string): Promise<boolean> {
  const found = await db
    .selectFrom('customers.customer')
    .select('id')
    .where('tenantId', '=', actor.tenantId)
    .where('id', '=', id)
    .where('mergedInto', 'is', null)
    .where('erasedAt', 'is', null)
    .executeTakeFirst();
  return found !== undefined;
}
