import type { Ctx } from '../../platform/db.ts';
import type { LockedDeal } from './deal-open.queries.ts';

export type OpenDeal = Pick<
  LockedDeal,
  | 'id'
  | 'storeId'
  | 'teamId'
  | 'personId'
  | 'leadId'
  | 'modelId'
  | 'sourceId'
  | 'campaignId'
  | 'areaId'
  | 'openedOn'
>;

/** The open deal of the showroom that came from a lead, locked. */
export const openDealOfLead = ({ db, actor }: Ctx, leadId: string): Promise<OpenDeal | undefined> =>
  db
    .selectFrom('sales.deal')
    .select(['id', 'storeId', 'teamId', 'personId', 'leadId', 'modelId', 'sourceId'])
    .select(['campaignId', 'areaId', 'openedOn'])
    .where('tenantId', '=', actor.tenantId)
    .where('leadId', '=', leadId)
    .where('origin', '=', 'showroom')
    .where('outcome', '=', 'open')
    .forUpdate()
    .executeTakeFirst();

export async function closeLostDeal(
  { db, actor }: Ctx,
  id: string,
  { day, reason, rival }: { day: string; reason: string; rival: string },
): Promise<void> {
  await db
    .updateTable('sales.deal')
    .set({ outcome: 'lost', closedOn: day, lostReason: reason, lostTo: rival })
    .where('tenantId', '=', actor.tenantId)
    .where('id', '=', id)
    .execute();
}
