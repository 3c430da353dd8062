import { z } from 'zod';
import type { DocumentKind } from '../../platform/document/document-kind.ts';
import { badOption } from '../../platform/document/document.refusals.ts';
import { decimal, int, monthName } from '../../platform/web/format.ts';
import { readGrid } from './grid.actions.ts';
import { GridView } from './grid.schema.ts';
import { readPlan } from './plan.actions.ts';
import { Measure } from './plan.schema.ts';
import { planWords } from './web/plan.words.ts';

const months = Array.from({ length: 12 }, (_, i) => i + 1);
const monthField = (month: number) => ({
  key: `m${month}`,
  name: { zh: `${month}月`, en: monthName(month, 'en') },
});
const year = { key: 'year_total', name: { zh: '全年', en: 'Year' } };

/** Which grid is printed: `units.store`, or of one store `units.person.<store id>`. */
const Option = z
  .string()
  .transform((text) => text.split('.'))
  .pipe(z.tuple([Measure, GridView]).or(z.tuple([Measure, GridView, z.uuid()])));

/** Targets by month to be signed (目标责任书): cars, or money in 万元 with one decimal. */
export const targetSheet: DocumentKind = {
  key: 'target_sheet',
  resource: 'plan',
  name: { zh: '目标责任书', en: 'Target sheet' },
  fields: [
    { key: 'plan', name: { zh: '计划', en: 'Plan' } },
    { key: 'measure', name: { zh: '指标', en: 'Measure' } },
    { key: 'place', name: { zh: '范围', en: 'Scope' } },
    {
      key: 'rows',
      name: { zh: '目标', en: 'Targets' },
      rows: [{ key: 'name', name: { zh: '名称', en: 'Name' } }, ...months.map(monthField), year],
    },
    ...months.map((month) => {
      const { key, name } = monthField(month);
      return { key: `sum_${key}`, name: { zh: `${name.zh}合计`, en: `Sum of ${name.en}` } };
    }),
    { key: 'sum_year', name: { zh: '全年合计', en: 'Sum of the year' } },
  ],
  async collect(ctx, { id, option, language }) {
    const asked = Option.safeParse(option);
    if (!asked.success) throw badOption(option);
    const [measure, view, storeId] = asked.data;
    const plan = await readPlan(ctx, { id });
    const grid = await readGrid(ctx, { id, measure, view, ...(storeId && { storeId }) });
    const t = (key: string) => planWords[key]?.[language === 'zh' ? 0 : 1] ?? key;
    const amount = (n: number) => (measure === 'units' ? int(n) : decimal(n / 1_000_000, 1));
    const withYear = (cells: readonly number[]) => [...cells, total(cells)].map(amount);
    const sums = withYear(months.map((_, i) => total(grid.rows.map(({ cells }) => cells[i]!))));
    const title = t('plan.yearTitle').replace('{{year}}', String(plan.year));
    const name = t(`measure.${measure}`);
    const place = plan.storeName ?? t('plan.group');
    const heads = [...months.map(monthField), year].map((field) => field.name[language]);
    const rows = grid.rows.map(({ name: row, cells }) => [row, ...withYear(cells)]);
    return {
      storeId: storeId ?? plan.storeId,
      recordId: id,
      values: {
        plan: title,
        measure: name,
        place,
        rows: rows.map(([row = '', ...cells]) => ({ name: row, ...keyed(cells) })),
        ...Object.fromEntries(months.map((month) => [`sum_m${month}`, sums[month - 1]!])),
        sum_year: sums[12]!,
      },
      layout: {
        title: language === 'zh' ? `${plan.year} 年目标责任书` : `Target sheet ${plan.year}`,
        note: `${place} · ${name} · ${language === 'zh' ? `第 ${grid.version} 稿` : `draft ${grid.version}`}`,
        isWide: true,
        blocks: [
          {
            is: 'table',
            columns: [{ head: '', width: 2.2 }, ...heads.map((head) => ({ head, isNumber: true }))],
            rows,
            sums: [language === 'zh' ? '合计' : 'Sum', ...sums],
          },
          {
            is: 'signatures',
            parties:
              language === 'zh'
                ? ['总经理', '销售总监', '责任人']
                : ['General manager', 'Sales director', 'Responsible'],
          },
        ],
      },
    };
  },
};

const total = (of: readonly number[]): number => of.reduce((sum, n) => sum + n, 0);
const keyed = (cells: readonly string[]): Record<string, string> =>
  Object.fromEntries(cells.map((cell, i) => [i < 12 ? `m${i + 1}` : 'year_total', cell]));
