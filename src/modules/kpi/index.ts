export { measure, sumsOf, type KpiQuestion } from './kpi.actions.ts';
export { brandsOfModels, counted, countedScope, labelsOf, type Counted } from './kpi.queries.ts';
export { publishTargets } from './target.actions.ts';
export {
  newestTargetVersion,
  targetsBy,
  type TargetCell,
  type TargetMeasure,
  type TargetVersion,
} from './target.queries.ts';
