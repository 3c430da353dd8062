import { describe, expect, test } from 'vitest';
import { admin, gu, lin, ours, shen, stores, stranger } from '../../../test/cast.ts';
import { world } from '../../../test/world.ts';
import { leadResponseSetting } from '../../modules/leads/lead.settings.ts';
import { tradeInSubsidySetting } from '../../modules/sales/money.settings.ts';
import { nevTaxReliefSetting } from '../../modules/sales/tax.settings.ts';
import { settingProgram } from '../../setting-kinds.ts';
import { valueSchema } from './setting-kind.rules.ts';
import { settingOn } from './setting-on.ts';
import { deleteRule, getRule, getRules, getRuleValue, postRule } from './setting.schema.ts';

// Business day 2026-11-23 in Shanghai.
const it = await world({ now: '2026-11-23T02:00:00.000Z' });
const kind = 'stock_factor';
const value = [{ normal: 10, warning: 14 }];
const source = '集团 2027 年库存管理办法';
const put = (from: string, more: object = {}) =>
  it.as(gu)(postRule, { kind, from, value, source, ...more });

describe('values that rules work with', () => {
  test.each(settingProgram.kinds.map((one) => [one.key, one] as const))(
    'every value of %s that the program ships fits its own bounds',
    (_, one) => {
      for (const { rows } of one.shipped) valueSchema(one).parse(rows);
    },
  );

  test('the relief for new-energy cars is whole in 2025, half in 2027 and unknown in 2028', async () => {
    const on = (day: string) => it.as(gu)(getRuleValue, { kind: nevTaxReliefSetting.key, day });
    expect((await on('2025-06-01')).body.value).toMatchObject([{ share: 10_000, cap: 3_000_000 }]);
    expect((await on('2027-12-31')).body.value).toMatchObject([{ share: 5000, cap: 1_500_000 }]);
    const unknown = await on('2028-01-01');
    expect(unknown).toMatchObject({ status: 422, body: { code: 'setting.not_covered' } });
  });

  test('subsidies of 2027 are not guessed from those of 2026', async () => {
    await it.inside(ours.tenantId, async (ctx) => {
      const { rows } = await settingOn(ctx, tradeInSubsidySetting, { day: '2026-11-23' });
      const scrapped = rows.find(({ way, power }) => way === 'scrap' && power === 'nev');
      expect(scrapped).toMatchObject({ share: 1200, cap: 2_000_000 });
      await expect(settingOn(ctx, tradeInSubsidySetting, { day: '2027-01-01' })).rejects.toThrow(
        'setting.not_covered',
      );
    });
  });

  test('a further value holds from its day, says who set it, and leaves the days before alone', async () => {
    expect((await put('2026-12-01')).status).toBe(200);
    const on = async (day: string) => (await it.as(gu)(getRuleValue, { kind, day })).body;
    expect(await on('2026-11-30')).toMatchObject({ level: 'shipped', value: [{ warning: 15 }] });
    expect(await on('2026-12-01')).toMatchObject({ level: 'group', value, setBy: gu.name });
    const listed = (await it.as(gu)(getRules, {})).body.rows.find((one) => one.key === kind);
    expect(listed).toMatchObject({ next: '2026-12-01', current: { level: 'shipped' } });
  });

  test('nothing is set for today or a day gone by', async () => {
    for (const from of ['2026-11-23', '2026-11-22', '2020-01-01'])
      expect(await put(from)).toMatchObject({
        status: 422,
        body: { code: 'setting.retroactive', details: { from, earliest: '2026-11-24' } },
      });
  });

  test('of two who set the same day at once, one wins and one is told', async () => {
    const both = await Promise.all([put('2027-05-01'), put('2027-05-01')]);
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
  });

  test('only what has not begun can be withdrawn', async () => {
    const { body } = await put('2026-11-25');
    const { body: second } = await put('2026-11-26');
    const drop = (id: string) => it.as(gu)(deleteRule, { kind, id });
    expect((await drop(second.id)).status).toBe(200);
    expect((await drop(second.id)).status).toBe(404);
    it.clock.now = '2026-11-24T16:30:00.000Z'; // 00:30 of the 25th in Shanghai
    expect(await drop(body.id)).toMatchObject({ status: 409, body: { code: 'setting.begun' } });
    it.clock.now = '2026-11-23T02:00:00.000Z';
  });

  const bad = [
    { value: [{ normal: 10 }], because: 'a field is missing' },
    { value: [{ normal: 10, warning: 101 }], because: 'a figure is out of bounds' },
    { value: [{ normal: 1.5, warning: 14 }], because: 'figures are whole tenths' },
    { value: [...value, ...value], because: 'the setting has one row' },
    { value: [{ normal: 10, warning: 14, other: 1 }], because: 'a field is unknown' },
  ];
  test.each(bad)('a value is refused where $because', async (given) => {
    const refused = await put('2027-08-01', { value: given.value });
    expect(refused).toMatchObject({ status: 422, body: { code: 'setting.bad_value' } });
  });

  test('a table names each row once', async () => {
    const row = { grade: 'H', attempt: 5, contact: 30, warn: 2 };
    const refused = await it.as(gu)(postRule, {
      kind: leadResponseSetting.key,
      from: '2027-01-01',
      value: [row, row],
      source,
    });
    expect(refused.body).toMatchObject({ code: 'setting.row_twice', details: { row: 2 } });
  });
});

describe('rights over settings', () => {
  test('a store has its own value where the kind allows, and gives it back', async () => {
    const storeId = stores.north;
    const at = async (day: string) =>
      (await it.as(gu)(getRuleValue, { kind, day, storeId })).body.level;
    await put('2027-01-01', { storeId });
    await put('2027-02-01', { storeId, value: null });
    expect([await at('2026-12-31'), await at('2027-01-31'), await at('2027-02-01')]).toEqual([
      'group',
      'store',
      'group',
    ]);
    const tax = { kind: 'purchase_tax', from: '2027-01-01', source, storeId };
    const refused = await it.as(gu)(postRule, { ...tax, value: [{ rate: 1, vat: 1 }] });
    expect(refused.body.code).toBe('setting.not_per_store');
  });

  test('a sales manager reads the group’s and the own store’s values, and sets none', async () => {
    await put('2027-03-01', { storeId: stores.lake });
    const read = await it.as(shen)(getRule, { kind });
    const places = new Set(read.body.values.map(({ storeId }) => storeId));
    expect(places.has(stores.lake)).toBe(false);
    expect(places.has(stores.north)).toBe(true);
    expect((await it.as(shen)(getRuleValue, { kind, storeId: stores.lake })).status).toBe(403);
    const set = await it.as(shen)(postRule, { kind, from: '2027-09-01', value, source });
    expect(set.status).toBe(403);
  });

  test('a consultant may not read them, an administrator may set them', async () => {
    expect((await it.as(lin)(getRules, {})).status).toBe(403);
    expect((await it.as(lin)(getRule, { kind })).status).toBe(403);
    const set = await it.as(admin)(postRule, { kind, from: '2027-10-01', value, source });
    expect(set.status).toBe(200);
    expect((await it.as(lin)(deleteRule, { kind, id: set.body.id })).status).toBe(403);
  });

  test('another group sees none of ours and cannot withdraw them', async () => {
    const { body } = await put('2027-11-01');
    const read = await it.as(stranger)(getRule, { kind });
    expect(read.body.values.every(({ level }) => level === 'shipped')).toBe(true);
    expect((await it.as(stranger)(deleteRule, { kind, id: body.id })).status).toBe(404);
    const foreign = await it.as(stranger)(postRule, {
      kind,
      from: '2027-01-01',
      value,
      source,
      storeId: stores.north,
    });
    expect(foreign.body.code).toBe('setting.unknown_store');
  });

  test('an unknown setting is refused by its name', async () => {
    expect(await it.as(gu)(getRule, { kind: 'nothing' })).toMatchObject({
      status: 404,
      body: { code: 'setting.unknown' },
    });
  });
});
