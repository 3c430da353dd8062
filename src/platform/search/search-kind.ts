import type { Db } from '../db.ts';
import type { Findable } from './word.ts';

/** A record as its module hands it to the search. */
export type FoundRecord = Findable & {
  id: string;
  storeId: string | null;
  teamId: string | null;
  personId: string | null;
  /** Newer records stand before older ones of the same rank. */
  sortedAt: string;
};

export type Which = { ids: readonly string[] } | { after: string; limit: number };

/** A kind of record that can be searched (检索类别). Raise `shape` when its words change. */
export type SearchKind = {
  kind: string;
  /** The right by which results are shown. */
  resource: string;
  name: { zh: string; en: string };
  /** The table an import says it changed. */
  table: string;
  shape: number;
  address: (id: string) => string;
  read: (db: Db, tenantId: string, which: Which) => Promise<readonly FoundRecord[]>;
};
