import { serve } from '../../platform/serve.ts';
import { listKpis, measure } from './kpi.actions.ts';
import { getKpi, getKpis } from './kpi.schema.ts';

export const kpiRoutes = [serve(getKpis, listKpis), serve(getKpi, measure)];
