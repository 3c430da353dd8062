import { settingKind } from '../../../platform/setting/setting-kind.rules.ts';

/** Which leads ask which skill of whoever takes them (技能匹配). */
export const leadSkillSetting = settingKind({
  key: 'lead_skill',
  subject: 'lead',
  name: { zh: '线索技能匹配', en: 'Skills that leads ask' },
  note: {
    zh: '命中一行就要一项技能；有这些技能最多的人先接。没有人有这项技能时照常分配。',
    en: 'Each line that fits asks a skill; who has most of them comes first. Where nobody has it the lead is dealt as usual.',
  },
  perStore: true,
  rowKey: ['by', 'is', 'skill'],
  fields: {
    by: {
      type: 'choice',
      name: { zh: '看什么', en: 'By' },
      choices: {
        energy: {
          zh: '车型能源（bev、phev、erev、fuel）',
          en: 'energy of the model (bev, phev, erev, fuel)',
        },
        source: { zh: '线索来源', en: 'source of the lead' },
        tag: { zh: '客户标签', en: 'tag of the customer' },
      },
    },
    is: { type: 'text', name: { zh: '等于', en: 'Is' }, max: 40 },
    skill: { type: 'text', name: { zh: '需要技能', en: 'Asks' }, max: 20 },
  },
  shipped: [
    {
      from: '2020-01-01',
      rows: [
        { by: 'energy', is: 'bev', skill: '新能源' },
        { by: 'energy', is: 'phev', skill: '新能源' },
        { by: 'energy', is: 'erev', skill: '新能源' },
        { by: 'tag', is: '增换购', skill: '置换' },
      ],
      source: { zh: '建议值，没有外部出处', en: 'Proposed; no outside source' },
      isUnverified: true,
    },
  ],
});

const points = {
  type: 'count',
  name: { zh: '期望值', en: 'Expected value' },
  unit: { zh: '元', en: 'yuan' },
  min: 0,
  max: 1_000_000,
} as const;

/** What a lead of a grade is worth on average: the chance of a deal times its gross profit (线索期望值). */
export const leadValueSetting = settingKind({
  key: 'lead_value',
  subject: 'lead',
  name: { zh: '线索期望值', en: 'Expected value of leads' },
  note: {
    zh: '成交可能 × 一台车的平均毛利，只用来比较分得公不公平，不是预测。',
    en: 'Chance of a deal × average gross profit of a car; used to compare shares, not a forecast.',
  },
  perStore: true,
  rowKey: ['grade'],
  fields: {
    grade: {
      type: 'choice',
      name: { zh: '意向级别', en: 'Grade' },
      choices: {
        O: { zh: 'O 级 · 已订车', en: 'O · ordered' },
        H: { zh: 'H 级', en: 'H' },
        A: { zh: 'A 级', en: 'A' },
        B: { zh: 'B 级', en: 'B' },
        C: { zh: 'C 级', en: 'C' },
        N: { zh: '未定级', en: 'not graded' },
      },
    },
    value: points,
  },
  shipped: [
    {
      from: '2020-01-01',
      rows: [
        { grade: 'O', value: 8_000 },
        { grade: 'H', value: 1_600 },
        { grade: 'A', value: 800 },
        { grade: 'B', value: 400 },
        { grade: 'C', value: 160 },
        { grade: 'N', value: 480 },
      ],
      source: {
        zh: '假设：成交 20%、10%、5%、2%，未定级 6%（CADA 2019：线索成交 4—8%），每台毛利 8,000 元',
        en: 'Assumed: 20, 10, 5 and 2 % of deals, 6 % ungraded (CADA 2019: 4–8 % of leads), 8,000 yuan gross a car',
      },
      isUnverified: true,
    },
  ],
});
