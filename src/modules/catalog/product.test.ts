import { beforeAll, describe, expect, test } from 'vitest';
import { bai, everyRole, gu, lin, ours, shen, stranger } from '../../../test/cast.ts';
import { aModel, world } from '../../../test/world.ts';
import { getProducts, postProduct, postProductClosing, putProduct } from './product.schema.ts';

const { as, inside } = await world({ cast: everyRole });
let modelId = '';
let otherId = '';

beforeAll(async () => {
  await inside(ours.tenantId, async (ctx) => {
    ({ modelId } = await aModel(ctx));
    ({ modelId: otherId } = await aModel(ctx, 'X9', '澜驰二'));
  });
});

const film = { kind: 'accessory', name: '车窗膜', priceFen: 298_000, costFen: 115_000 } as const;
const loan = { way: 'zero_rate', months: [12, 24] } as const;
const all = async (who = gu, asked: { modelId?: string; kinds?: string; closed?: string } = {}) =>
  (await as(who)(getProducts, asked as never)).body.rows;

describe('Products beside the car 衍生产品', () => {
  test('are added once by kind, provider, name and model', async () => {
    expect((await as(gu)(postProduct, film)).status).toBe(200);
    expect((await as(gu)(postProduct, film)).body.code).toBe('catalog.product_taken');
    expect((await as(gu)(postProduct, { ...film, modelId })).status).toBe(200);
    expect((await as(gu)(postProduct, { ...film, modelId: film.name as never })).status).toBe(422);
    expect(await all(lin, { modelId: otherId })).toHaveLength(1);
    expect(await all(lin, { modelId })).toHaveLength(2);
  });

  test('lack nothing: a loan its provider and way, an insurance its terms, the rest a price', async () => {
    const code = async (input: object) => (await as(gu)(postProduct, input as never)).body.code;
    expect(await code({ kind: 'finance', name: '免息', loan })).toBe('catalog.product_no_provider');
    expect(await code({ kind: 'finance', name: '免息', provider: '银行' })).toBe(
      'catalog.product_no_terms',
    );
    expect(await code({ kind: 'insurance', name: '商业险', provider: '财险' })).toBe(
      'catalog.product_no_terms',
    );
    expect(await code({ kind: 'service', name: '上牌代办' })).toBe('catalog.product_no_price');
    const provider = '远舟汽车金融';
    expect(await code({ kind: 'finance', name: '免息', provider, loan })).toBeUndefined();
    const [found] = await all(lin, { kinds: 'finance' });
    expect(found).toMatchObject({ provider, loan: { ...loan, feeBp: 0 }, insurance: null });
  });

  test('tell costs and income to whom a right over them reaches the store, not to a consultant', async () => {
    await as(gu)(postProduct, { ...film, name: '脚垫', incomeFen: 40_000 });
    const mat = async (who = gu) => (await all(who)).find(({ name }) => name === '脚垫')!;
    expect(await mat(shen)).toMatchObject({ costFen: 115_000, incomeFen: 40_000 });
    expect(await mat(lin)).toMatchObject({
      priceFen: 298_000,
      costFen: null,
      incomeFen: null,
      hidden: ['costFen', 'incomeFen'],
    });
  });

  test('keep cost and income where they are corrected by who may not set them', async () => {
    const { id } = (await as(gu)(postProduct, { ...film, name: '记录仪' })).body;
    const change = { id, name: '行车记录仪', priceFen: 128_000 };
    expect((await as(bai)(putProduct, { ...change, costFen: 1 })).body.code).toBe(
      'field.not_allowed',
    );
    expect((await as(bai)(putProduct, change)).status).toBe(200);
    expect((await all()).find((one) => one.id === id)).toMatchObject({
      name: '行车记录仪',
      priceFen: 128_000,
      costFen: 115_000,
    });
    expect((await as(gu)(putProduct, { ...film, id, name: '脚垫' })).body.code).toBe(
      'catalog.product_taken',
    );
  });

  test('are closed and sold again; nobody else touches them', async () => {
    const { id } = (await as(gu)(postProduct, { ...film, name: '旧款' })).body;
    await as(gu)(postProductClosing, { id, closed: true });
    expect((await all(lin)).some((one) => one.id === id)).toBe(false);
    expect((await all(gu, { closed: 'true' })).some((one) => one.id === id)).toBe(true);
    await as(gu)(postProductClosing, { id, closed: false });
    expect((await all(lin)).some((one) => one.id === id)).toBe(true);
    for (const who of [shen, lin]) {
      expect((await as(who)(postProduct, film)).status).toBe(403);
      expect((await as(who)(putProduct, { ...film, id })).status).toBe(403);
      expect((await as(who)(postProductClosing, { id, closed: true })).status).toBe(403);
    }
    expect((await as(stranger)(putProduct, { ...film, id })).body.code).toBe(
      'catalog.product_unknown',
    );
    expect(await all(stranger)).toEqual([]);
  });
});
