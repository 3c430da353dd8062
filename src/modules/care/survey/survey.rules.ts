import type { Question } from './survey.schema.ts';

export const levelsMost = 5;

/**
 * The score of a satisfaction survey (满意度得分), in hundredths of a point: the worst level earns nothing, the best the
 * question’s points, those between in equal steps. Rounded half up once, over the sum. Source: setting `csi_scale`.
 */
export function csiOf(
  questions: readonly Pick<Question, 'key' | 'points'>[],
  levels: Readonly<Record<string, number>>,
): number {
  const steps = levelsMost - 1;
  const whole = questions.reduce(
    (sum, { key, points }) => sum + points * 100 * ((levels[key] ?? 1) - 1),
    0,
  );
  return Math.floor((whole * 2 + steps) / (2 * steps));
}

/** What the best answers come to (满分), in hundredths of a point. */
export const csiMost = (questions: readonly Pick<Question, 'points'>[]): number =>
  questions.reduce((sum, { points }) => sum + points * 100, 0);

/** Questions that were not answered, by key (漏答). */
export const unanswered = (
  questions: readonly Pick<Question, 'key'>[],
  levels: Readonly<Record<string, number>>,
): string[] => questions.flatMap(({ key }) => (levels[key] === undefined ? [key] : []));

/** Whether somebody recommends us (推荐者、中立者、贬损者): 1 from 9 to 10, −1 up to 6, else 0. */
export const npsVote = (score: number): 1 | 0 | -1 => (score >= 9 ? 1 : score <= 6 ? -1 : 0);

/**
 * Net promoter score (净推荐值), in hundredths of a point from −10 000 to 10 000: promoters less detractors over all
 * answers, rounded half away from zero. Null without answers.
 */
export function npsOf(scores: readonly number[]): number | null {
  if (scores.length === 0) return null;
  const net = scores.reduce((sum, score) => sum + npsVote(score), 0);
  const scaled = Math.floor((Math.abs(net) * 20_000 + scores.length) / (2 * scores.length));
  return Math.sign(net) * scaled || 0;
}
