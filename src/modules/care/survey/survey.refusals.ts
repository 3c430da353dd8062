import { Refusal } from '../../../kernel/refusal.ts';

export const noSuchSurvey = () => new Refusal(404, 'survey.unknown');
export const alreadyAnswered = () => new Refusal(409, 'survey.answered');
export const leftOut = (keys: readonly string[]) =>
  new Refusal(422, 'survey.left_out', { field: 'levels', keys });
export const noSuchQuestion = (key: string) =>
  new Refusal(422, 'survey.unknown_question', { field: 'levels', key });
