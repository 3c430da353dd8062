import { expect, test } from 'vitest';
import { paceState } from './pace.rules.ts';

test.each([
  { value: 65, due: 66, state: 'onTrack', because: 'one car short of 66 is still on course' },
  { value: 54, due: 56, state: 'atRisk', because: 'below 97 % of what is due the ship drifts' },
  { value: 39, due: 48, state: 'breached', because: 'below 85 % it is behind' },
  { value: 0, due: 0, state: 'idle', because: 'nothing is due, so nothing is judged' },
])('$value delivered of $due due is $state: $because', ({ value, due, state }) => {
  expect(paceState(value, due)).toBe(state);
});
