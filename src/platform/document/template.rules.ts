type Both = { zh: string; en: string };

/** A place in a template that is filled (占位符); one with `rows` repeats what stands between its ends. */
export type TemplateField = {
  key: string;
  name: Both;
  rows?: readonly { key: string; name: Both }[];
};
export type TemplateValues = Record<string, string | Record<string, string>[]>;

/**
 * Places of a template that its kind does not fill, in the order of the file. Tags come as `rows/name` inside
 * a repeated part; inside one, a place of the document itself may stand too.
 */
export function unknownIn(tags: readonly string[], fields: readonly TemplateField[]): string[] {
  const top = new Set(fields.map(({ key }) => key));
  const inner = new Set(
    fields.flatMap(({ key, rows = [] }) => rows.map((row) => `${key}/${row.key}`)),
  );
  const last = (tag: string) => tag.slice(tag.lastIndexOf('/') + 1);
  return tags.filter(
    (tag) => !top.has(tag) && !inner.has(tag) && !(tag.includes('/') && top.has(last(tag))),
  );
}

/** Values to see a template with before it is used: each place shows its own name, repeated parts twice. */
export const sampleValues = (
  fields: readonly TemplateField[],
  language: 'zh' | 'en',
): TemplateValues =>
  Object.fromEntries(
    fields.map(({ key, name, rows }) => [
      key,
      rows
        ? [1, 2].map((n) =>
            Object.fromEntries(rows.map((row) => [row.key, `${row.name[language]} ${n}`])),
          )
        : name[language],
    ]),
  );

/** Places that every kind has beside its own: the dealer group, and who took the paper when. */
export const everyField = (own: readonly TemplateField[]): readonly TemplateField[] => [
  ...own,
  { key: 'company', name: { zh: '集团', en: 'Dealer group' } },
  { key: 'taken_by', name: { zh: '导出人与时间', en: 'Taken by, and when' } },
];
