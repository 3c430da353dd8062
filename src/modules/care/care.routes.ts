import { serve, serveVisit, type Served } from '../../platform/serve.ts';
import { answerSurvey, noteSent, showDealSurvey, showSurvey } from './survey/survey.actions.ts';
import * as survey from './survey/survey.schema.ts';

/** What happens after the delivery (售后关怀), first part: the survey. */
export const careRoutes: readonly Served[] = [
  serve(survey.getDealSurvey, showDealSurvey),
  serve(survey.postSurveySent, noteSent),
  serveVisit(survey.getSurvey, showSurvey),
  serveVisit(survey.postSurveyAnswer, answerSurvey, { max: 30, perMinutes: 1 }),
];
