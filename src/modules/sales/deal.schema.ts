import { z } from 'zod';
import { endpoint } from '../../kernel/endpoint.ts';
import { guarded, Hidden, masked } from '../../kernel/field.ts';
import { Day, PageInput, pageOf, queryList } from '../../kernel/page.ts';

export const outcomes = ['won', 'lost', 'open'] as const;
const Name = z.string().nullable();
const Amount = z.number().int().nullable();

/**
 * A deal (商机/成交) in a list: names beside ids, money in fen, the customer's phone masked. Gross profit
 * goes with cost, because price less the one is the other (ADR 0011).
 */
export const DealRow = z.object({
  id: z.uuid(),
  number: z.string(),
  outcome: z.enum(outcomes),
  openedOn: Day.nullable(),
  closedOn: Day.nullable(),
  storeId: z.uuid(),
  storeName: Name,
  teamId: z.uuid().nullable(),
  teamName: Name,
  personId: z.uuid().nullable(),
  personName: Name,
  modelId: z.uuid().nullable(),
  modelName: Name,
  brandName: Name,
  sourceName: Name,
  areaName: Name,
  bodyType: z.string(),
  customerName: Name,
  customerPhone: masked(Name),
  priceFen: Amount,
  grossProfitFen: guarded('cost', Amount),
  hidden: Hidden,
});

export const Deal = DealRow.extend({
  costFen: guarded('cost', Amount),
  financeFen: Amount,
  insuranceFen: Amount,
  accessoriesFen: Amount,
  campaignName: Name,
  customerId: z.uuid().nullable(),
  leadId: z.uuid().nullable(),
});

export const getDeals = endpoint('GET /api/deals', {
  summary: 'Deals within reach, latest closing day first; open ones lead',
  access: 'deal:read',
  input: PageInput.extend({
    from: Day.optional(),
    to: Day.optional(),
    outcome: queryList(z.enum(outcomes)),
    storeId: queryList(z.uuid()),
    teamId: queryList(z.uuid()),
    personId: queryList(z.uuid()),
    modelId: queryList(z.uuid()),
  }),
  output: pageOf(DealRow),
});

export const getDeal = endpoint('GET /api/deals/:id', {
  summary: 'One deal with its money',
  access: 'deal:read',
  input: z.object({ id: z.uuid() }),
  output: Deal,
});
