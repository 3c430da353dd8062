import { serve, type Served } from '../../../platform/serve.ts';
import { correctVisit, fileVisit, leaveVisit, readRecord, voidVisit } from './visit-end.actions.ts';
import { enterVisit, giveVisit, showReception, startVisit } from './visit.actions.ts';
import * as visit from './visit.schema.ts';

export const visitRoutes: readonly Served[] = [
  serve(visit.getReception, showReception),
  serve(visit.postReceptionVisit, enterVisit),
  serve(visit.patchReceptionVisit, correctVisit),
  serve(visit.postReceptionHost, giveVisit),
  serve(visit.postReceptionStart, startVisit),
  serve(visit.postReceptionFile, fileVisit),
  serve(visit.postReceptionLeave, leaveVisit),
  serve(visit.postReceptionVoid, voidVisit),
  serve(visit.getReceptionRecord, readRecord),
];
