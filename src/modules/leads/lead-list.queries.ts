import { sql } from 'kysely';
import { named } from '../../platform/list/named.ts';
import { asRows, type ListSource } from '../../platform/list/source.ts';
import { leadBulk } from './lead-bulk.queries.ts';
import { leadsByGround, visibleLeads, withLeadColumns } from './lead.queries.ts';
import { leadList, type LeadRow } from './lead.schema.ts';
import { leadWords } from './web/lead.words.ts';

const ref = named('lead');

/** The list of leads (线索列表): what its columns are in SQL. */
export const leadSource: ListSource<typeof LeadRow> = {
  ...leadList,
  rows: (ctx, verb) => asRows(visibleLeads(ctx, verb)),
  arms: (ctx, verb) => leadsByGround(ctx, verb).map(asRows),
  show: (rows) => asRows(withLeadColumns(rows as unknown as ReturnType<typeof visibleLeads>)),
  id: sql`lead.id`,
  words: leadWords,
  columns: {
    receivedAt: { value: sql`lead.received_at` },
    grade: { value: sql`lead.grade` },
    stage: { value: sql`lead.stage` },
    outcome: { value: sql`lead.outcome` },
    intake: { value: sql`lead.intake` },
    storeName: ref('people.store', 'store_id'),
    ownerName: ref('people.person', 'owner_id'),
    modelName: ref('catalog.model', 'model_id'),
    sourceName: ref('marketing.source', 'source_id'),
    campaignName: ref('marketing.campaign', 'campaign_id'),
  },
  bulk: leadBulk,
};
