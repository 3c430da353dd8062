import { expect, test } from 'vitest';
import { skillsAsked, type SkillRow } from './skills.rules.ts';

const rows: SkillRow[] = [
  { by: 'energy', is: 'bev', skill: '新能源' },
  { by: 'energy', is: 'phev', skill: '新能源' },
  { by: 'tag', is: '增换购', skill: '置换' },
  { by: 'source', is: '直播', skill: '直播跟进' },
];
const known = { energy: '', source: '', tags: [] };

test.each([
  ['nothing known, nothing asked', {}, []],
  ['an electric car', { energy: 'bev' }, ['新能源']],
  ['a tag and a source', { tags: ['增换购', '家庭'], source: '直播' }, ['置换', '直播跟进']],
  ['a fuel car', { energy: 'fuel' }, []],
] as const)('%s', (_, change, skills) => {
  expect(skillsAsked({ ...known, ...change }, rows)).toEqual(skills);
});

test('each skill is asked once', () => {
  const twice: SkillRow[] = [...rows, { by: 'tag', is: '家庭', skill: '新能源' }];
  expect(skillsAsked({ energy: 'bev', source: '', tags: ['家庭'] }, twice)).toEqual(['新能源']);
});
