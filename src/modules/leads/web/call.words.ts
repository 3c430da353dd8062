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
};
