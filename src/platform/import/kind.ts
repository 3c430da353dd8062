import type { RawBuilder } from 'kysely';
import type { Ctx } from '../db.ts';
import type { KindShape } from './field.schema.ts';
import type { Unknown } from './import.schema.ts';

/**
 * One import at work, as a kind sees it. Two temporary tables exist for its transaction: `import_row`
 * (every staged row: row_number, external_id, content_hash, problems, record_id, and a column per
 * field) and `import_change` (only the rows that differ from what is known, with `change` created or
 * updated). A kind reads them and writes its module's tables, set by set.
 */
export type ImportRun = Ctx & {
  importId: string;
  source: string;
  /** Names that were unknown and made inactive; shown after a dry run. */
  unknown: Unknown[];
};

/** A kind of import (导入种类): its fields, and how staged rows become rows of its module. */
export type Kind = KindShape & {
  /** The table whose rows the import makes, e.g. `sales.deal`. */
  relation: string;
  /** Finds rows that stand under another key, so that they are completed and not made twice. */
  adopt?(run: ImportRun): Promise<void>;
  /** Refuses rows that only the database can judge, by writing `problems` in `import_row`. */
  refuse?(run: ImportRun): Promise<void>;
  /** What it brings goes to work at once: such an import cannot be taken back. */
  isFinal?: true;
  apply(run: ImportRun): Promise<void>;
  /** Appends the facts of the records that a select yields (`record_id`), as they now stand. */
  facts?(run: ImportRun, records: RawBuilder<unknown>): Promise<void>;
  /** What else must know that these records changed, at the import and again at its undo. */
  settled?(run: ImportRun, records: RawBuilder<unknown>): Promise<void>;
};

/** A kind without its deeds: what may cross to the worker and to the browser. */
export const shapeOf = ({ kind, zh, en, key, ordered, needed, fields }: KindShape): KindShape => ({
  kind,
  zh,
  en,
  key,
  ...(ordered && { ordered }),
  ...(needed && { needed }),
  fields,
});
