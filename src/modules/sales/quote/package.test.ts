import { expect, test } from 'vitest';
import { everyRole, gu, lin, shen, stranger, xu, zhou } from '../../../../test/cast.ts';
import { quoteScene } from '../../../../test/quote-scene.ts';
import { world } from '../../../../test/world.ts';
import { getPackages, postPackage, postPackageClosing } from './package.schema.ts';
import { getQuoteTrims } from './quote-trims.schema.ts';

const scene = await world({ cast: everyRole });
const { as } = scene;
const { ids, aDeal, trimId, modelId } = await quoteScene(scene);

test('a package that is closed is offered no more; only who keeps the catalogue may close it', async () => {
  const given = { name: '安心', position: 1, modelId, productIds: [ids.film, ids.care] };
  const { id } = (await as(gu)(postPackage, given)).body;
  const offered = async (who = lin) =>
    (await as(who)(getPackages, {})).body.rows.map((row) => row.id);
  expect(await offered()).toContain(id);
  expect(await offered(stranger)).not.toContain(id);
  for (const who of [lin, shen])
    expect((await as(who)(postPackageClosing, { id })).status).toBe(403);
  expect((await as(stranger)(postPackageClosing, { id })).status).toBe(404);
  expect(await offered()).toContain(id);
  await as(gu)(postPackageClosing, { id });
  expect(await offered()).not.toContain(id);
});

test('trims to quote are told to whoever reaches the deal, and to nobody else', async () => {
  const id = await aDeal();
  const trims = (who = lin) => as(who)(getQuoteTrims, { id, modelId });
  expect((await trims()).body.rows.map((row) => row.id)).toContain(trimId);
  for (const who of [zhou, xu, stranger]) expect((await trims(who)).status).toBe(404);
});
