import { beforeAll, describe, expect, test } from 'vitest';
import sharp from 'sharp';
import { aSale } from '../../../../test/a-sale.ts';
import { everyRole, lin, ours, shen, stores, stranger, xu, zhou } from '../../../../test/cast.ts';
import { world } from '../../../../test/world.ts';
import { postFile } from '../../../platform/file/file.schema.ts';
import { dealsOfCustomer } from '../deal-customer.queries.ts';
import * as contract from './delivery.schema.ts';

const { as, asNobody, inside, app, tokenOf, database } = await world({ cast: everyRole });
const jin = everyRole.find(({ login }) => login === 'jin')!;
let picture: Buffer;

beforeAll(async () => {
  picture = await sharp({
    create: { width: 1200, height: 800, channels: 3, background: '#2478B0' },
  })
    .jpeg()
    .withExif({ IFD0: { Copyright: 'somewhere' } })
    .toBuffer();
});

let days = 0;
async function aDelivery() {
  const { dealId } = await inside(ours.tenantId, (ctx) => aSale(ctx, { withLead: false }));
  const day = new Date(Date.UTC(2026, 11, 1 + (days += 1))).toISOString().slice(0, 10);
  const { body } = await as(shen)(contract.getDeliverySlots, { storeId: stores.north, day });
  const booked = await as(lin)(contract.postDelivery, { id: dealId, at: body.slots[0]!.at });
  return booked.body.id;
}

/** Takes a photograph of a delivery, as a phone sends it; answers its id. */
async function photo(recordId: string): Promise<string> {
  const edge = 'album-edge';
  const field = (name: string, value: string) =>
    `--${edge}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
  const payload = Buffer.concat([
    Buffer.from(
      `${field('home', 'delivery')}${field('recordId', recordId)}--${edge}\r\n` +
        'content-disposition: form-data; name="file"; filename="a.jpg"\r\ncontent-type: image/jpeg\r\n\r\n',
    ),
    picture,
    Buffer.from(`\r\n--${edge}--\r\n`),
  ]);
  const reply = await app.inject({
    method: 'POST',
    url: postFile.path,
    headers: {
      authorization: `Bearer ${await tokenOf(lin)}`,
      'content-type': `multipart/form-data; boundary=${edge}`,
    },
    payload,
  });
  expect(reply.statusCode).toBe(200);
  return reply.json<{ id: string }>().id;
}
const sent = (code: string, id: string) =>
  app.inject({ method: 'GET', url: `/api/albums/${code}/photos/${id}?size=640` });

describe('The album of a delivery 交车相册', () => {
  test('without a yes of the owner nothing is shown to anybody', async () => {
    const id = await aDelivery();
    const fileId = await photo(id);
    const shown = await as(lin)(contract.putPhoto, { id, fileId, isShown: true });
    expect(shown).toMatchObject({ status: 409, body: { code: 'album.no_consent' } });
    const said = await as(lin)(contract.putAlbum, { id, agrees: false });
    expect(said.body.code).toBeNull();
    expect((await as(lin)(contract.putPhoto, { id, fileId, isShown: true })).status).toBe(409);
  });

  test('the owner sees the photographs that were marked, small and without what the camera wrote', async () => {
    const id = await aDelivery();
    const [mine, notMine] = [await photo(id), await photo(id)];
    const { code } = (await as(lin)(contract.putAlbum, { id, agrees: true })).body;
    await as(lin)(contract.putPhoto, { id, fileId: mine, isShown: true });
    const album = await asNobody(contract.getAlbum, { code: code! });
    expect(album.body).toMatchObject({ storeName: '江北店', photos: [{ id: mine }] });
    const reply = await sent(code!, mine);
    expect([reply.statusCode, reply.headers['content-type']]).toEqual([200, 'image/webp']);
    const { width, exif } = await sharp(reply.rawPayload).metadata();
    expect([width, exif]).toEqual([640, undefined]);
    expect((await sent(code!, notMine)).statusCode).toBe(404);
    await as(lin)(contract.putPhoto, { id, fileId: mine, isShown: false });
    expect((await sent(code!, mine)).statusCode).toBe(404);
  });

  test('a yes said twice is the same album; the owner takes it back and it closes for good', async () => {
    const id = await aDelivery();
    const fileId = await photo(id);
    const yes = async () => (await as(lin)(contract.putAlbum, { id, agrees: true })).body.code!;
    const code = await yes();
    expect(await yes()).toBe(code);
    await as(lin)(contract.putPhoto, { id, fileId, isShown: true });
    expect((await asNobody(contract.postAlbumWithdrawal, { code })).status).toBe(200);
    expect(await asNobody(contract.getAlbum, { code })).toMatchObject({
      status: 404,
      body: { code: 'album.closed' },
    });
    expect((await sent(code, fileId)).statusCode).toBe(404);
    const { album } = (await as(lin)(contract.getDelivery, { id })).body;
    expect(album!.withdrawnAt).not.toBeNull();
    expect(await yes()).not.toBe(code);
    expect((await asNobody(contract.getAlbum, { code })).status).toBe(404);
  });

  test('is kept by whoever works on the deal; a photograph of another delivery is none of it', async () => {
    const [id, other] = [await aDelivery(), await aDelivery()];
    const fileId = await photo(other);
    for (const who of [zhou, xu, stranger])
      expect((await as(who)(contract.putAlbum, { id, agrees: true })).status).toBe(404);
    expect((await as(jin)(contract.putAlbum, { id, agrees: true })).status).toBe(403);
    await as(lin)(contract.putAlbum, { id, agrees: true });
    expect((await as(lin)(contract.putPhoto, { id, fileId, isShown: true })).body.code).toBe(
      'album.unknown_photo',
    );
    const { rows } = await database.owner.query(
      'select from sales.album_photo where file_id = $1',
      [fileId],
    );
    expect(rows).toHaveLength(0);
  });

  test('closes and is emptied when its owner asks to be erased', async () => {
    const id = await aDelivery();
    const fileId = await photo(id);
    const { code } = (await as(lin)(contract.putAlbum, { id, agrees: true })).body;
    await as(lin)(contract.putPhoto, { id, fileId, isShown: true });
    const { rows } = await database.owner.query<{ customer_id: string }>(
      'select customer_id from sales.contract k join sales.delivery d on d.contract_id = k.id where d.id = $1',
      [id],
    );
    await inside(ours.tenantId, (ctx) => dealsOfCustomer.erase!(ctx, [rows[0]!.customer_id]));
    expect((await asNobody(contract.getAlbum, { code: code! })).status).toBe(404);
    const { album, photos } = (await as(lin)(contract.getDelivery, { id })).body;
    expect([album!.agrees, photos.map(({ isShown }) => isShown)]).toEqual([false, [false]]);
  });
});
