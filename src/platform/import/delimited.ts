import { createReadStream } from 'node:fs';
import { parse, CsvError } from 'csv-parse';
import { decoded, textOf } from './encoding.ts';
import { fileBroken } from './import.refusals.ts';
import type { Encoding } from './mapping.schema.ts';

const delimiters = [',', ';', '\t', '|'] as const;

/** The rows of a delimited text file (CSV), one at a time, blank ones too, so that rows keep their numbers; line ends may be mixed. */
export async function* delimitedRows(
  file: string,
  { encoding, delimiter }: { encoding: Encoding; delimiter: string },
): AsyncGenerator<string[]> {
  const parser = parse({
    bom: true,
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: 1_000_000,
  });
  const text = textOf(file, encoding);
  text.on('error', (error) => parser.destroy(error));
  text.pipe(parser);
  try {
    for await (const row of parser) yield row as string[];
  } catch (error) {
    if (error instanceof CsvError)
      throw fileBroken(error.code, Number(error['lines']) || undefined);
    throw error;
  } finally {
    text.destroy();
    parser.destroy();
  }
}

/** The delimiter (分隔符) that cuts the first lines into the most equal, and most, parts. */
export async function guessDelimiter(file: string, encoding: Encoding): Promise<string> {
  const head = await headOf(file, encoding);
  const lines = head
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '')
    .slice(0, 30);
  const scores = delimiters.map((delimiter) => scoreOf(lines, delimiter));
  const best = Math.max(...scores);
  return best > 0 ? delimiters[scores.indexOf(best)]! : ',';
}

async function headOf(file: string, encoding: Encoding): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of createReadStream(file, { end: 65_535 })) chunks.push(chunk as Buffer);
  return decoded(Buffer.concat(chunks), encoding);
}

function scoreOf(lines: readonly string[], delimiter: string): number {
  const counts = lines.map((line) => withoutQuoted(line).split(delimiter).length - 1);
  const usual = counts.toSorted((a, b) => a - b)[Math.floor(counts.length / 2)] ?? 0;
  const same = counts.filter((count) => count === usual).length;
  return usual === 0 ? 0 : (same / counts.length) * 100 + Math.min(usual, 50);
}

const withoutQuoted = (line: string) => line.replace(/"[^"]*"/g, '');
