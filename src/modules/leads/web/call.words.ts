import type { Words } from '../../../platform/web/words.ts';

/** Words of the exchange’s calls, of scripts beside a lead and of call checks. */
export const callWords: Words = {
  'desk.scripts': ['话术', 'Scripts'],
  'desk.scriptsHint': ['按来源', 'by source'],
  'desk.scriptGeneral': ['通用', 'general'],
  'desk.byExchange': ['话务平台', 'by the exchange'],
  'desk.typed': ['手填 {{seconds}} 秒', '{{seconds}} s typed'],
  'desk.recorded': ['有录音', 'recorded'],
  'desk.hear': ['听录音', 'Hear it'],
  'checks.short': ['抽检', 'Call checks'],
  'checks.title': ['电话抽检', 'Call checks'],
  'checks.note': ['每周每人抽几通，听完打分', 'some calls of each person a week, heard and scored'],
  'checks.stateOf.open': ['待打分', 'To score'],
  'checks.stateOf.scored': ['已打分', 'Scored'],
  'checks.none.open': ['没有待打分的通话', 'No call to score'],
  'checks.none.scored': ['还没有打过分的通话', 'No call scored yet'],
  'checks.noneHint': [
    '每周一从上一周够长的通话里抽。数量与评分表见“设置 › 生效规则”。',
    'Drawn on Mondays from last week’s connected calls. How many, and the sheet: Settings › Dated rules.',
  ],
  'checks.week': ['{{day}} 起一周', 'Week from {{day}}'],
  'checks.toScore': ['待打分', 'to score'],
  'checks.points': ['{{total}} 分', '{{total}} points'],
  'checks.sheet': ['评分表', 'Score sheet'],
  'checks.typed': ['秒数为手填', 'seconds typed by hand'],
  'checks.noRecording': [
    '没有录音，可在线索页的附件里找。',
    'No recording came with it; look at the lead’s files.',
  ],
  'checks.of': ['/ {{weight}}', '/ {{weight}}'],
  'checks.total': ['总分', 'Total'],
  'checks.remark': [
    '听到了什么，下次怎么做（可不填）',
    'What was heard, what to do next time (optional)',
  ],
  'checks.keep': ['打分', 'Score'],
  'checks.correct': ['改分', 'Correct'],
  'checks.by': ['{{name}} {{at}} 打分', 'scored by {{name}}, {{at}}'],
  'checks.waits': ['还没有人打分。', 'Nobody has scored it yet.'],
  'checks.seed': ['抽签种子 {{seed}}', 'seed {{seed}}'],
  'checks.drawn': [
    '{{day}} 起一周够长的通话有 {{pool}} 通，抽 {{wanted}} 通',
    '{{wanted}} drawn of {{pool}} connected calls in the week from {{day}}',
  ],
};
