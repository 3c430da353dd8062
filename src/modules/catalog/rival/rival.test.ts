import { beforeAll, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import {
  cheng,
  everyRole,
  gu,
  lin,
  ours,
  shen,
  song,
  stranger,
  tang,
  zhou,
} from '../../../../test/cast.ts';
import { aModel, world } from '../../../../test/world.ts';
import { getFiles } from '../../../platform/file/file.schema.ts';
import { getNotices } from '../../../platform/notify/notice.schema.ts';
import * as contract from './rival.schema.ts';

const { as, inside, database } = await world({ cast: everyRole });
let [modelId, rivalId, otherId] = ['', '', ''];

beforeAll(async () => {
  const own = await inside(ours.tenantId, (ctx) => aModel(ctx));
  modelId = own.modelId;
  ({ modelId: rivalId } = await inside(ours.tenantId, (ctx) => aModel(ctx, 'T5', '瀚野')));
  ({ modelId: otherId } = await inside(ours.tenantId, (ctx) => aModel(ctx, 'A5', '卓屿')));
  await database.owner.query(`update catalog.brand set own_since = '2020-01-01' where id = $1`, [
    own.brandId,
  ]);
});

type Report = z.input<typeof contract.postPriceReport.input>;
const report = (yuan: number, change: Partial<Report> = {}, who = lin) =>
  as(who)(contract.postPriceReport, {
    rivalId,
    priceFen: yuan * 100,
    place: '瀚野城东店',
    ...change,
  });
const seen = async (who = lin) =>
  (await as(who)(contract.getRivals, { modelId })).body.rows.find(({ id }) => id === rivalId);
const told = async (who: typeof lin) =>
  (await as(who)(getNotices, {})).body.rows.filter(({ kind }) => kind === 'catalog.rival_dropped');

describe('Rivals of a model 竞品', () => {
  test('are set against models of ours once, and taken off again', async () => {
    const pair = { modelId, rivalId };
    expect((await as(gu)(contract.postRival, pair)).status).toBe(200);
    expect((await as(gu)(contract.postRival, pair)).status).toBe(200);
    expect(await seen()).toMatchObject({ against: [{ name: '澜驰 L5' }], latest: null });
    expect((await as(gu)(contract.postRival, { modelId, rivalId: modelId })).body.code).toBe(
      'rival.own_model',
    );
    expect(
      (await as(gu)(contract.postRival, { modelId: rivalId, rivalId: otherId })).body.code,
    ).toBe('catalog.not_ours');
    await as(gu)(contract.postRival, { modelId, rivalId: otherId });
    await as(gu)(contract.deleteRival, { modelId, rivalId: otherId });
    expect((await as(lin)(contract.getRivals, {})).body.rows).toHaveLength(1);
    for (const who of [shen, lin]) {
      expect((await as(who)(contract.postRival, pair)).status).toBe(403);
      expect((await as(who)(contract.deleteRival, pair)).status).toBe(403);
    }
    expect((await as(stranger)(contract.postRival, pair)).status).toBe(404);
    expect((await as(stranger)(contract.deleteRival, pair)).status).toBe(404);
  });
});

describe('Prices seen 竞品报价', () => {
  test('are reported by whoever sells or markets, with day and place, and stand latest first', async () => {
    expect(
      (await report(129_800, { seenOn: '2026-11-10', gift: '送首保' })).body.dropBp,
    ).toBeNull();
    const { body } = await report(128_800, { trimName: '豪华版' });
    expect(body.dropBp).toBe(77);
    expect(await seen()).toMatchObject({
      reports: 2,
      beforeFen: 12_980_000,
      latest: {
        priceFen: 12_880_000,
        seenOn: '2026-11-23',
        madeByName: '林知夏',
        storeName: '江北店',
        state: 'new',
      },
    });
    expect((await report(128_800, {}, tang)).status).toBe(200);
    expect((await report(128_800, {}, song)).body.code).toBe('rival.may_not_report');
    expect((await report(128_800, {}, stranger)).body.code).toBe('rival.unknown');
    expect((await report(128_800, { rivalId: modelId })).body.code).toBe('rival.own_model');
    expect((await report(128_800, { seenOn: '2026-11-24' })).body.code).toBe('rival.bad_day');
    expect((await report(128_800, { seenOn: '2026-08-01' })).body.code).toBe('rival.bad_day');
    expect((await report(128_800, { link: 'javascript:alert(1)' })).status).toBe(422);
    const { rows } = (await as(zhou)(contract.getPriceReports, { id: rivalId })).body;
    expect(rows.map(({ priceFen }) => priceFen)).toEqual([12_880_000, 12_880_000, 12_980_000]);
    expect((await as(stranger)(contract.getPriceReports, { id: rivalId })).body.rows).toEqual([]);
  });

  test('are confirmed or doubted by somebody else, a doubt with its reason', async () => {
    const { id } = (await report(128_000)).body;
    const judge = (who: typeof lin, state: 'confirmed' | 'doubted', why = '') =>
      as(who)(contract.putReportJudgement, { id, state, why });
    expect((await judge(lin, 'confirmed')).body.code).toBe('rival.may_not_judge');
    expect((await judge(shen, 'doubted')).body.code).toBe('rival.doubt_why');
    expect((await judge(shen, 'doubted', '不含购置税')).status).toBe(200);
    expect((await seen())?.latest).toMatchObject({
      state: 'doubted',
      judgedByName: '沈若兰',
      judgedWhy: '不含购置税',
    });
    const own = (await report(128_500, {}, shen)).body.id;
    expect(
      (await as(shen)(contract.putReportJudgement, { id: own, state: 'confirmed' })).body.code,
    ).toBe('rival.own_report');
    expect(
      (await as(gu)(contract.putReportJudgement, { id: own, state: 'confirmed' })).status,
    ).toBe(200);
    expect((await judge(stranger, 'confirmed')).status).toBe(404);
  });

  test('that fall by the setting’s share are told to the managers of the store, smaller ones are not', async () => {
    await report(120_000, { rivalId: otherId });
    await report(116_500, { rivalId: otherId });
    expect(await told(shen)).toEqual([]);
    await report(113_005, { rivalId: otherId });
    const [notice, ...more] = await told(shen);
    expect(more).toEqual([]);
    expect(notice).toMatchObject({ link: '/catalog/rivals', title: { zh: 'A5降价 3.0%' } });
    expect(await told(cheng)).toEqual([]);
    expect(await told(lin)).toEqual([]);
  });

  test('a doubted price is nothing to fall from', async () => {
    const { id } = (await report(200_000, { rivalId: otherId })).body;
    await as(gu)(contract.putReportJudgement, { id, state: 'doubted', why: '打错了' });
    expect((await report(113_005, { rivalId: otherId })).body.dropBp).toBe(0);
  });

  test('carry photos that anybody in the group may see and only the reporter or a manager adds', async () => {
    const { id } = (await report(128_000)).body;
    const files = (who: typeof lin) => as(who)(getFiles, { home: 'price_report', recordId: id });
    expect((await files(lin)).body).toMatchObject({ rows: [], mayEdit: true });
    expect((await files(shen)).body.mayEdit).toBe(true);
    expect((await files(zhou)).body.mayEdit).toBe(false);
    expect((await files(stranger)).status).toBe(404);
  });
});
