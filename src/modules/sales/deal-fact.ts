import type { Fact, FactKind } from '../../kernel/fact.ts';

type Known = {
  id: string;
  openedOn: string | null;
  storeId: string;
  teamId: string | null;
  personId: string | null;
  modelId: string | null;
  sourceId: string | null;
  campaignId: string | null;
  areaId: string | null;
};
type Told = { kind: FactKind; day: string; at: string; quantity?: number; amount?: number };

/** Something that happened to a deal, as a fact of whoever holds it (成交事实); its story began when it was opened. */
export const dealFact = (deal: Known, { kind, day, at, quantity = 1, amount }: Told): Fact => ({
  kind,
  day,
  originDay: deal.openedOn ?? day,
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
