import { beforeAll, expect, test } from 'vitest';
import { bai, everyRole, gu, ours } from '../../../test/cast.ts';
import { importing } from '../../../test/importing.ts';
import { aModel, world } from '../../../test/world.ts';
import { getImportAnalysis, postImportRun } from '../../platform/import/import.schema.ts';
import { getTrimPrices, getTrims } from './trim.schema.ts';

const here = await world({ cast: everyRole });
const { run, upload, work } = importing(here);
let modelId = '';
beforeAll(async () => {
  const { brandId, ...made } = await here.inside(ours.tenantId, (ctx) => aModel(ctx));
  modelId = made.modelId;
  await here.database.owner.query(
    `update catalog.brand set own_since = '2020-01-01' where id = $1`,
    [brandId],
  );
});

const head = 'brand,model,trim,from_on,guide,floor,cost,rebate,engine,colours';
/** As a manufacturer heads it. */
const named = (text: string) =>
  text.replace(head, '品牌,车型,车款,生效日期,厂商建议零售价,限价,进价,返利,排量,颜色');
const list = (...rows: string[]) => [head, ...rows].join('\n');
const trims = async () => (await here.as(gu)(getTrims, { modelId })).body.rows;
const reasons = async (importId: string) => {
  const { rows } = await here.database.owner.query<{ reasons: { code: string }[] }>(
    'select reasons from platform.import_rejection where import_id = $1 order by row_number',
    [importId],
  );
  return rows.flatMap((row) => row.reasons.map(({ code }) => code));
};
const first = '澜驰,澜驰 L5,1.5T 舒适型,2026-11-23,12.98万,121800,119000,3600,1.5,白、黑';

test('a price list is tried first, then makes trims and prices; the same again changes nothing', async () => {
  const text = list(first, '澜驰,澜驰 L5,1.5T 舒适型,2026-12-01,127800,120000,118000,3600,1.5,');
  expect((await run('prices', text, { dryRun: true })).counts).toMatchObject({ created: 2 });
  expect(await trims()).toEqual([]);
  expect((await run('prices', text)).counts).toMatchObject({ created: 2, rejected: 0 });
  expect(await trims()).toMatchObject([
    {
      name: '1.5T 舒适型',
      engineTenths: 15,
      colours: ['白', '黑'],
      guideFen: 12_980_000,
      floorFen: 12_180_000,
      costFen: 11_900_000,
      rebateFen: 360_000,
    },
  ]);
  expect((await run('prices', text)).counts).toMatchObject({
    created: 0,
    updated: 0,
    rejected: 0,
  });
});

test('a price to come is changed by the next list; one in force, past ones and wrong ones are refused', async () => {
  const { importId, counts } = await run(
    'prices',
    list(
      '澜驰,澜驰 L5,1.5T 舒适型,2026-12-01,126800,120000,118000,3600,,',
      '澜驰,澜驰 L5,1.5T 舒适型,2026-11-23,126800,120000,118000,3600,,',
      '澜驰,澜驰 L5,1.5T 舒适型,2026-11-01,126800,120000,118000,3600,,',
      '澜驰,澜驰 L5,1.5T 豪华型,2026-12-01,126800,130000,118000,3600,,',
      '别家,T5,标准型,2026-12-01,126800,120000,118000,3600,,',
    ),
  );
  expect(counts).toMatchObject({ created: 0, updated: 1, rejected: 4 });
  expect(await reasons(importId)).toEqual([
    'price.past',
    'price.past',
    'price.floor_above_guide',
    'reference.unknown',
  ]);
  const [{ id } = { id: '' }] = await trims();
  expect((await here.as(gu)(getTrimPrices, { id })).body.rows).toMatchObject([
    { fromOn: '2026-12-01', guideFen: 12_680_000 },
    { fromOn: '2026-11-23', guideFen: 12_980_000 },
  ]);
});

test('who may import but not set costs gets every row back with the reason', async () => {
  const text = list('澜驰,澜驰 L5,新款,2026-12-01,126800,120000,118000,3600,,');
  const { body } = await upload(bai, 'prices', Buffer.from(named(text)), 'prices.csv');
  const analysis = await here.as(bai)(getImportAnalysis, { id: body.id });
  await here.as(bai)(postImportRun, { id: body.id, mapping: analysis.body.guess.mapping });
  await work();
  expect(await reasons(body.id)).toEqual(['price.not_allowed']);
  expect((await trims()).map(({ name }) => name)).toEqual(['1.5T 舒适型']);
});
