import { yearsBetween } from './years.rules.ts';
import { calendarOf } from './calendar-of.ts';
import { storeDays } from './calendar.queries.ts';
import { lunarFestivalsOf } from './china.ts';
import type { FeedEntry, FeedPart } from './program.ts';

/** Public holidays and make-up workdays, one entry a day. */
export const holidayFeed: FeedPart = {
  key: 'holidays',
  name: { zh: '放假与调休', en: 'Holidays and make-up workdays' },
  async entries(ctx, { from, to, language }) {
    const { special } = await calendarOf(ctx, { from, to });
    return [...special]
      .filter(([day, { kind }]) => day >= from && day <= to && kind !== 'weekend')
      .map(([day, { kind, name }]) => wholeDay(`day-${day}`, day, marked(kind, name[language])));
  },
};

const marked = (kind: string, name: string) => (kind === 'makeup_workday' ? `（班）${name}` : name);

/** Festivals of the lunar calendar. */
export const festivalFeed: FeedPart = {
  key: 'festivals',
  name: { zh: '农历节日', en: 'Lunar festivals' },
  entries: (_, { from, to, language }) =>
    Promise.resolve(
      yearsBetween(from, to)
        .flatMap(lunarFestivalsOf)
        .filter(({ day }) => day >= from && day <= to)
        .map(({ day, name }) => wholeDay(`festival-${day}-${name.en}`, day, name[language])),
    ),
};

/** Days on which the person's own store opens otherwise. */
export const storeDayFeed: FeedPart = {
  key: 'store_days',
  name: { zh: '本店特殊营业日', en: 'Special days of my store' },
  async entries(ctx, { from, to, language }) {
    const { storeId } = ctx.actor;
    if (!storeId) return [];
    const days = await storeDays(ctx, { from, to, storeIds: [storeId] });
    return days.map(({ day, opens, name }) => {
      const closed = language === 'zh' ? '休息' : 'closed';
      return wholeDay(
        `store-${storeId}-${day}`,
        day,
        opens === null ? `${name} · ${closed}` : name,
      );
    });
  },
};

const wholeDay = (id: string, day: string, title: string): FeedEntry => ({
  uid: `${id}@fairlead`.replaceAll(/[^\w@.-]/g, ''),
  from: day,
  to: day,
  title,
});
