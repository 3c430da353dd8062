import { beforeAll, expect, test, describe } from 'vitest';
import { cheng, everyRole, gu, lin, shen, stores, stranger, tang, xu } from '../../../../test/cast.ts'; // prettier-ignore
import { world } from '../../../../test/world.ts';
import { deleteScript, getScripts, postScript, putScript } from '../../marketing/script.schema.ts';
import { postSource } from '../../marketing/source.schema.ts';
import { postLead } from '../intake/intake.schema.ts';
import { getLeadScripts } from './script.schema.ts';

const { as, database } = await world({ cast: everyRole });
const ids = { portal: '', show: '', leadOfPortal: '', leadOfNone: '' };
const aLead = async (sourceId: string | null) =>
  (
    await as(lin)(postLead, {
      storeId: stores.north,
      intake: 'desk',
      phone: `1350000${sourceId ? '1111' : '2222'}`,
      sourceId,
      mine: true,
    })
  ).body.leadId;
const titlesFor = async (id: string) =>
  (await as(lin)(getLeadScripts, { id })).body.rows.map(({ title }) => title);

beforeAll(async () => {
  ids.portal = (await as(tang)(postSource, { name: '垂媒' })).body.id;
  ids.show = (await as(tang)(postSource, { name: '车展' })).body.id;
  ids.leadOfPortal = await aLead(ids.portal);
  ids.leadOfNone = await aLead(null);
});

describe('Scripts by source 话术', () => {
  test('beside a lead stand those of its source, then the general ones; never another source’s', async () => {
    await as(tang)(postScript, { title: '开场白', text: '您好，我是江城汽车的…' });
    await as(tang)(postScript, { title: '垂媒比价', text: '您在看…', sourceId: ids.portal });
    await as(gu)(postScript, { title: '车展回访', text: '昨天您来…', sourceId: ids.show });
    expect(await titlesFor(ids.leadOfPortal)).toEqual(['垂媒比价', '开场白']);
    expect(await titlesFor(ids.leadOfNone)).toEqual(['开场白']);
    expect((await as(shen)(getScripts, {})).body.rows).toMatchObject([
      { title: '开场白', sourceName: null, changedByName: '唐书瑶' },
      { title: '垂媒比价', sourceName: '垂媒' },
      { title: '车展回访', sourceName: '车展' },
    ]);
  });

  test('rewritten it is shown at once; removed it is gone, and the log keeps its words', async () => {
    const { id } = (await as(tang)(postScript, { title: '旧', text: '旧话术' })).body;
    await as(tang)(putScript, { id, title: '新', text: '新话术', sourceId: ids.portal });
    expect(await titlesFor(ids.leadOfPortal)).toContain('新');
    expect(await titlesFor(ids.leadOfNone)).not.toContain('新');
    expect((await as(tang)(deleteScript, { id })).status).toBe(200);
    expect(await titlesFor(ids.leadOfPortal)).not.toContain('新');
    expect((await as(tang)(deleteScript, { id })).body.code).toBe('script.unknown');
    const { rows } = await database.owner.query(
      `select before->>'text' as text from platform.audit where action = 'script.removed'`,
    );
    expect(rows).toEqual([{ text: '新话术' }]);
  });

  test('who may not: write without the market’s right, read beside a lead out of reach, another group', async () => {
    const script = { title: '越权', text: 'x' };
    const { id } = (await as(tang)(postScript, { title: '谁可改', text: 'x' })).body;
    for (const who of [lin, shen]) {
      expect((await as(who)(postScript, script)).status).toBe(403);
      expect((await as(who)(putScript, { id, ...script, sourceId: null })).status).toBe(403);
      expect((await as(who)(deleteScript, { id })).status).toBe(403);
    }
    expect((await as(lin)(getScripts, {})).status).toBe(403);
    for (const who of [xu, cheng, stranger])
      expect((await as(who)(getLeadScripts, { id: ids.leadOfPortal })).body.code).toBe(
        'lead.unknown',
      );
    expect((await as(stranger)(getScripts, {})).body.rows).toEqual([]);
    expect((await as(stranger)(putScript, { id, ...script, sourceId: null })).status).toBe(404);
    expect((await as(stranger)(deleteScript, { id })).status).toBe(404);
    const theirs = await as(stranger)(postScript, { ...script, sourceId: ids.portal });
    expect(theirs.body.code).toBe('script.unknown_record');
  });

  test.each([
    { more: { title: ' ' }, because: 'no title' },
    { more: { text: '' }, because: 'no words' },
    { more: { text: '长'.repeat(2001) }, because: 'too long to say' },
  ])('$because is refused', async ({ more }) => {
    const reply = await as(tang)(postScript, { title: '标题', text: '内容', ...more });
    expect(reply.body.code).toBe('invalid_input');
  });
});
