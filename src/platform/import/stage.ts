import { createHash } from 'node:crypto';
import { uuidV7 } from '../../kernel/uuid.ts';
import { tooManyRows, wrongColumns } from './import.refusals.ts';
import { fitted, stagedRows, type Fitted, type StagedRow } from './mapping.rules.ts';
import { readPhone } from './phone.ts';
import { copyText, externalIdOf, rowProblems } from './row.rules.ts';
import { openTable, type Table } from './table.ts';
import { chunkBytes, type Chunk, type Staged, type Task } from './worker.schema.ts';

type StageTask = Task & { do: 'stage' | 'cells' };

/**
 * Reads the whole file and hands out COPY-ready lines (入暂存): row number, external id, content hash,
 * a record id in case it is new, problems, cells, then a column per field. Refused rows travel along with their problems and cells.
 */
export async function stage(
  task: StageTask,
  give: (chunk: Chunk) => Promise<void>,
): Promise<Staged> {
  const table = await openTable(task.file, task.mapping, task);
  const fit = fittedOrRefused(task, table);
  const days = daySpan(fit);
  let [rows, staged, rejected, lines, bytes] = [0, 0, 0, [] as string[], 0];
  const flush = async () => {
    await give({ text: Buffer.from(lines.join('')), rows, staged });
    [lines, bytes] = [[], 0];
  };
  for await (const { row, cells } of table.rows) {
    for (const found of stagedRows(fit, cells)) {
      rows += 1;
      if (rows > task.limits.rows) throw tooManyRows(task.limits.rows);
      if (found.problems.length === 0) found.problems.push(...rowProblems(fit.kind, found));
      if (found.problems.length > 0) rejected += 1;
      else days.see(found);
      const line = lineOf(fit, row, cells, found);
      lines.push(line);
      bytes += line.length;
      staged += 1;
    }
    if (bytes >= chunkBytes) await flush();
  }
  await flush();
  return { rows, rejected, columns: table.columns, ...days.span() };
}

/** The cells of some rows as they stand in the file, for rows that the database refused later. */
export async function cellsOf(task: Task & { do: 'cells' }): Promise<Map<number, string[]>> {
  const table = await openTable(task.file, task.mapping, task);
  const found = new Map<number, string[]>();
  for await (const { row, cells } of table.rows) {
    if (task.rows.has(row)) found.set(row, cells);
    if (found.size === task.rows.size) break;
  }
  return found;
}

function fittedOrRefused(task: StageTask, { columns }: Table): Fitted {
  const fit = fitted(task.kind, task.mapping, columns, readPhone);
  if ('problems' in fit) throw wrongColumns(fit.problems, columns);
  return fit;
}

function lineOf(fit: Fitted, row: number, cells: string[], found: StagedRow): string {
  const isRefused = found.problems.length > 0;
  const hash = createHash('sha1').update(JSON.stringify(found.values)).digest('base64url');
  const line = [
    String(row),
    externalIdOf(fit.kind, found, hash),
    hash,
    uuidV7(),
    isRefused ? JSON.stringify(found.problems) : null,
    isRefused ? JSON.stringify(cells) : null,
    ...(isRefused ? found.values.map(() => null) : found.values),
  ];
  return `${line.map(copyText).join('\t')}\n`;
}

/** First and last day that the rows speak of: the fact log needs a partition for each month. */
function daySpan({ kind }: Fitted) {
  const dated = kind.fields.flatMap(({ type }, i) =>
    type === 'day' || type === 'month' || type === 'instant' ? [i] : [],
  );
  let [earliest, latest]: [string | null, string | null] = [null, null];
  return {
    see({ values }: StagedRow) {
      for (const i of dated) {
        const day = values[i]?.slice(0, 10);
        if (!day) continue;
        if (earliest === null || day < earliest) earliest = day;
        if (latest === null || day > latest) latest = day;
      }
    },
    span: () => ({ earliest, latest }),
  };
}
