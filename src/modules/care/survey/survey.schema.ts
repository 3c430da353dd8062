import { z } from 'zod';
import { endpoint } from '../../../kernel/endpoint.ts';

const Name = z.string().nullable();
const Moment = z.iso.datetime();
const Text = (most: number) => z.string().trim().max(most);
const Code = z.string().regex(/^[A-Za-z0-9_-]{4,40}$/);

/** A question of the satisfaction scale, with the points that the best answer earns (满意度题目). */
export const Question = z.object({
  key: z.string(),
  zh: z.string(),
  en: z.string(),
  points: z.int(),
});
export type Question = z.output<typeof Question>;

/** A survey of a delivery: its link, whether it was sent, and what was answered. */
export const Survey = z.object({
  id: z.uuid(),
  code: z.string(),
  madeAt: Moment,
  sentAt: Moment.nullable(),
  sentByName: Name,
  answeredAt: Moment.nullable(),
  csiHundredths: z.int().nullable(),
  /** What the best answers would come to. */
  mostHundredths: z.int(),
  nps: z.int().nullable(),
  why: z.string(),
  words: z.string(),
  answers: z.array(z.object({ key: z.string(), zh: z.string(), en: z.string(), level: z.int() })),
});

export const getDealSurvey = endpoint('GET /api/deals/:id/survey', {
  summary:
    'The survey link of a deal and, once it is answered, the scores; words for whoever may read surveys',
  access: 'deal:read',
  input: z.object({ id: z.uuid() }),
  output: z.object({ survey: Survey.nullable() }),
});

export const postSurveySent = endpoint('POST /api/surveys/:id/sent', {
  summary: 'The link was sent to the customer',
  access: 'deal:read',
  input: z.object({ id: z.uuid() }),
  output: z.object({ sentAt: Moment }),
});

/** The survey as the customer opens it (满意度问卷). */
export const getSurvey = endpoint('GET /api/survey-links/:code', {
  summary: 'A survey as the customer sees it',
  access: 'public',
  input: z.object({ code: Code }),
  output: z.object({
    groupName: z.string(),
    storeName: z.string(),
    modelName: Name,
    personName: Name,
    isAnswered: z.boolean(),
    questions: z.array(Question),
  }),
});

export const Answers = z.object({
  /** One level from 1 to 5 for each question. */
  levels: z.record(z.string().max(30), z.int().min(1).max(5)),
  nps: z.int().min(0).max(10),
  why: Text(500).default(''),
  words: Text(1000).default(''),
});

export const postSurveyAnswer = endpoint('POST /api/survey-links/:code/answer', {
  summary: 'The customer answers: every question, how likely they recommend, why; once',
  access: 'public',
  input: z.object({ code: Code }).extend(Answers.shape),
  output: z.object({ answeredAt: Moment }),
});
