export { moveAction } from './actions/action-status.actions.ts';
export { readDashboard } from './dashboard.actions.ts';
export { generate, publish, readDecomposition } from './decompose.actions.ts';
export { setGoals } from './goal.actions.ts';
export { addAction, listPlans, startPlan } from './plan.actions.ts';
export { planRecord } from './plan.queries.ts';
export { addSwotItem } from './swot.actions.ts';
