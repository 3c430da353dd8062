import { guessMapping } from './guess.rules.ts';
import type { Analysis } from './import.schema.ts';
import { openTable } from './table.ts';
import type { Task } from './worker.schema.ts';

const sampledRows = 1_000;
const previewRows = 8;

/** Looks at the first rows of a file (文件分析): what it is, its columns, and a guess of the mapping. */
export async function analyse(task: Task & { do: 'analyse' }): Promise<Analysis> {
  const { rows, columns: names, ...table } = await openTable(task.file, task.asked, task);
  const looked: string[][] = [];
  for await (const { cells } of rows) {
    looked.push(cells);
    if (looked.length === sampledRows) break;
  }
  const filledCells = names.map((_, i) =>
    looked.map((cells) => (cells[i] ?? '').trim()).filter((cell) => cell !== ''),
  );
  const guess = guessMapping(
    task.kind,
    names.map((name, i) => ({ name, samples: filledCells[i]! })),
  );
  const { encoding, sheet, headerRow } = table;
  return {
    ...table,
    columns: names.map((name, i) => ({
      name,
      index: i + 1,
      samples: [...new Set(filledCells[i]!)].slice(0, 5),
      filled: filledCells[i]!.length,
    })),
    rowsLookedAt: looked.length,
    preview: looked.slice(0, previewRows),
    guess: {
      ...guess,
      mapping: {
        ...guess.mapping,
        ...(encoding && { encoding }),
        ...(sheet && { sheet }),
        headerRow,
      },
    },
  };
}
