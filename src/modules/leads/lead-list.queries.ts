import { sql } from 'kysely';
import { asRows, type ListSource } from '../../platform/list/source.ts';
import { visibleLeads, withLeadColumns } from './lead.queries.ts';
import { leadList, type LeadRow } from './lead.schema.ts';
import { leadWords } from './web/lead.words.ts';

const named = (names: string, column: string) => ({
  value: sql`${sql.ref(`lead.${column}`)}`,
  id: sql`${sql.ref(`lead.${column}`)}`,
  names,
});

/** The list of leads (线索列表): what its columns are in SQL. */
export const leadSource: ListSource<typeof LeadRow> = {
  ...leadList,
  rows: (ctx, verb) => asRows(visibleLeads(ctx, verb)),
  show: (rows) => asRows(withLeadColumns(rows as unknown as ReturnType<typeof visibleLeads>)),
  id: sql`lead.id`,
  words: leadWords,
  columns: {
    receivedAt: { value: sql`lead.received_at` },
    grade: { value: sql`lead.grade` },
    stage: { value: sql`lead.stage` },
    outcome: { value: sql`lead.outcome` },
    intake: { value: sql`lead.intake` },
    storeName: named('people.store', 'store_id'),
    ownerName: named('people.person', 'owner_id'),
    modelName: named('catalog.model', 'model_id'),
    sourceName: named('marketing.source', 'source_id'),
    campaignName: named('marketing.campaign', 'campaign_id'),
  },
};
