import type { Fact, FactKind } from '../../kernel/fact.ts';

type Known = {
  id: string;
  day: string;
  storeId: string | null;
  teamId: string | null;
  ownerId: string | null;
  modelId: string | null;
  sourceId: string | null;
  campaignId: string | null;
  areaId: string | null;
};

/** Something that happened to a lead, as a fact of whoever has it (线索事实); its story began on the lead's day. */
export const leadFact = (
  kind: FactKind,
  lead: Known,
  { day, at, amount }: { day: string; at: string; amount?: number },
): Fact => ({
  kind,
  day,
  originDay: lead.day,
  occurredAt: at,
  subjectKind: 'lead',
  subjectId: lead.id,
  storeId: lead.storeId,
  teamId: lead.teamId,
  personId: lead.ownerId,
  modelId: lead.modelId,
  sourceId: lead.sourceId,
  campaignId: lead.campaignId,
  areaId: lead.areaId,
  quantity: 1,
  ...(amount !== undefined && { amount }),
});
