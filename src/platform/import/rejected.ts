import { stringify } from 'csv-stringify/sync';
import type { Ctx } from '../db.ts';
import type { KindShape } from './field.schema.ts';
import { columnsOf, rejectionsAfter } from './import-record.queries.ts';
import { sentenceFor, type Problem } from './problem.rules.ts';
import { defused } from './text.rules.ts';

/** The three columns added at the end; the columns before them are the file's own, to import again. */
const added = ['行号 Row', '原因', 'Reason'];

/**
 * The refused rows of an import as CSV (拒绝行文件), a page at a time: the cells as they stood in the
 * file, with formulas defused, then row number and reasons in Chinese and English.
 */
export async function* rejectedCsv(
  asker: Pick<Ctx, 'db' | 'actor'>,
  id: string,
  kind: KindShape,
): AsyncGenerator<string> {
  const columns = await columnsOf(asker, id);
  // The mark tells Excel that this is UTF-8.
  yield `\ufeff${stringify([[...columns, ...added].map(defused)])}`;
  for (let after = 0; ;) {
    const page = await rejectionsAfter(asker, id, after);
    if (page.length === 0) return;
    yield stringify(
      page.map(({ rowNumber, reasons, cells }) => [
        ...columns.map((_, i) => defused((cells as string[])[i] ?? '')),
        String(rowNumber),
        told(kind, reasons as Problem[], 'zh'),
        told(kind, reasons as Problem[], 'en'),
      ]),
    );
    after = page.at(-1)!.rowNumber;
  }
}

/** The sentences for the problems of a row, each once. */
export function told(kind: KindShape, problems: readonly Problem[], language: 'zh' | 'en'): string {
  const sentences = problems.map((problem) => {
    const field = kind.fields.find(({ name }) => name === problem.field);
    return sentenceFor(problem, field?.[language] ?? problem.field, language);
  });
  return [...new Set(sentences)].join(' ');
}
