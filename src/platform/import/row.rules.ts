import type { KindShape } from './field.schema.ts';
import type { StagedRow } from './mapping.rules.ts';
import type { Problem } from './problem.rules.ts';

/** What the fields of one row say of each other (行内校验): days in order, what another field needs. */
export function rowProblems(kind: KindShape, { values }: StagedRow): Problem[] {
  const valueOf = (name: string) => values[kind.fields.findIndex((field) => field.name === name)];
  const reversed = (kind.ordered ?? []).flatMap(([first, second]) => {
    const [from, to] = [valueOf(first), valueOf(second)];
    if (!from || !to || to >= from) return [];
    return [{ field: second, code: 'dates.reversed' as const, value: to, detail: from }];
  });
  const lacking = (kind.needed ?? [])
    .filter(({ field, where, is }) => is.includes(valueOf(where) ?? '') && !valueOf(field))
    .map(({ field }) => ({ field, code: 'empty' as const, value: '' }));
  return [...reversed, ...lacking];
}

/**
 * The name of a row in its source (外部主键): its key fields, joined. A row without any is named by
 * its content, so that the same row again is still the same row.
 */
export function externalIdOf(kind: KindShape, { values }: StagedRow, contentHash: string): string {
  const parts = kind.key.map(
    (name) => values[kind.fields.findIndex((field) => field.name === name)] ?? '',
  );
  return parts.every((part) => part === '') ? `#${contentHash}` : parts.join('\u001f');
}

/** A value as COPY takes it: tab, line ends and backslash escaped, null as \N, no NUL bytes. */
export const copyText = (value: string | null): string =>
  value === null
    ? '\\N'
    : value.replace(/[\\\t\n\r\u0000]/g, (char) => escapes[char as keyof typeof escapes]);

const escapes = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r', '\u0000': '' };
