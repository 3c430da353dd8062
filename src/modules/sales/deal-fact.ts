import type { Fact, FactKind } from '../../kernel/fact.ts';

export type KnownDeal = {
  dealId: string;
  storeId: string;
  teamId: string | null;
  personId: string | null;
  modelId: string | null;
  sourceId: string | null;
  campaignId: string | null;
  areaId: string | null;
};

/**
 * Something that happened in a sale, as a fact of its deal (销售事实). The subject is the deal whatever the record, so that a
 * change of its source finds them all.
 */
export const dealFact = (
  kind: FactKind,
  { dealId, ...places }: KnownDeal,
  told: Pick<Fact, 'day' | 'occurredAt' | 'quantity'> & Partial<Pick<Fact, 'originDay' | 'amount'>>,
): Fact => ({
  kind,
  subjectKind: 'deal',
  subjectId: dealId,
  storeId: places.storeId,
  teamId: places.teamId,
  personId: places.personId,
  modelId: places.modelId,
  sourceId: places.sourceId,
  campaignId: places.campaignId,
  areaId: places.areaId,
  ...told,
});
