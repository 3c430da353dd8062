import { describe, expect, test } from 'vitest';
import { csiMost, csiOf, npsOf, npsVote, unanswered } from './survey.rules.ts';

const questions = [
  { key: 'advice', points: 60 },
  { key: 'price', points: 40 },
];

describe('The score of a survey 满意度得分', () => {
  test.each([
    { levels: { advice: 5, price: 5 }, is: 10_000, because: 'the best everywhere is everything' },
    { levels: { advice: 1, price: 1 }, is: 0, because: 'the worst everywhere is nothing' },
    { levels: { advice: 4, price: 2 }, is: 5_500, because: '45 of 60 and 10 of 40' },
  ])('$levels.advice and $levels.price come to $is: $because', ({ levels, is }) => {
    expect(csiOf(questions, levels)).toBe(is);
    expect(csiMost(questions)).toBe(10_000);
  });

  test('every question has to be answered', () => {
    expect(unanswered(questions, { advice: 3 })).toEqual(['price']);
  });
});

describe('Net promoter score 净推荐值', () => {
  test.each([
    [10, 1],
    [9, 1],
    [8, 0],
    [7, 0],
    [6, -1],
    [0, -1],
  ])('%i votes %i', (score, vote) => {
    expect(npsVote(score)).toBe(vote);
  });

  test.each([
    { scores: [10, 9, 9, 8, 7, 6, 3], nps: '14.29' },
    { scores: [0], nps: '-100.00' },
    { scores: [9, 6], nps: '0.00' },
  ])('$scores is $nps', ({ scores, nps }) => {
    expect((npsOf(scores)! / 100).toFixed(2)).toBe(nps);
  });

  test('without answers nobody knows', () => {
    expect(npsOf([])).toBeNull();
  });
});
