import type { Fact, FactKind } from '../../kernel/fact.ts';

type Known = {
  id: string;
  openedOn?: string | null;
  storeId: string;
  teamId: string | null;
  personId: string | null;
  modelId: string | null;
  sourceId: string | null;
  campaignId: string | null;
  areaId: string | null;
};
type Told = {
  kind: FactKind;
  day: string;
  at: string;
  /** Where the story began before the deal did: on the day of its lead. */
  originDay?: string;
  quantity?: number;
  amount?: number;
};

/**
 * Something that happened in a sale, as a fact of its deal and whoever holds it (销售事实). The subject is the deal whatever
 * the record, so that a change of its source finds them all.
 */
export const dealFact = (
  deal: Known,
  { kind, day, at, originDay = deal.openedOn ?? day, quantity = 1, amount }: Told,
): Fact => ({
  kind,
  day,
  originDay,
  occurredAt: at,
  subjectKind: 'deal',
  subjectId: deal.id,
  storeId: deal.storeId,
  teamId: deal.teamId,
  personId: deal.personId,
  modelId: deal.modelId,
  sourceId: deal.sourceId,
  campaignId: deal.campaignId,
  areaId: deal.areaId,
  quantity,
  ...(amount !== undefined && { amount }),
});
