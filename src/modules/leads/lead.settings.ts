import { settingKind } from '../../platform/setting/setting-kind.rules.ts';

const grades = {
  O: { zh: 'O 级 · 已订车', en: 'O · ordered' },
  H: { zh: 'H 级', en: 'H' },
  A: { zh: 'A 级', en: 'A' },
  B: { zh: 'B 级', en: 'B' },
  C: { zh: 'C 级', en: 'C' },
} as const;

const grade = { type: 'choice', name: { zh: '意向级别', en: 'Grade' }, choices: grades } as const;
const days = (zh: string, en: string) =>
  ({
    type: 'count',
    name: { zh, en },
    unit: { zh: '天', en: 'days' },
    min: 1,
    max: 366,
  }) as const;
const minutes = (zh: string, en: string) =>
  ({
    type: 'count',
    name: { zh, en },
    unit: { zh: '分钟', en: 'min' },
    min: 1,
    max: 10_080,
  }) as const;

const seconds = (zh: string, en: string) =>
  ({
    type: 'count',
    name: { zh, en },
    unit: { zh: '秒', en: 's' },
    min: 1,
    max: 3_600,
  }) as const;

/** Grades of intent by the expected day of purchase, and how often each is followed up (意向级别). */
export const leadGradeSetting = settingKind({
  key: 'lead_grade',
  subject: 'lead',
  name: { zh: '意向级别与跟进周期', en: 'Lead grades and cadence' },
  note: {
    zh: '按预计购车日推算级别，每晚重算；跟进周期是两次跟进之间最长的天数。',
    en: 'The expected day of purchase gives the grade, anew each night; cadence is the longest pause between contacts.',
  },
  perStore: true,
  rowKey: ['grade'],
  fields: {
    grade,
    within: {
      ...days('预计购车不超过', 'Buys within'),
      optional: true,
      emptyMeans: { zh: '不看日期', en: 'any day' },
    },
    every: days('跟进周期', 'Follow up every'),
  },
  shipped: [
    {
      from: '2020-01-01',
      rows: [
        { grade: 'O', within: null, every: 7 },
        { grade: 'H', within: 7, every: 2 },
        { grade: 'A', within: 30, every: 7 },
        { grade: 'B', within: 90, every: 14 },
        { grade: 'C', within: null, every: 30 },
      ],
      source: {
        zh: '某合资品牌经销商管理规定；各品牌不同，请按本品牌调整',
        en: 'Rule of one joint-venture brand; brands differ, set your own',
      },
    },
  ],
});

/** How soon a lead is tried and reached, in open minutes of the store (响应时限). */
export const leadResponseSetting = settingKind({
  key: 'lead_response',
  subject: 'lead',
  name: { zh: '线索响应时限', en: 'Response limits' },
  note: {
    zh: '只计门店营业时间。“联系上”以通话、客户回复等证据为准。',
    en: 'Counted in the store’s open minutes. “Reached” needs evidence: a call, a reply.',
  },
  perStore: true,
  rowKey: ['grade'],
  fields: {
    grade,
    attempt: minutes('首次外呼', 'First attempt'),
    contact: minutes('联系上', 'Reached'),
    conversation: {
      ...minutes('首谈', 'First conversation'),
      optional: true,
      emptyMeans: { zh: '不限', en: 'no limit' },
    },
    warn: minutes('提前预警', 'Warn before'),
  },
  shipped: [
    {
      from: '2020-01-01',
      rows: [
        { grade: 'O', attempt: 5, contact: 30, conversation: 120, warn: 2 },
        { grade: 'H', attempt: 5, contact: 30, conversation: 120, warn: 2 },
        { grade: 'A', attempt: 30, contact: 120, conversation: 480, warn: 10 },
        { grade: 'B', attempt: 30, contact: 120, conversation: 480, warn: 10 },
        { grade: 'C', attempt: 30, contact: 120, conversation: 480, warn: 10 },
      ],
      source: {
        zh: '行业做法：营业时间内 5—30 分钟首呼，A 级 2 小时内联系上',
        en: 'Practice of the trade: first call in 5–30 open minutes, A leads reached within 2 hours',
      },
      isUnverified: true,
    },
  ],
});

/** Days without contact after which a lead is warned about, escalated and given to somebody else (回收). */
export const leadRecallSetting = settingKind({
  key: 'lead_recall',
  subject: 'lead',
  name: { zh: '线索回收期限', en: 'Recall of leads' },
  note: {
    zh: '连续未联系的天数：先提醒本人，再提醒经理，最后转入公共池。',
    en: 'Days without contact: first the owner is warned, then the manager, then the lead returns to the pool.',
  },
  perStore: true,
  rowKey: ['grade'],
  fields: {
    grade,
    self: days('提醒本人', 'Warn owner'),
    manager: days('提醒经理', 'Warn manager'),
    recall: days('回收', 'Recall'),
  },
  shipped: [
    {
      from: '2020-01-01',
      rows: [
        { grade: 'O', self: 8, manager: 10, recall: 14 },
        { grade: 'H', self: 3, manager: 5, recall: 7 },
        { grade: 'A', self: 8, manager: 10, recall: 14 },
        { grade: 'B', self: 15, manager: 18, recall: 21 },
        { grade: 'C', self: 31, manager: 35, recall: 45 },
      ],
      source: {
        zh: '按各级别跟进周期推算的建议值，没有外部出处',
        en: 'Proposed from the cadence of each grade; no outside source',
      },
      isUnverified: true,
    },
  ],
});

/** What of a call counts as proof, in seconds (停钟凭据). */
export const leadEvidenceSetting = settingKind({
  key: 'lead_evidence',
  subject: 'lead',
  name: { zh: '停钟凭据', en: 'Evidence of contact' },
  note: {
    zh: '通话满多少秒算联系上、算首谈。写备注和自动回复从不停钟。',
    en: 'Seconds of a call that count as reached and as a conversation. Notes and automatic replies never count.',
  },
  perStore: true,
  fields: {
    contact: seconds('算联系上', 'Reached from'),
    conversation: seconds('算首谈', 'Conversation from'),
  },
  shipped: [
    {
      from: '2020-01-01',
      rows: [{ contact: 30, conversation: 120 }],
      source: { zh: '建议值，没有外部出处', en: 'Proposed; no outside source' },
      isUnverified: true,
    },
  ],
});

const cap = (zh: string, en: string) =>
  ({
    type: 'count',
    name: { zh, en },
    unit: { zh: '条', en: 'leads' },
    max: 10_000,
    optional: true,
    emptyMeans: { zh: '不限', en: 'no limit' },
  }) as const;

/** How leads are shared out among the seats of a queue (分配规则). */
export const leadAllocationSetting = settingKind({
  key: 'lead_allocation',
  subject: 'lead',
  name: { zh: '线索分配规则', en: 'Sharing out leads' },
  note: {
    zh: '先看优先，再看匹配，再按水位：离应得最远的人下一个。席位上另设的上限优先于这里的。',
    en: 'Prior claims first, then the best match, then the lowest level. A cap set on a seat goes before these.',
  },
  perStore: true,
  rowKey: ['role'],
  fields: {
    role: {
      type: 'choice',
      name: { zh: '席位', en: 'Seats' },
      choices: {
        dcc: { zh: 'DCC 专员', en: 'DCC agents' },
        consultant: { zh: '销售顾问', en: 'Consultants' },
      },
    },
    priors: {
      type: 'choice',
      name: { zh: '优先', en: 'Prior claims' },
      choices: {
        all: { zh: '指定、转介绍、回头客优先', en: 'asked-for, referral, returning' },
        none: { zh: '不设优先', en: 'none' },
      },
    },
    day: cap('每天最多', 'A day'),
    open: cap('在手最多', 'In hand'),
  },
  shipped: [
    {
      from: '2020-01-01',
      rows: [
        { role: 'dcc', priors: 'all', day: null, open: null },
        { role: 'consultant', priors: 'all', day: null, open: null },
      ],
      source: { zh: '建议值，没有外部出处', en: 'Proposed; no outside source' },
      isUnverified: true,
    },
  ],
});

/** When a lead may be called over, and how many may be claimed from the pool (结束与认领). */
export const leadEndSetting = settingKind({
  key: 'lead_end',
  subject: 'lead',
  name: { zh: '战败、无效与认领', en: 'Ending and claiming leads' },
  note: {
    zh: '申请战败或“联系不上”前，要在多少个不同的日子联系过；每人每天最多从公共池认领多少条。',
    en: 'Days with contact needed before a loss or “cannot reach” is claimed; leads one person may claim from the pool a day.',
  },
  perStore: true,
  fields: {
    days: { ...days('不同日的联系', 'Days with contact'), max: 30 },
    claims: cap('每天认领', 'Claims a day'),
  },
  shipped: [
    {
      from: '2020-01-01',
      rows: [{ days: 3, claims: 5 }],
      source: {
        zh: '行业做法：至少三次不同日的联系，经理批准；认领数为建议值',
        en: 'Practice: at least three contacts on different days, approved by a manager; the limit is proposed',
      },
      isUnverified: true,
    },
  ],
});
