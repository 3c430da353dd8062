import { serve, serveExchange } from '../../platform/serve.ts';
import { serveList } from '../../platform/list/serve-list.ts';
import { actionSource } from './actions/action-list.queries.ts';
import { putActionStatus } from './actions/action-list.schema.ts';
import { moveAction } from './actions/action-status.actions.ts';
import { readDashboard } from './dashboard.actions.ts';
import { getDashboard } from './dashboard.schema.ts';
import { generate, publish, readDecomposition } from './decompose.actions.ts';
import { readGoals, setGoals } from './goal.actions.ts';
import { getGoals, putGoals } from './goal.schema.ts';
import { editTargets, readGrid, saveGrid } from './grid.actions.ts';
import {
  getGridWorkbook,
  getTargetGrid,
  postGridEdits,
  postGridWorkbook,
  putTargetGrid,
} from './grid.schema.ts';
import {
  addAction,
  changeAction,
  dropAction,
  listActions,
  listPlans,
  readPlan,
  startPlan,
} from './plan.actions.ts';
import {
  deletePlanAction,
  getPlan,
  getPlanActions,
  getPlans,
  postPlan,
  postPlanAction,
  putPlanAction,
} from './plan.schema.ts';
import { addSwotItem, changeSwotItem, dropSwotItem, readSwot } from './swot.actions.ts';
import { deleteSwotItem, getSwot, postSwotItem, putSwotItem } from './swot.schema.ts';
import { getDecomposition, postDecomposition, postPublication } from './target.schema.ts';
import { exportGrid, reimportGrid } from './workbook.actions.ts';

export const planRoutes = [
  serve(getPlans, listPlans),
  serve(postPlan, startPlan),
  serve(getPlan, readPlan),
  serve(getPlanActions, listActions),
  serve(postPlanAction, addAction),
  serve(putPlanAction, changeAction),
  serve(deletePlanAction, dropAction),
  ...serveList(actionSource),
  serve(putActionStatus, moveAction),
  serve(getSwot, readSwot),
  serve(postSwotItem, addSwotItem),
  serve(putSwotItem, changeSwotItem),
  serve(deleteSwotItem, dropSwotItem),
  serve(getGoals, readGoals),
  serve(putGoals, setGoals),
  serve(getDecomposition, readDecomposition),
  serve(postDecomposition, generate),
  serve(postPublication, publish),
  serve(getTargetGrid, readGrid),
  serve(putTargetGrid, saveGrid),
  serve(postGridEdits, editTargets),
  serveExchange(getGridWorkbook, exportGrid),
  serve(postGridWorkbook, reimportGrid),
  serve(getDashboard, readDashboard),
];
