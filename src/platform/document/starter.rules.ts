import type { Layout } from './layout.rules.ts';
import type { TemplateField } from './template.rules.ts';

/** A page with every place of a kind beside its name, and a row for each repeated part (样板). */
export function starterOf(
  name: { zh: string; en: string },
  fields: readonly TemplateField[],
  language: 'zh' | 'en',
): Layout {
  const single = fields.filter(({ rows }) => !rows);
  const repeated = fields.filter(({ rows }) => rows);
  return {
    title: name[language],
    note: '{{company}}',
    language,
    footer: '',
    mark: '{{taken_by}}',
    blocks: [
      {
        is: 'table',
        columns: [{ head: '' }, { head: '', width: 2 }],
        rows: single.map((field) => [field.name[language], `{{${field.key}}}`]),
      },
      ...repeated.flatMap(({ key, name: title, rows = [] }) => {
        const cells = rows.map((row) => `{{${row.key}}}`);
        cells[0] = `{{#${key}}}${cells[0] ?? ''}`;
        cells[cells.length - 1] += `{{/${key}}}`;
        return [
          { is: 'heading', text: title[language] } as const,
          {
            is: 'table',
            columns: rows.map((row) => ({ head: row.name[language] })),
            rows: [cells],
          } as const,
        ];
      }),
    ],
  };
}
