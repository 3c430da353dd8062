import { serve, type Served } from '../../../platform/serve.ts';
import * as rivals from './rival.actions.ts';
import * as rival from './rival.schema.ts';

export const rivalRoutes: readonly Served[] = [
  serve(rival.getRivals, rivals.listRivals),
  serve(rival.getPriceReports, rivals.listReports),
  serve(rival.postRival, rivals.addRival),
  serve(rival.deleteRival, rivals.dropRival),
  serve(rival.postPriceReport, rivals.reportPrice),
  serve(rival.putReportJudgement, rivals.judgeReport),
];
