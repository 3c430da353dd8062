import { expect, test } from 'vitest';
import { figuresOf } from './figures.ts';
import { historyUntil } from './history.ts';
import { demoStaff } from './staff.ts';
import { storyOf } from './story.ts';

const story = storyOf(figuresOf(historyUntil('2026-11-23')));

test('the demo plan argues with figures of its own history', () => {
  const figures = figuresOf(historyUntil('2026-11-23'));
  expect(figures.nevShare.now).toBeGreaterThan(figures.nevShare.before);
  expect(figures.financeShare.now).toBeLessThan(figures.financeShare.before);
  expect(figures.onlineShare.now).toBeGreaterThan(figures.onlineShare.before);
  expect(figures.rival.now).toBeGreaterThan(figures.rival.before);
  expect(figures.growth.xincheng).toBeLessThan(figures.growth.jiangbei);
  expect(figures.grossProfitYuan.now).toBeLessThan(figures.grossProfitYuan.before);
  expect(figures.slowestCycleDays).toBeGreaterThan(figures.cycleDays);
  expect(figures.flagshipGrossProfitYuan).toBeGreaterThan(figures.grossProfitYuan.now * 1.5);
});

test('in the first days of a year there is still something to say', () => {
  for (const { evidence } of storyOf(figuresOf(historyUntil('2027-01-02')))) {
    expect(evidence).not.toMatch(/NaN|Infinity/);
  }
});

test('every item has an owner on the staff; one is left unanswered, so that the gap shows', () => {
  const names = new Set(demoStaff.map(({ name }) => name));
  const owners = story.flatMap(({ owner, actions }) => [owner, ...actions.map((one) => one.owner)]);
  expect(owners.filter((owner) => !names.has(owner))).toEqual([]);
  expect(story.filter(({ actions }) => actions.length === 0)).toHaveLength(1);
  expect(new Set(story.map(({ quadrant }) => quadrant)).size).toBe(4);
});
