import path from 'node:path';
import { systemActor } from '../src/kernel/actor.ts';
import { generate, publish, readDashboard, startPlan } from '../src/modules/plan/index.ts';
import { decomposeTask } from '../src/modules/plan/leaves.rules.ts';
import type { Branch } from '../src/modules/plan/nesting.rules.ts';
import { DecompositionSettings } from '../src/modules/plan/target.schema.ts';
import type { DecompositionTask } from '../src/modules/plan/task.rules.ts';
import { inTenant, type Ctx } from '../src/platform/db.ts';
import { groupWithDeals, scene, type Scene } from './history.ts';
import { median, p95, rounded, type Measurement, type Stage } from './measurement.ts';

const [models, stores, people] = [60, 200, 10];
const season = [1, 0.62, 0.96, 0.9, 0.92, 0.95, 0.88, 0.99, 1.08, 1.13, 1.2, 1.37];
const decompositions = 3;
const pages = 120;

/** `plan.decompose.seconds` (12 months × 60 models × 200 stores × 10 people) and `plan.dashboard.ratio_10x`. */
export async function plan({ dataDir }: Stage): Promise<Measurement[]> {
  const decomposed = decomposition();
  const set = await scene(path.join(dataDir, 'plan'));
  try {
    return [decomposed, await dashboard(set)];
  } finally {
    await set.close();
  }
}

function decomposition(): Measurement {
  const task = bigTask();
  const [own, naive]: [number[], number[]] = [[], []];
  let sum = 0;
  for (let round = 0; round < decompositions; round++) {
    let since = performance.now();
    sum = decomposeTask(task).amounts.reduce((a, b) => a + b, 0);
    own.push((performance.now() - since) / 1000);
    since = performance.now();
    roundEachAlone(task);
    naive.push((performance.now() - since) / 1000);
  }
  const off = roundEachAlone(task) - task.year.total;
  if (sum !== task.year.total) throw new Error(`the parts add up to ${sum}`);
  return {
    name: 'plan.decompose.seconds',
    value: rounded(median(own)),
    unit: 's',
    against: `each of the 1,440,000 cells rounded alone: ${rounded(median(naive))} s and ${off} cars off the year; ours 0 off on every level`,
  };
}

/** Weights from a fixed sequence, so that every run decomposes the same group. */
function bigTask(): DecompositionTask {
  let state = 7;
  const next = () => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648;
  const weights = () => Array.from({ length: models }, () => Math.floor(next() * 4));
  const added = (parts: readonly Branch[]) =>
    Array.from({ length: models }, (_, m) => parts.reduce((a, { byModel }) => a + byModel[m]!, 0));
  const branches = Array.from({ length: stores }, (_, s): Branch => {
    const teams = [0, 1].map((t): Branch => {
      const members = Array.from({ length: people / 2 }, (_p, p) => {
        return { key: `${s}.${t}.${p}`, total: null, byModel: weights() };
      });
      return { key: `${s}.${t}`, total: null, byModel: added(members), children: members };
    });
    return { key: `${s}`, total: s % 10 ? null : 1_000, byModel: added(teams), children: teams };
  });
  const modelKeys = Array.from({ length: models }, (_, m) => `model ${m}`);
  const lines = modelKeys.map((key, m) => ({
    key,
    weight: 100 + 900 * next(),
    total: m === 3 ? 5_000 : null,
    shape: season.map((index) => index * (0.5 + next())),
  }));
  const year = { total: stores * 1_200, season, models: lines };
  const read = { weights: season, indexes: season, months: [], festival: null, problems: [] };
  return { year, branches, modelKeys, season: read };
}

/** The usual spreadsheet: proportional shares, each rounded by itself. */
function roundEachAlone({ year, branches }: DecompositionTask): number {
  const total = year.models.reduce((a, { weight }) => a + weight, 0);
  const sold = branches.reduce((a, { byModel }) => a + sumOf(byModel), 0);
  const months = season.reduce((a, b) => a + b, 0);
  let sum = 0;
  for (const { weight } of year.models)
    for (const index of season)
      for (const store of branches)
        for (const team of store.children!)
          for (const person of team.children!) {
            const share = (weight / total) * (index / months) * (sumOf(person.byModel) / sold);
            sum += Math.round(year.total * share);
          }
  return sum;
}

const sumOf = (list: ArrayLike<number>) => Array.from(list).reduce((a, b) => a + b, 0);

/** The same page over a history and over one ten times as long in deals, in turns. */
async function dashboard(set: Scene): Promise<Measurement> {
  const small = await planned(set, 'bench-plan', 20_000);
  const large = await planned(set, 'bench-plan-10x', 200_000);
  const [one, ten]: [number[], number[]] = [[], []];
  for (let page = 0; page < pages; page++) {
    one.push(await pageMs(set, small, page));
    ten.push(await pageMs(set, large, page));
  }
  const [before, after] = [p95(one.slice(20)), p95(ten.slice(20))];
  return {
    name: 'plan.dashboard.ratio_10x',
    value: rounded(after / before),
    unit: 'ratio',
    against: `p95 of the pages by month, model, store and team: ${rounded(before)} ms over 20,000 deals, ${rounded(after)} ms over 200,000`,
  };
}

const asDirector = <T>({ database }: Scene, tenantId: string, work: (ctx: Ctx) => Promise<T>) =>
  inTenant(database.web, tenantId, (db) =>
    work({ db, actor: systemActor(tenantId, 'bench'), now: '2026-11-23T02:00:00.000Z' }),
  );

async function planned(set: Scene, login: string, deals: number): Promise<string> {
  const tenantId = await groupWithDeals(set, login, deals);
  await asDirector(set, tenantId, async (ctx) => {
    const { id } = await startPlan(ctx, { year: 2026, storeId: null });
    const settings = DecompositionSettings.parse({ total: deals, basis: 'all_history' });
    const made = { id, measure: 'units', version: 0, settings, keepLocks: true } as const;
    const { version } = await generate(ctx, made);
    await publish(ctx, { id, measure: 'units', version, reason: '' });
  });
  await set.database.owner.query('analyze');
  return tenantId;
}

async function pageMs(set: Scene, tenantId: string, page: number): Promise<number> {
  const by = (['month', 'model', 'store', 'team'] as const)[page % 4]!;
  const since = performance.now();
  await asDirector(set, tenantId, (ctx) =>
    readDashboard(ctx, { year: 2026, measure: 'units', by }),
  );
  return performance.now() - since;
}
