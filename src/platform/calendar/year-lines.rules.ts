import { yearOf, type Day } from '../../kernel/period.ts';
import { badLine, dayTwice, otherYear } from './calendar.refusals.ts';

export type AnnouncedDay = { day: Day; kind: 'holiday' | 'makeup_workday'; name: string };

const words: Record<string, AnnouncedDay['kind']> = {
  假: 'holiday',
  放假: 'holiday',
  休: 'holiday',
  holiday: 'holiday',
  班: 'makeup_workday',
  上班: 'makeup_workday',
  workday: 'makeup_workday',
};
const line = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?[\s,，]+(\S+?)(?:[\s,，]+(.{1,60}))?$/u;

/**
 * Reads a year's announcement (放假安排) typed one day a line: `2027-10-01 假 国庆节`, `2027年10月9日，班，国庆节调休`.
 * Empty lines are passed over; the first line that cannot be read is refused by its number.
 */
export function readYear(year: number, lines: string): AnnouncedDay[] {
  const found = new Map<Day, AnnouncedDay>();
  for (const [at, text] of lines.split('\n').entries()) {
    if (text.trim() === '') continue;
    const one = readLine(text.trim());
    if (!one) throw badLine(at + 1, text.trim());
    if (yearOf(one.day) !== year) throw otherYear(one.day, year);
    if (found.has(one.day)) throw dayTwice(one.day);
    found.set(one.day, one);
  }
  return [...found.values()].toSorted((a, b) => (a.day < b.day ? -1 : 1));
}

function readLine(text: string): AnnouncedDay | undefined {
  const [, year, month, date, word, name] = line.exec(text) ?? [];
  const kind = words[word?.toLowerCase() ?? ''];
  if (!year || !month || !date || !kind) return undefined;
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  const isReal = new Date(`${day}T00:00:00Z`).toJSON()?.slice(0, 10) === day;
  return isReal ? { day, kind, name: name?.trim() || word! } : undefined;
}
