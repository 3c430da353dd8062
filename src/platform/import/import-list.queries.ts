import { sql } from 'kysely';
import type { Ctx } from '../db.ts';
import { asRows, type ListSource } from '../list/source.ts';
import { importList, type ImportRow } from './import-list.schema.ts';
import type { ImportState } from './import.schema.ts';
import { importWords } from './web/import.words.ts';

/** Whoever may read imports sees all of them: a file concerns the whole group. */
const visibleImports = ({ db, actor }: Ctx) =>
  db.selectFrom('platform.import as import').where('import.tenantId', '=', actor.tenantId);

const countOf = (name: 'rows' | 'created' | 'updated' | 'rejected') =>
  sql<number | null>`(import.counts->>${sql.lit(name)})::int`;

/** The list of imports: what its columns are in SQL. */
export const importSource: ListSource<typeof ImportRow> = {
  ...importList,
  rows: (ctx) => asRows(visibleImports(ctx)),
  show: (rows, { now }) =>
    asRows(
      (rows as unknown as ReturnType<typeof visibleImports>)
        .select(['import.id', 'import.fileName', 'import.kind', 'import.createdAt'])
        .select('import.finishedAt')
        .select([
          // As on the import's own page: without a sign of life it was cut off with its server.
          sql<ImportState>`case when import.state in ('checking', 'running')
            and coalesce((import.found->>'at')::timestamptz, import.created_at) < ${now}::timestamptz - interval '2 minutes'
            then 'failed' else import.state end`.as('state'),
          sql<string>`coalesce(import.found->>'createdByName', '')`.as('createdByName'),
          countOf('rows').as('rows'),
          countOf('created').as('created'),
          countOf('updated').as('updated'),
          countOf('rejected').as('rejected'),
        ]),
    ),
  id: sql`import.id`,
  words: importWords,
  columns: {
    fileName: { value: sql`import.file_name` },
    kind: { value: sql`import.kind` },
    rows: { value: countOf('rows') },
    created: { value: countOf('created') },
    updated: { value: countOf('updated') },
    rejected: { value: countOf('rejected') },
    state: { value: sql`import.state` },
    createdByName: {
      value: sql`import.created_by`,
      id: sql`import.created_by`,
      names: 'people.person',
    },
    createdAt: { value: sql`import.created_at` },
  },
};
