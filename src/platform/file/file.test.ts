import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, describe, expect, test } from 'vitest';
import {
  gu,
  lin,
  ours,
  shen,
  stores,
  stranger,
  teams,
  xu,
  zhou,
  type Member,
} from '../../../test/cast.ts';
import { world } from '../../../test/world.ts';
import { addSwotItem, startPlan } from '../../modules/plan/index.ts';
import { uuidV7 } from '../../kernel/uuid.ts';
import { diskStore } from './disk-store.ts';
import { deleteFile, getFiles, postFileReturn } from './file.schema.ts';
import { keepFilesIn } from './stores.ts';
import { sweepFiles } from './sweep.ts';

const it = await world();
const folder = mkdtempSync(path.join(tmpdir(), 'fairlead-files-'));
const store = diskStore(folder);
keepFilesIn(store);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const recordId = await it.inside(ours.tenantId, async ({ db, actor }) => {
  const id = uuidV7();
  const place = { storeId: stores.north, teamId: teams.first, personId: lin.personId };
  await db
    .insertInto('sales.deal')
    .values({
      tenantId: actor.tenantId,
      id,
      number: 'D-1',
      ...place,
      openedOn: '2026-11-01',
      outcome: 'open',
    })
    .execute();
  return id;
});

/** A photograph that knows where it was taken, held on its side. */
const photo = await sharp({
  create: { width: 300, height: 200, channels: 3, background: '#2a6f97' },
})
  .jpeg()
  .withMetadata({ orientation: 6 })
  .withExifMerge({ IFD3: { GPSLatitude: '30/1 35/1 0/1' } })
  .toBuffer();

async function send(who: Member, content: Buffer, name: string, record = recordId) {
  const edge = 'edge-of-a-part';
  const field = (key: string, value: string) =>
    `--${edge}\r\ncontent-disposition: form-data; name="${key}"\r\n\r\n${value}\r\n`;
  const head = `--${edge}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: image/jpeg\r\n\r\n`;
  const payload = Buffer.concat([
    Buffer.from(field('home', 'deal') + field('recordId', record) + head),
    content,
    Buffer.from(`\r\n--${edge}--\r\n`),
  ]);
  const reply = await it.app.inject({
    method: 'POST',
    url: '/api/files',
    payload,
    headers: {
      authorization: `Bearer ${await it.tokenOf(who)}`,
      'content-type': `multipart/form-data; boundary=${edge}`,
    },
  });
  return { status: reply.statusCode, body: reply.json<{ id: string; code?: string }>() };
}
const fetchAs = async (who: Member, url: string, headers: Record<string, string> = {}) =>
  it.app.inject({
    url,
    headers: { authorization: `Bearer ${await it.tokenOf(who)}`, ...headers },
  });
const stored = () =>
  readdirSync(folder, { recursive: true }).filter((one) => /\w{64}$/.test(String(one)));

describe('a picture on a deal', () => {
  let id = '';
  test('is taken in, listed with its size as people see it, and read whole or in part', async () => {
    const taken = await send(lin, photo, '交车.jpg');
    expect(taken).toMatchObject({
      status: 200,
      body: { mediaType: 'image/jpeg', width: 200, height: 300 },
    });
    id = taken.body.id;
    const { body } = await it.as(lin)(getFiles, { home: 'deal', recordId });
    expect(body).toMatchObject({
      mayEdit: true,
      rows: [{ id, name: '交车.jpg', createdBy: lin.name }],
    });
    const whole = await fetchAs(lin, `/api/files/${id}/content`);
    expect(whole.rawPayload.equals(photo)).toBe(true);
    expect(whole.headers).toMatchObject({ 'x-content-type-options': 'nosniff' });
    expect(whole.headers['content-security-policy']).toContain('sandbox');
    const part = await fetchAs(lin, `/api/files/${id}/content`, { range: 'bytes=10-19' });
    expect(part.statusCode).toBe(206);
    expect(part.rawPayload.equals(photo.subarray(10, 20))).toBe(true);
    const none = await fetchAs(lin, `/api/files/${id}/content`, { range: 'bytes=9999999-' });
    expect(none.statusCode).toBe(416);
  });

  test('is shown in small, turned upright, without the place it was taken at', async () => {
    const small = await fetchAs(lin, `/api/files/${id}/thumbnail?size=160`);
    const seen = await sharp(small.rawPayload).metadata();
    expect(seen).toMatchObject({ format: 'webp', width: 107, height: 160 });
    expect(seen.exif).toBeUndefined();
  });

  test('belongs to the deal: who cannot see the deal cannot see, add, remove or bring it back', async () => {
    for (const other of [zhou, xu, stranger]) {
      expect((await it.as(other)(getFiles, { home: 'deal', recordId })).status).toBe(404);
      expect((await send(other, photo, 'x.jpg')).status).toBe(404);
      for (const what of ['content', 'thumbnail'])
        expect((await fetchAs(other, `/api/files/${id}/${what}`)).statusCode).toBe(404);
      expect((await it.as(other)(deleteFile, { id })).status).toBe(404);
    }
    expect((await it.as(shen)(getFiles, { home: 'deal', recordId })).status).toBe(200);
  });

  test('the same content is kept once, under no name from outside', async () => {
    await send(lin, photo, '../../escape.jpg');
    expect(stored()).toHaveLength(1);
    const { body } = await it.as(lin)(getFiles, { home: 'deal', recordId });
    expect(body.rows.map(({ name }) => name)).toEqual(['交车.jpg', 'escape.jpg']);
  });

  test('is removed, brought back within a week, and gone with its content after it', async () => {
    const { body } = await it.as(lin)(getFiles, { home: 'deal', recordId });
    expect((await it.as(lin)(deleteFile, { id })).status).toBe(200);
    expect((await fetchAs(lin, `/api/files/${id}/content`)).statusCode).toBe(404);
    expect((await it.as(zhou)(postFileReturn, { id })).status).toBe(404);
    expect((await it.as(lin)(postFileReturn, { id })).status).toBe(200);
    for (const file of body.rows) await it.as(lin)(deleteFile, { id: file.id });
    const sweep = (now: string) => sweepFiles({ database: it.database, now }, store);
    expect(await sweep('2026-11-29T02:00:00.000Z')).toBe(0);
    expect(stored()).toHaveLength(1);
    expect(await sweep('2026-12-01T02:00:00.000Z')).toBe(1);
    expect(stored()).toEqual([]);
    expect((await it.as(lin)(postFileReturn, { id })).status).toBe(404);
  });

  test('every step is in the audit log', async () => {
    const { rows } = await it.database.owner.query<{ action: string }>(
      `select distinct action from platform.audit where action like 'file.%' order by 1`,
    );
    expect(rows.map(({ action }) => action)).toEqual([
      'file.added',
      'file.removed',
      'file.returned',
    ]);
  });
});

describe('what a file is, its content says', () => {
  const bad = [
    {
      content: Buffer.from('<html><script>x</script>'),
      name: 'a.jpg',
      code: 'file.not_allowed',
      because: 'a page is no picture',
    },
    {
      content: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
      name: 'a.svg',
      code: 'file.not_allowed',
      because: 'an SVG may run',
    },
    {
      content: Buffer.from('MZ\u0090\u0000'),
      name: 'a.pdf',
      code: 'file.not_allowed',
      because: 'a program is no paper',
    },
    { content: Buffer.alloc(0), name: 'a.jpg', code: 'file.none', because: 'it is empty' },
    {
      content: photo.subarray(0, 30),
      name: 'a.jpg',
      code: 'file.broken_picture',
      because: 'it ends too early',
    },
  ];
  test.each(bad)('$name is refused: $because', async ({ content, name, code }) => {
    const refused = await send(lin, content, name);
    expect(refused.body.code).toBe(code);
    expect(stored()).toEqual([]);
  });
});

describe('files of a person, a store and a SWOT finding', () => {
  const list = (who: Member, home: string, id: string) =>
    it.as(who)(getFiles, { home, recordId: id });

  test.each([
    { home: 'person', id: lin.personId, reader: shen, mayEdit: false, other: xu },
    { home: 'person', id: lin.personId, reader: lin, mayEdit: false, other: zhou },
    { home: 'store', id: stores.lake, reader: gu, mayEdit: true, other: stranger },
    { home: 'store', id: stores.north, reader: shen, mayEdit: false, other: stranger },
  ])('a $home: with its rights, for $reader.name, not for $other.name', async (one) => {
    const { home, id, reader, mayEdit, other } = one;
    expect(await list(reader, home, id)).toMatchObject({ status: 200, body: { mayEdit } });
    expect((await list(other, home, id)).status).toBe(404);
  });

  test('evidence hangs on a finding for whoever reads its plan', async () => {
    const itemId = await it.inside(ours.tenantId, async (ctx) => {
      const plan = await startPlan(ctx, { year: 2027, storeId: null });
      const [quadrant, title, ownerId] = ['threat' as const, '竞品降价', gu.personId];
      const finding = { id: plan.id, quadrant, title, ownerId, evidence: '', actionIds: [] };
      return (await addSwotItem(ctx, finding)).id;
    });
    expect(await list(gu, 'swot_item', itemId)).toMatchObject({ body: { mayEdit: true } });
    expect((await list(lin, 'swot_item', itemId)).status).toBe(404);
    expect((await list(stranger, 'swot_item', itemId)).status).toBe(404);
  });
});
