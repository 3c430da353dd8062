import PizZip from 'pizzip';
import { describe, expect, test } from 'vitest';
import {
  admin,
  everyRole,
  cheng,
  gu,
  lin,
  ours,
  shen,
  stores,
  stranger,
  teams,
  zhou,
  type Member,
} from '../../../test/cast.ts';
import { aModel, world } from '../../../test/world.ts';
import { uuidV7 } from '../../kernel/uuid.ts';
import { startPlan } from '../../modules/plan/index.ts';
import { getTemplates, postTemplateUse } from './document.schema.ts';
import { made } from './printer.ts';

const it = await world({ cast: everyRole });
const steward = everyRole.find(({ role }) => role === 'service_steward')!;
const [linDeal, customerId] = [uuidV7(), uuidV7()];
const planId = await it.inside(ours.tenantId, async (ctx) => {
  const { tenantId } = ours;
  const { modelId } = await aModel(ctx);
  await ctx.db
    .insertInto('customers.customer')
    .values({
      tenantId,
      id: customerId,
      name: '顾客甲',
      phone: '+8619900001234',
      createdAt: ctx.now,
    })
    .execute();
  await ctx.db
    .insertInto('sales.deal')
    .values({
      tenantId,
      id: linDeal,
      number: 'D1',
      storeId: stores.north,
      teamId: teams.first,
      personId: lin.personId,
      customerId,
      modelId,
      outcome: 'won',
      closedOn: '2026-03-01',
      priceFen: 15_980_000,
      costFen: 14_000_000,
      grossProfitFen: 1_980_000,
    })
    .execute();
  return (await startPlan(ctx, { year: 2027, storeId: null })).id;
});

const get = async (member: Member | null, url: string) =>
  it.app.inject({
    method: 'GET',
    url,
    headers: member ? { authorization: `Bearer ${await it.tokenOf(member)}` } : {},
  });
const sheet = (format: string, more = '') =>
  `/api/documents/deal_sheet?id=${linDeal}&format=${format}${more}`;
const textOf = (file: Buffer) =>
  new PizZip(file)
    .file('word/document.xml')!
    .asText()
    .replaceAll(/<[^>]+>/g, ' ');

async function send(
  member: Member,
  fields: Record<string, string>,
  file: Buffer,
  name = '模板.docx',
) {
  const edge = 'edge-of-the-form';
  const parts = Object.entries(fields).map(
    ([key, value]) =>
      `--${edge}\r\ncontent-disposition: form-data; name="${key}"\r\n\r\n${value}\r\n`,
  );
  const head = `--${edge}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`;
  const reply = await it.app.inject({
    method: 'POST',
    url: '/api/templates',
    headers: {
      authorization: `Bearer ${await it.tokenOf(member)}`,
      'content-type': `multipart/form-data; boundary=${edge}`,
    },
    payload: Buffer.concat([
      Buffer.from(parts.join('') + head),
      file,
      Buffer.from(`\r\n--${edge}--\r\n`),
    ]),
  });
  return {
    status: reply.statusCode,
    body: reply.json<{
      id: string;
      version: number;
      code?: string;
      details?: Record<string, string>;
    }>(),
  };
}

const wordWith = async (text: string) =>
  Buffer.from(
    await made('docx', { title: text, note: '', language: 'zh', footer: '', mark: '', blocks: [] }),
  );
const wordChanged = async (change: (zip: PizZip) => void) => {
  const zip = new PizZip(await wordWith('x'));
  change(zip);
  return zip.generate({ type: 'nodebuffer' });
};

describe('a deal on paper', () => {
  test('comes as PDF and as Word, named after the deal, and is logged', async () => {
    const pdf = await get(lin, sheet('pdf'));
    expect(pdf.headers['content-disposition']).toContain(encodeURIComponent('成交单 D1.pdf'));
    expect(pdf.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
    const word = textOf((await get(lin, sheet('docx'))).rawPayload);
    expect(word).toContain('199****1234');
    expect(word).toContain('¥159,800.00');
    const logged = await it.inside(ours.tenantId, (ctx) =>
      ctx.db
        .selectFrom('platform.audit')
        .select('action')
        .where('tenantId', '=', ours.tenantId)
        .where('recordId', '=', linDeal)
        .execute(),
    );
    expect(logged.map(({ action }) => action)).toEqual(['document.made', 'document.made']);
  });

  test('withholds cost on paper from whom the screen withholds it', async () => {
    expect(textOf((await get(lin, sheet('docx'))).rawPayload)).toContain('¥140,000.00');
    const seen = textOf((await get(steward, sheet('docx'))).rawPayload);
    expect(seen).not.toContain('140,000');
    expect(seen).not.toContain('19,800');
  });

  test.each([
    ['another consultant', zhou, 404],
    ['another store', cheng, 404],
    ['another dealer group', stranger, 404],
    ['nobody', null, 401],
  ])('is not there for %s', async (_, member, status) => {
    expect((await get(member, sheet('pdf'))).statusCode).toBe(status);
  });

  test('of an unknown kind is refused in words', async () => {
    const reply = await get(gu, `/api/documents/menu?id=${linDeal}&format=pdf`);
    expect(reply.json()).toMatchObject({ code: 'document.unknown', details: { kind: 'menu' } });
  });
});

describe('plans on paper', () => {
  test('a plan on a page opens for its readers and for nobody else', async () => {
    const url = `/api/documents/plan_page?id=${planId}&format=docx`;
    expect(textOf((await get(gu, url)).rawPayload)).toContain('2027 年一页计划');
    expect((await get(stranger, url)).statusCode).toBe(404);
    expect((await get(lin, url)).statusCode).toBeGreaterThanOrEqual(403);
  });

  test('a target sheet says which grids there are, and that nothing is decomposed yet', async () => {
    const url = (option: string) =>
      `/api/documents/target_sheet?id=${planId}&format=pdf&option=${option}`;
    expect((await get(gu, url('units.planet'))).json()).toMatchObject({
      code: 'document.bad_option',
    });
    expect((await get(gu, url('units.store'))).json()).toMatchObject({
      code: 'plan.not_decomposed',
    });
  });
});

describe('a store’s own template', () => {
  test('is used for its deals from the moment it is taken in, until it is laid aside', async () => {
    const word = await wordWith('自家样式 {{number}} / {{customer}} / {{price}}');
    const taken = await send(gu, { kind: 'deal_sheet', storeId: stores.north }, word);
    expect(taken).toMatchObject({ status: 200, body: { version: 1 } });
    const filled = textOf((await get(lin, sheet('docx'))).rawPayload);
    expect(filled).toContain('自家样式 D1 / 顾客甲 / ¥159,800.00');
    expect(textOf((await get(lin, sheet('docx', '&plain=1'))).rawPayload)).not.toContain(
      '自家样式',
    );
    const aside = await it.as(gu)(postTemplateUse, { id: taken.body.id, isUsed: false });
    expect(aside.status).toBe(200);
    expect(textOf((await get(lin, sheet('docx'))).rawPayload)).not.toContain('自家样式');
  });

  test('stands above the group’s, and earlier versions can be gone back to', async () => {
    const group = await send(
      gu,
      { kind: 'deal_sheet', storeId: '' },
      await wordWith('集团 {{number}}'),
    );
    expect(textOf((await get(lin, sheet('docx'))).rawPayload)).toContain('集团 D1');
    const second = await send(
      gu,
      { kind: 'deal_sheet', storeId: '' },
      await wordWith('新版 {{number}}'),
    );
    expect(second.body.version).toBe(2);
    await it.as(gu)(postTemplateUse, { id: group.body.id, isUsed: true });
    expect(textOf((await get(lin, sheet('docx'))).rawPayload)).toContain('集团 D1');
    const { rows } = (await it.as(gu)(getTemplates, {})).body;
    expect(rows.filter(({ isUsed, storeId }) => isUsed && storeId === null)).toHaveLength(1);
  });

  test('sent twice at once becomes two versions, of which one is used', async () => {
    const word = await wordWith('{{plan}}');
    const replies = await Promise.all(
      [1, 2, 3, 4].map(() => send(gu, { kind: 'plan_page', storeId: '' }, word)),
    );
    const good = replies.filter((reply) => reply.status === 200);
    for (const { status } of replies) expect([200, 409]).toContain(status);
    expect(good.length).toBeGreaterThan(0);
    const { rows } = (await it.as(gu)(getTemplates, {})).body;
    const kept = rows.filter(({ kind }) => kind === 'plan_page');
    expect(kept.map(({ version }) => version).toSorted((a, b) => a - b)).toEqual(
      good.map((_, i) => i + 1),
    );
    expect(kept.filter(({ isUsed }) => isUsed)).toHaveLength(1);
  });

  test('can be begun from a starter, which itself is accepted', async () => {
    const starter = await get(gu, '/api/template-starters/target_sheet');
    expect(textOf(starter.rawPayload)).toContain('{{#rows}}');
    const taken = await send(gu, { kind: 'target_sheet', storeId: '' }, starter.rawPayload);
    expect(taken.status).toBe(200);
    const sample = await get(gu, `/api/templates/${taken.body.id}/content?sample=1`);
    expect(textOf(sample.rawPayload)).toContain('名称 2');
    const plain = await get(gu, `/api/templates/${taken.body.id}/content`);
    expect(textOf(plain.rawPayload)).toContain('{{plan}}');
  });

  test.each([
    ['no Word file', () => Buffer.from('not a zip'), 'template.not_word'],
    [
      'a workbook',
      () => new PizZip().file('xl/workbook.xml', '<x/>').generate({ type: 'nodebuffer' }),
      'template.not_word',
    ],
    [
      'one with a place that the kind does not have',
      () => wordWith('{{salary}}'),
      'template.unknown_tags',
    ],
    ['one with an unclosed place', () => wordWith('{{number'), 'template.broken'],
    [
      'one with macros',
      () => wordChanged((zip) => zip.file('word/vbaProject.bin', 'x')),
      'template.macros',
    ],
    [
      'one that fetches something when opened',
      () =>
        wordChanged((zip) =>
          zip.file(
            'word/_rels/settings.xml.rels',
            '<Relationships><Relationship Id="a" Type="http://x/attachedTemplate" Target="http://x/t.dotm" TargetMode="External"/></Relationships>',
          ),
        ),
      'template.linked',
    ],
    [
      'one with entities of its own',
      () => wordChanged((zip) => zip.file('word/x.xml', '<!DOCTYPE a [<!ENTITY b "c">]><a/>')),
      'template.linked',
    ],
    [
      'a bomb',
      () =>
        wordChanged((zip) =>
          zip.file('word/big.xml', 'x'.repeat(45_000_000), { compression: 'DEFLATE' } as object),
        ),
      'template.too_large',
    ],
  ])('%s is refused and changes nothing', async (_, make, code) => {
    const before = (await it.as(gu)(getTemplates, {})).body.rows.length;
    const reply = await send(gu, { kind: 'deal_sheet', storeId: '' }, await make());
    expect(reply).toMatchObject({ status: 422, body: { code } });
    expect((await it.as(gu)(getTemplates, {})).body.rows).toHaveLength(before);
  });

  test.each([
    ['a sales manager', shen],
    ['a consultant', lin],
  ])('is not for %s to give', async (_, member) => {
    expect(
      (await send(member, { kind: 'deal_sheet', storeId: stores.north }, await wordWith('x')))
        .status,
    ).toBe(403);
    expect((await it.as(member)(getTemplates, {})).status).toBe(403);
    const mine = (await it.as(gu)(getTemplates, {})).body.rows[0]!;
    expect((await it.as(member)(postTemplateUse, { id: mine.id, isUsed: true })).status).toBe(403);
    expect((await get(member, `/api/templates/${mine.id}/content`)).statusCode).toBe(403);
  });

  test('is unknown to another dealer group', async () => {
    const mine = (await it.as(gu)(getTemplates, {})).body.rows[0]!;
    expect((await it.as(stranger)(getTemplates, {})).body.rows).toEqual([]);
    expect((await it.as(stranger)(postTemplateUse, { id: mine.id, isUsed: true })).status).toBe(
      404,
    );
    expect((await get(stranger, `/api/templates/${mine.id}/content`)).statusCode).toBe(404);
    const reply = await send(
      stranger,
      { kind: 'deal_sheet', storeId: stores.north },
      await wordWith('x'),
    );
    expect(reply).toMatchObject({ status: 422, body: { code: 'template.unknown_store' } });
    expect((await it.as(admin)(getTemplates, {})).status).toBe(200);
  });
});
