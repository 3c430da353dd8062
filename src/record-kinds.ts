import { leadRecord } from './modules/leads/lead.queries.ts';
import { personRecord, storeRecord } from './modules/people/index.ts';
import { planRecord } from './modules/plan/index.ts';
import { dealRecord } from './modules/sales/index.ts';
import type { RecordKind } from './platform/reach.ts';

/** Every kind of record that can be shared and asked about one by one. A new kind is one line here. */
export const recordKinds: readonly RecordKind[] = [
  leadRecord,
  dealRecord,
  personRecord,
  storeRecord,
  planRecord,
];
