import { describe, expect, test } from 'vitest';
import { admin, cheng, gu, lin, shen, song, stores, stranger, ours } from '../../../test/cast.ts';
import { world } from '../../../test/world.ts';
import { postRule } from '../setting/setting.schema.ts';
import {
  deleteCalendarDay,
  deleteStoreDay,
  getCalendar,
  getOpening,
  putCalendarDay,
  putCalendarYear,
  putStoreDay,
} from './calendar.schema.ts';

// Monday, 2026-11-23, 10:00 in Shanghai.
const it = await world({ now: '2026-11-23T02:00:00.000Z' });
const source = '国办发明电〔2026〕示例';
const lines = '2027-10-01 假 国庆节\n2027-10-02 假 国庆节\n2027-10-09 班 国庆节';

describe('the calendar of a group', () => {
  test('knows 2026, says that 2027 is missing, and takes it once it is announced', async () => {
    const before = (await it.as(gu)(getCalendar, { year: 2027 })).body;
    expect(before).toMatchObject({ isCovered: false, days: [] });
    expect((await it.as(gu)(getCalendar, { year: 2026 })).body.isCovered).toBe(true);
    const entered = await it.as(gu)(putCalendarYear, { year: 2027, lines, source });
    expect(entered.body).toEqual({ days: 3 });
    const after = (await it.as(gu)(getCalendar, { year: 2027 })).body;
    expect(after).toMatchObject({ isCovered: true, source });
    expect(after.days.map(({ kind }) => kind)).toEqual(['holiday', 'holiday', 'makeup_workday']);
    expect((await it.as(stranger)(getCalendar, { year: 2027 })).body.isCovered).toBe(false);
  });

  test('a line that cannot be read changes nothing of the year', async () => {
    const refused = await it.as(gu)(putCalendarYear, {
      year: 2027,
      lines: `${lines}\n2027-12-31 也许 元旦`,
      source,
    });
    expect(refused).toMatchObject({ status: 422, body: { code: 'calendar.bad_line' } });
    expect(refused.body.details).toMatchObject({ line: 4 });
    expect((await it.as(gu)(getCalendar, { year: 2027 })).body.days).toHaveLength(3);
  });

  test('one day is changed and given back; days gone by stay', async () => {
    const day = '2026-12-25';
    const set = { kind: 'holiday', name: '店庆', source: '集团通知' } as const;
    expect((await it.as(gu)(putCalendarDay, { day, ...set })).status).toBe(200);
    const found = (await it.as(gu)(getCalendar, { year: 2026 })).body.days.find(
      (one) => one.day === day,
    );
    expect(found).toMatchObject({ kind: 'holiday', source: '集团通知' });
    expect((await it.as(gu)(deleteCalendarDay, { day })).status).toBe(200);
    expect((await it.as(gu)(deleteCalendarDay, { day })).status).toBe(404);
    const gone = await it.as(gu)(putCalendarDay, { day: '2026-11-22', ...set });
    expect(gone.body.code).toBe('calendar.day_gone');
    const past = await it.as(gu)(putCalendarYear, { year: 2025, lines: '', source });
    expect(past.body.code).toBe('calendar.day_gone');
  });

  test('who may read does not change, and who may not read is refused', async () => {
    const day = '2026-12-26';
    const set = { kind: 'holiday', name: '店庆', source: '通知' } as const;
    expect((await it.as(admin)(putCalendarDay, { day, ...set })).status).toBe(200);
    // A sales manager's right reaches the own store, not the group's days.
    expect((await it.as(shen)(putCalendarDay, { day, ...set })).status).toBe(403);
    expect((await it.as(shen)(putCalendarYear, { year: 2028, lines: '', source })).status).toBe(
      403,
    );
    expect((await it.as(shen)(deleteCalendarDay, { day })).status).toBe(403);
    expect((await it.as(lin)(getCalendar, { year: 2026 })).status).toBe(403);
    expect((await it.as(song)(putCalendarDay, { day, ...set })).status).toBe(403);
  });
});

describe('when a store is open', () => {
  const opening = (from: string, minutes = 0, storeId: string = stores.north) =>
    it.as(gu)(getOpening, { storeId, from, minutes });

  test('thirty minutes for a lead that came at night end in the morning', async () => {
    const { body } = await opening('2026-11-23T14:00:00.000Z', 30);
    expect(body).toMatchObject({
      nextOpening: '2026-11-24T01:00:00.000Z',
      dueAt: '2026-11-24T01:30:00.000Z',
    });
  });

  test('a store closes for a day, or opens later, and the clock waits', async () => {
    const put = (day: string, opens: number | null, closes: number | null) =>
      it.as(shen)(putStoreDay, { storeId: stores.north, day, opens, closes, name: '盘点' });
    expect((await put('2026-11-24', null, null)).status).toBe(200);
    expect((await put('2026-11-25', 600, 1080)).status).toBe(200);
    const { body } = await opening('2026-11-23T14:00:00.000Z', 30);
    expect(body.dueAt).toBe('2026-11-25T02:30:00.000Z');
    const other = await opening('2026-11-23T14:00:00.000Z', 30, stores.lake);
    expect(other.body.dueAt).toBe('2026-11-24T01:30:00.000Z');
    expect((await put('2026-11-26', 1080, 600)).body.code).toBe('calendar.closes_first');
    expect((await put('2026-11-22', null, null)).body.code).toBe('calendar.day_gone');
    const back = { storeId: stores.north, day: '2026-11-24' };
    expect((await it.as(shen)(deleteStoreDay, back)).status).toBe(200);
    expect((await it.as(shen)(deleteStoreDay, back)).status).toBe(404);
  });

  test('a manager changes the own store only; nobody changes a foreign one', async () => {
    const day = { day: '2026-12-01', opens: null, closes: null, name: '停电' };
    const lake = { storeId: stores.lake, ...day };
    expect((await it.as(shen)(putStoreDay, lake)).status).toBe(422);
    expect((await it.as(cheng)(putStoreDay, lake)).status).toBe(200);
    expect((await it.as(shen)(deleteStoreDay, lake)).status).toBe(422);
    expect((await it.as(stranger)(putStoreDay, lake)).body.code).toBe('calendar.unknown_store');
    expect((await it.as(lin)(putStoreDay, lake)).status).toBe(403);
    const asked = { storeId: stores.north, from: '2026-11-23T02:00:00Z' };
    expect((await it.as(stranger)(getOpening, asked)).status).toBe(422);
  });

  test('hours change from a day on, and holidays close where the store says so', async () => {
    const rule = { from: '2026-12-01', source: '冬季营业时间', storeId: stores.lake };
    const week = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((weekday) => ({
      weekday,
      opens: 600,
      closes: 1020,
    }));
    const set = await it.as(gu)(postRule, { kind: 'store_hours', value: week, ...rule });
    expect(set.status).toBe(200);
    const closed = [{ policy: 'closed', opens: null, closes: null }];
    await it.as(gu)(postRule, { kind: 'holiday_hours', value: closed, ...rule });
    const before = await opening('2026-11-29T14:00:00.000Z', 0, stores.lake);
    expect(before.body.nextOpening).toBe('2026-11-30T01:00:00.000Z');
    const after = await opening('2026-12-01T14:00:00.000Z', 0, stores.lake);
    expect(after.body.nextOpening).toBe('2026-12-02T02:00:00.000Z');
    // New Year 2027 is not announced, and the store closes on holidays: nobody guesses.
    await it.as(gu)(putCalendarYear, { year: 2027, lines: '2027-01-01 假 元旦', source });
    const newYear = await opening('2026-12-31T14:00:00.000Z', 0, stores.lake);
    expect(newYear.body.nextOpening).toBe('2027-01-02T02:00:00.000Z');
    const wrong = [{ weekday: 'mon', opens: 600, closes: 500 }];
    const refused = await it.as(gu)(postRule, { kind: 'store_hours', ...rule, value: wrong });
    expect(refused.body).toMatchObject({ code: 'setting.bad_value', details: { row: 1 } });
  });

  test('what is set is in the audit log', async () => {
    const actions = await it.inside(ours.tenantId, ({ db, actor }) =>
      db
        .selectFrom('platform.audit')
        .select('action')
        .where('tenantId', '=', actor.tenantId)
        .where('resource', '=', 'calendar')
        .execute(),
    );
    const seen = new Set(actions.map(({ action }) => action));
    for (const action of ['year_entered', 'day_set', 'day_restored', 'store_day_set'])
      expect(seen).toContain(`calendar.${action}`);
  });
});
