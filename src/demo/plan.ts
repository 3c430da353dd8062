import { addMonths, lastDay, monthOf, yearOf } from '../kernel/period.ts';
import {
  addAction,
  addSwotItem,
  generate,
  listPlans,
  moveAction,
  publish,
  setGoals,
  startPlan,
} from '../modules/plan/index.ts';
import { measures } from '../modules/plan/plan.schema.ts';
import { DecompositionSettings, type ModelRole } from '../modules/plan/target.schema.ts';
import type { Ctx } from '../platform/db.ts';
import { brandIds, modelIds } from './demo.queries.ts';
import { figuresOf } from './figures.ts';
import { goalsOf, type DemoGoals } from './goals.ts';
import type { DemoHistory } from './history.ts';
import { ownBrand, rivalModels } from './models.ts';
import { quarterThemes, storyOf } from './story.ts';

type Ids = ReadonlyMap<string, string>;

/**
 * Plans the current year and the next (演示计划) as a director would: goals, SWOT with actions, targets
 * decomposed and published, so that the dashboards have something to measure against.
 */
export async function planDemoYears(ctx: Ctx, history: DemoHistory, people: Ids): Promise<void> {
  const year = yearOf(history.today);
  const { now, next } = goalsOf(history);
  await planYear(ctx, { year, goals: now, history, people, window: allHistory });
  await planYear(ctx, { year: year + 1, goals: next, history, people, window: twoYears(history) });
}

type Planned = {
  year: number;
  goals: DemoGoals;
  history: DemoHistory;
  people: Ids;
  window: { historyFrom: string | null; historyTo: string | null };
};

const allHistory = { historyFrom: null, historyTo: null };

/** The last two years of whole months: every month of the calendar is in it twice. */
const twoYears = ({ today }: DemoHistory) => {
  const to = addMonths(monthOf(today), -1);
  return { historyFrom: addMonths(to, -23), historyTo: to };
};

async function planYear(ctx: Ctx, planned: Planned): Promise<void> {
  const { year, goals } = planned;
  const known = await listPlans(ctx, { year });
  if (known.rows.some(({ storeId }) => storeId === null)) return;
  const { id } = await startPlan(ctx, { year, storeId: null });
  const brands = await brandIds(ctx);
  const rivals = [...new Set(rivalModels.map(({ brand }) => brand))];
  await setGoals(ctx, {
    id,
    values: goals,
    rivalBrandIds: rivals.map((brand) => brands.get(brand)!),
  });
  await tellStory(ctx, id, planned);
  await setTargets(ctx, id, planned);
}

async function tellStory(ctx: Ctx, id: string, { year, history, people }: Planned): Promise<void> {
  const month = (number: number) => `${year}-${String(number).padStart(2, '0')}`;
  for (const { quadrant, text, evidence, owner, actions } of storyOf(figuresOf(history))) {
    const actionIds: string[] = [];
    for (const action of actions) {
      const [first, last] = action.months;
      const made = await addAction(ctx, {
        id,
        title: action.title,
        ownerId: people.get(action.owner)!,
        startsOn: `${month(first)}-01`,
        endsOn: lastDay(month(last)),
      });
      actionIds.push(made.id);
      const today = ctx.now.slice(0, 10);
      if (made.startsOn <= today)
        await moveAction(ctx, { id: made.id, status: made.endsOn < today ? 'done' : 'doing' });
    }
    const ownerId = people.get(owner)!;
    await addSwotItem(ctx, { id, quadrant, title: text, evidence, ownerId, actionIds });
  }
}

/** What each model is for (车型定位); the rest is `other`. */
const roles: Readonly<Record<string, ModelRole>> = {
  L5: 'core',
  L7: 'core',
  'L7 混动': 'core',
  E6: 'core',
  'L5 混动': 'strategic',
  E3: 'strategic',
  X9: 'profit',
};

async function setTargets(ctx: Ctx, id: string, { goals, window }: Planned): Promise<void> {
  const own = await modelIds(ctx, ownBrand);
  const models = [...own].map(([name, modelId]) => ({ modelId, role: roles[name] ?? 'other' }));
  for (const measure of measures) {
    const settings = DecompositionSettings.parse({
      ...window,
      total: goals[measure],
      basis: 'all_history',
      themes: quarterThemes,
      models,
    });
    const { version } = await generate(ctx, {
      id,
      measure,
      version: 0,
      settings,
      keepLocks: false,
    });
    await publish(ctx, { id, measure, version, reason: '年度目标发布' });
  }
}
