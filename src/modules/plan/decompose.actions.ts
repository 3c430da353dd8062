import { Worker } from 'node:worker_threads';
import { reaches, scopeOf } from '../../kernel/actor.ts';
import type { InputOf } from '../../kernel/endpoint.ts';
import { monthsOfYear } from '../../kernel/period.ts';
import { NOBODY } from '../../kernel/uuid.ts';
import { audit } from '../../platform/audit.ts';
import { announce } from '../../platform/outbox.ts';
import type { Ctx } from '../../platform/db.ts';
import { publishTargets } from '../kpi/index.ts';
import { conflictsNamed } from './conflict.rules.ts';
import { goalsOf } from './goal.queries.ts';
import { lockedModelCells, replaceMarks } from './mark.queries.ts';
import type { Leaves } from './leaves.rules.ts';
import { materialFor } from './material.actions.ts';
import { editablePlan, mayEditPlan, readPlan } from './plan.actions.ts';
import type { PlanRow } from './plan.queries.ts';
import { changedMeanwhile, mayNotEditPlan, notDecomposed } from './plan.refusals.ts';
import { largestRemainder } from './remainder.rules.ts';
import {
  decompositionOf,
  leavesOf,
  markPublished,
  replaceCells,
  writeDecomposition,
} from './target.queries.ts';
import {
  DecompositionSettings,
  type DecompositionOutcome,
  type getDecomposition,
  type postDecomposition,
  type postPublication,
} from './target.schema.ts';
import { byMonth, taskOf, type DecompositionTask, type Material } from './task.rules.ts';

/** How a measure is decomposed; before the first time a proposal: the goal, else last year again. */
export async function readDecomposition(
  ctx: Ctx,
  { id, measure }: InputOf<typeof getDecomposition>,
) {
  const plan = await readPlan(ctx, { id });
  const found = await decompositionOf(ctx, { planId: id, measure });
  const rights = {
    mayEdit: mayEditPlan(ctx.actor, plan.storeId),
    mayPublish: mayPublish(ctx, plan),
  };
  if (found) return { ...found, ...rights };
  const basis = { basis: 'all_history', historyFrom: null, historyTo: null, models: [] } as const;
  const goal = (await goalsOf(ctx, id))[measure];
  const total = goal ?? (await lastYearAgain(ctx, plan, { measure, basis }));
  const settings = DecompositionSettings.parse({ total, basis: 'all_history' });
  return {
    version: 0,
    settings,
    outcome: null,
    changedAt: null,
    publishedVersion: null,
    ...rights,
  };
}

const mayPublish = ({ actor }: Ctx, { storeId }: PlanRow) =>
  storeId === null
    ? scopeOf(actor, 'target', 'edit') === 'all'
    : reaches(actor, 'target', 'edit', { storeId });

async function lastYearAgain(
  ctx: Ctx,
  plan: PlanRow,
  { measure, basis }: { measure: PlanRow['decomposed'][number]['measure']; basis: Basis },
) {
  const window = { ...basis, historyFrom: `${plan.year - 1}-01`, historyTo: `${plan.year - 1}-12` };
  const { months } = await materialFor(ctx, plan, measure, { ...window, models: [] });
  return Math.max(
    0,
    months.reduce((a, { amount }) => a + amount, 0),
  );
}
type Basis = { basis: 'all_history'; historyFrom: null; historyTo: null };

/**
 * Decomposes the year of a plan (生成分解) in a worker thread and keeps it as the next version. Locked cells of the
 * month × model grid stay when asked; other marks belong to the old numbers and go.
 */
export async function generate(
  ctx: Ctx,
  { id, measure, version, settings, keepLocks }: InputOf<typeof postDecomposition>,
) {
  const plan = await editablePlan(ctx, id);
  const of = { planId: id, measure };
  const locks = keepLocks && version > 0 ? await lockedModelCells(ctx, of) : new Map();
  const material = await materialFor(ctx, plan, measure, settings);
  const task = taskOf(plan.year, settings, material, locks);
  const since = performance.now();
  const leaves = await inThread(task);
  const seconds = Math.round(performance.now() - since) / 1000;
  const outcome = outcomeOf({ task, leaves, material, settings, seconds });
  if (!(await writeDecomposition(ctx, of, version, { settings, outcome })))
    throw changedMeanwhile(version);
  await replaceCells(ctx, of, leaves, task.modelKeys);
  const kept = [...locks].flatMap(([rowId, cells]: [string, readonly (number | null)[]]) =>
    cells.flatMap((value, month) =>
      value === null ? [] : [{ rowId, month: month + 1, kind: 'locked' as const }],
    ),
  );
  await replaceMarks(ctx, of, null, kept);
  const after = { measure, settings, conflicts: outcome.conflicts.length };
  await audit(ctx, { action: 'plan.decomposed', resource: 'plan', recordId: id, after });
  return readDecomposition(ctx, { id, measure });
}

/** Off the thread that answers requests: a big group takes seconds. */
function inThread(task: DecompositionTask): Promise<Leaves> {
  const worker = new Worker(new URL('./decompose.worker.ts', import.meta.url), {
    workerData: task,
    execArgv: [],
  });
  return new Promise<Leaves>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`the decomposition ended with ${code}`)));
  }).finally(() => worker.terminate());
}

type Done = {
  task: DecompositionTask;
  leaves: Leaves;
  material: Material;
  settings: DecompositionSettings;
  seconds: number;
};

function outcomeOf({ task, leaves, material, settings, seconds }: Done): DecompositionOutcome {
  const { season } = task;
  const quarters = [0, 1, 2, 3].map((q) => ({
    key: `Q${q + 1}`,
    weight:
      settings.quarterSharesBp?.[q] ??
      season.weights.slice(q * 3, q * 3 + 3).reduce((a, b) => a + b, 0),
  }));
  const { festival } = season;
  return {
    conflicts: conflictsNamed(season, leaves, material, task.modelKeys),
    indexes: season.indexes,
    months: byMonth(season.months.map((month) => ({ month, amount: 0 }))).map(({ month }) => month),
    festival: festival && {
      day: festival.festival,
      januaryShare: festival.januaryShare,
      ownFactor: festival.ownFactor,
    },
    workings: largestRemainder(settings.total, quarters),
    sellers: leaves.sellers.length,
    seconds,
  };
}

/** Publishes the targets (发布目标): a frozen version in kpi, counted from one, with the reason. */
export async function publish(
  ctx: Ctx,
  { id, measure, version, reason }: InputOf<typeof postPublication>,
) {
  const plan = await readPlan(ctx, { id });
  if (!mayPublish(ctx, plan)) throw mayNotEditPlan(id);
  const found = await decompositionOf(ctx, { planId: id, measure });
  if (!found) throw notDecomposed();
  if (found.version !== version) throw changedMeanwhile(found.version);
  const months = monthsOfYear(plan.year);
  const cells = (await leavesOf(ctx, { planId: id, measure })).flatMap(({ amounts, ...seller }) =>
    amounts.flatMap((value, month) =>
      value > 0 ? [{ ...seller, month: months[month]!, value }] : [],
    ),
  );
  const scopeStoreId = plan.storeId ?? NOBODY;
  const target = { year: plan.year, measure, scopeStoreId, planId: id, reason };
  const { number } = await publishTargets(ctx, target, cells);
  await markPublished(ctx, { planId: id, measure }, version);
  await audit(ctx, {
    action: 'plan.published',
    resource: 'plan',
    recordId: id,
    after: { measure, number, reason },
  });
  const told = { planId: id, year: plan.year, storeId: plan.storeId, measure, number, reason };
  await announce(ctx, 'plan.published', `${id} ${measure} ${number}`, told);
  return { number };
}
