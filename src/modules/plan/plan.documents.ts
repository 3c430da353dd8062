import type { DocumentKind } from '../../platform/document/document-kind.ts';
import type { Block } from '../../platform/document/layout.rules.ts';
import { decimal, none } from '../../platform/web/format.ts';
import { listActions, readPlan } from './plan.actions.ts';
import { readGoals } from './goal.actions.ts';
import type { goalMeasures } from './goal.schema.ts';
import { quadrants } from './swot.schema.ts';
import { readSwot } from './swot.actions.ts';
import { planWords } from './web/plan.words.ts';
import { steeringWords } from './web/steering.words.ts';

const words = { ...planWords, ...steeringWords };
const factors = { cars: 1, fen: 1_000_000, bp: 100, hundredths: 100 };
const both = (zh: string, en: string) => ({ zh, en });
const cell = (key: string, zh: string, en: string) => ({ key, name: both(zh, en) });

/** A year's plan on a page (一页计划): goals beside last year, SWOT with its answers, actions with owners. */
export const planPage: DocumentKind = {
  key: 'plan_page',
  resource: 'plan',
  name: both('一页计划', 'Plan on a page'),
  fields: [
    cell('plan', '计划', 'Plan'),
    cell('place', '范围', 'Scope'),
    {
      key: 'goals',
      name: both('目标', 'Goals'),
      rows: [
        cell('measure', '指标', 'Measure'),
        cell('goal', '目标', 'Goal'),
        cell('last_year', '去年', 'Last year'),
      ],
    },
    {
      key: 'swot',
      name: both('SWOT', 'SWOT'),
      rows: [
        cell('quadrant', '类别', 'Quadrant'),
        cell('title', '内容', 'Finding'),
        cell('evidence', '依据', 'Evidence'),
        cell('owner', '负责人', 'Owner'),
      ],
    },
    {
      key: 'actions',
      name: both('行动', 'Actions'),
      rows: [
        cell('title', '行动', 'Action'),
        cell('owner', '负责人', 'Owner'),
        cell('from', '开始', 'From'),
        cell('until', '截止', 'Until'),
        cell('status', '状态', 'Status'),
      ],
    },
  ],
  async collect(ctx, { id, language }) {
    const plan = await readPlan(ctx, { id });
    const [goals, swot, actions] = [
      await readGoals(ctx, { id }),
      await readSwot(ctx, { id }),
      await listActions(ctx, { id }),
    ];
    const t = (key: string) => words[key]?.[language === 'zh' ? 0 : 1] ?? key;
    const amount = (value: number | null, unit: keyof typeof factors) =>
      value === null ? none : decimal(value / factors[unit], unit === 'cars' ? 0 : 1);
    const goalName = (measure: (typeof goalMeasures)[number], unit: keyof typeof factors) =>
      `${t(`goal.${measure}`)}（${t(`goals.unit.${unit}`)}）`;
    const values = {
      plan: t('plan.yearTitle').replace('{{year}}', String(plan.year)),
      place: plan.storeName ?? t('plan.group'),
      goals: goals.rows
        .filter(({ value, lastYear }) => value !== null || lastYear !== null)
        .map(({ measure, unit, value, lastYear }) => ({
          measure: goalName(measure, unit),
          goal: amount(value, unit),
          last_year: amount(lastYear, unit),
        })),
      swot: quadrants.flatMap((quadrant) =>
        swot.rows
          .filter((row) => row.quadrant === quadrant)
          .map(({ title, evidence, owner }) => ({
            quadrant: t(`swot.${quadrant}`),
            title,
            evidence,
            owner: owner.name,
          })),
      ),
      actions: actions.rows.map(({ title, owner, startsOn, endsOn, status }) => ({
        title,
        owner: owner.name,
        from: startsOn,
        until: endsOn,
        status: t(`action.status.${status}`),
      })),
    };
    return {
      storeId: plan.storeId,
      recordId: id,
      values,
      layout: {
        title: language === 'zh' ? `${plan.year} 年一页计划` : `Plan ${plan.year} on a page`,
        note: values.place,
        blocks: planPage.fields.flatMap(({ key, name, rows }): Block[] => {
          const lines = values[key as 'goals'] as Record<string, string>[];
          if (!rows || lines.length === 0) return [];
          return [
            { is: 'heading', text: name[language] },
            {
              is: 'table',
              columns: rows.map((row) => ({
                head: row.name[language],
                width: wide.has(row.key) ? 3 : 1,
                isNumber: key === 'goals' && row.key !== 'measure',
              })),
              rows: lines.map((line) => rows.map((row) => line[row.key] ?? '')),
            },
          ];
        }),
      },
    };
  },
};

const wide = new Set(['title', 'evidence', 'measure']);
