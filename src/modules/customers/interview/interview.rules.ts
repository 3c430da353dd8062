import type { Answers } from './interview.schema.ts';

export const questions = [
  'budget',
  'uses',
  'horizon',
  'presentCars',
  'voices',
  'futureUse',
  'rivals',
  'lifeStyle',
  'mustHaves',
] as const;
export type Question = (typeof questions)[number];

/** What was not asked yet (还没问到), in the order of the interview. */
export function unasked(answers: Answers): Question[] {
  const { budgetLowFen, budgetHighFen } = answers;
  return questions.filter((question) => {
    if (question === 'budget') return budgetLowFen === null && budgetHighFen === null;
    const answer = answers[question];
    return answer === null || answer.length === 0;
  });
}

/** Whether the budget is a range: none of its ends, or the low one not above the high one. */
export const isRange = ({
  budgetLowFen: low,
  budgetHighFen: high,
}: Pick<Answers, 'budgetLowFen' | 'budgetHighFen'>): boolean =>
  low === null || high === null || low <= high;

/** Rivals by their names as they are searched (竞品名): trimmed, in lower case, each once. */
export const rivalNames = ({ rivals }: Pick<Answers, 'rivals'>): string[] => [
  ...new Set(rivals.map(({ name }) => name.trim().toLowerCase())),
];
