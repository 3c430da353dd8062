import { peopleWords } from '../modules/people/web/people.words.ts';
import { kpiWords } from '../modules/kpi/web/kpi.words.ts';
import { planWords } from '../modules/plan/web/plan.words.ts';
import { steeringWords } from '../modules/plan/web/steering.words.ts';
import { salesWords } from '../modules/sales/web/sales.words.ts';
import { importWords } from '../platform/import/web/import.words.ts';
import { platformWords } from '../platform/web/platform.words.ts';
import { refusalWords } from '../platform/web/refusal.words.ts';
import { shellWords } from './shell.words.ts';

/** Every list of words that the screens use. */
export const allWords = [
  platformWords,
  refusalWords,
  shellWords,
  peopleWords,
  salesWords,
  importWords,
  kpiWords,
  planWords,
  steeringWords,
];
