import { beforeAll, describe, expect, test } from 'vitest';
import {
  bai,
  everyRole,
  gu,
  lin,
  ours,
  shen,
  stores,
  stranger,
  tang,
  understudies,
  xu,
  zhou,
} from '../../../../test/cast.ts';
import { importing } from '../../../../test/importing.ts';
import { world } from '../../../../test/world.ts';
import { putSeat } from '../allocation/seat.schema.ts';
import { getLead } from '../lead.schema.ts';
import { getRepeats, getRepeatSums, putRefund } from '../repeat/repeat.schema.ts';
import { getLeadSheets, getLiveComments, postCommentAnswered } from './comment.schema.ts';

const here = await world({ cast: everyRole, now: '2026-11-10T02:00:00.000Z' });
const { as, database } = here;
const { run } = importing(here);
const dong = understudies[0]!;
const head = 'lead_id,received_at,store,source,model,name,phone,wish,price\n';
const storeName = async (id: string) =>
  (
    await database.owner.query<{ name: string }>('select name from people.store where id = $1', [
      id,
    ])
  ).rows[0]!.name;
const countLeads = async () =>
  (
    await database.owner.query<{ n: number }>(
      'select count(*)::int as n from leads.lead where tenant_id = $1',
      [ours.tenantId],
    )
  ).rows[0]!.n;
let [north, sheet] = ['', ''];

beforeAll(async () => {
  north = await storeName(stores.north);
  for (const { personId } of [lin, zhou])
    await as(shen)(putSeat, { storeId: stores.north, role: 'consultant', personId });
  sheet =
    head +
    [
      `A1,2026-11-09 10:00,${north},信息流,L5,陈先生,13800000001,想看白色,120`,
      `A2,2026-11-09 11:00,${north},垂直平台,,陈先生,13800000001,,90`, // another source: joins
      `A3,2026-11-09 12:00,${north},信息流,,陈先生,13800000001,,120`, // sold twice
      `A4,,${north},信息流,,黄女士,13800000004,,`,
      `A5,2026-11-09 12:00,没有这家店,信息流,,何先生,13800000005,,`,
      `A6,2026-09-01 12:00,${north},信息流,,旧客户,13800000006,,`,
      `A7,2026-12-01 12:00,${north},信息流,,未来,13800000007,,`,
      `A8,2026-11-09 12:00,${north},信息流,,错号,12345,,`,
    ].join('\n');
});

describe('A lead sheet 线索表', () => {
  test('a dry run changes nothing', async () => {
    expect((await run('new_leads', sheet, { dryRun: true })).counts).toMatchObject({
      rows: 8,
      created: 4,
      rejected: 4,
    });
    expect(await countLeads()).toBe(0);
  });

  test('goes the way of every lead: dealt, merged, repeats found; wrong rows say why', async () => {
    const { importId, counts, rejections } = await run('new_leads', sheet);
    expect(counts).toMatchObject({ created: 4, rejected: 4 });
    const why = Object.fromEntries(
      rejections.map(({ rowNumber, problems }) => [rowNumber, problems[0]!.code]),
    );
    expect(Object.values(why)).toEqual([
      'reference.unknown',
      'instant.too_old',
      'instant.future',
      expect.any(String),
    ]);
    expect(await countLeads()).toBe(2);
    const { rows } = (await as(gu)(getLeadSheets, {})).body;
    expect(rows[0]).toMatchObject({
      id: importId,
      created: 2,
      merged: 1,
      duplicate: 1,
      rejected: 4,
    });
    const { rows: owned } = await database.owner.query<{ id: string; owner_id: string }>(
      'select id, owner_id from leads.lead where tenant_id = $1',
      [ours.tenantId],
    );
    expect(new Set(owned.map((row) => row.owner_id)).size).toBe(2);
    expect((await as(shen)(getLead, { id: owned[0]!.id })).body.outcome).toBe('open');
  });

  test('the same file again, and half of it in another order, change nothing', async () => {
    const lines = sheet.split('\n');
    for (const text of [sheet, [lines[0], ...lines.slice(1).toReversed()].join('\n')])
      expect((await run('new_leads', text)).counts).toMatchObject({ created: 0 });
    expect(await countLeads()).toBe(2);
  });

  test('who may not import sees no sheets', async () => {
    for (const who of [lin, shen, tang])
      expect((await as(who)(getLeadSheets, {})).status).toBe(403);
    expect((await as(stranger)(getLeadSheets, {})).body.rows).toEqual([]);
  });

  test('six hundred rows are dealt fairly', async () => {
    const many =
      head +
      Array.from(
        { length: 600 },
        (_, i) => `M${i},,${north},信息流,,客户${i},139${String(i).padStart(8, '0')},,`,
      ).join('\n');
    expect((await run('new_leads', many)).counts).toMatchObject({ created: 600, rejected: 0 });
    const { rows } = await database.owner.query<{ n: number }>(
      `select count(*)::int as n from leads.lead where tenant_id = $1 group by owner_id`,
      [ours.tenantId],
    );
    expect(rows.map(({ n }) => n)).toEqual([301, 301]);
  });
});

describe('Leads bought twice 重复线索', () => {
  const month = '2026-11';

  test('are listed with their price, by source too, for those who manage leads', async () => {
    const { rows } = (await as(tang)(getRepeats, { month })).body;
    expect(rows).toMatchObject([
      { externalId: 'A3', priceFen: 12_000, sourceName: '信息流', state: null },
    ]);
    expect(rows[0]!.phone).toContain('****');
    expect((await as(shen)(getRepeatSums, { month })).body.rows).toMatchObject([
      { leads: 1, priceFen: 12_000, claimedFen: 0 },
    ]);
    expect((await as(lin)(getRepeats, { month })).status).toBe(403);
    expect((await as(stranger)(getRepeats, { month })).body.rows).toEqual([]);
    expect((await as(gu)(getRepeats, { month: '2026-10' })).body.rows).toEqual([]);
    expect((await as(gu)(getRepeats, { month: '2026-13' })).status).toBe(422);
  });

  test('what was claimed and what came back is noted', async () => {
    const { id } = (await as(tang)(getRepeats, { month })).body.rows[0]!;
    expect((await as(stranger)(putRefund, { id, state: 'claimed' })).body.code).toBe(
      'lead_repeat.unknown',
    );
    expect((await as(lin)(putRefund, { id, state: 'claimed' })).status).toBe(403);
    expect((await as(tang)(putRefund, { id, state: 'claimed' })).body.amountFen).toBe(12_000);
    await as(tang)(putRefund, { id, state: 'refunded', amountFen: 6_000, note: '退一半' });
    expect((await as(tang)(getRepeats, { month })).body.rows[0]).toMatchObject({
      state: 'refunded',
      amountFen: 6_000,
      note: '退一半',
    });
    expect((await as(gu)(getRepeatSums, { month })).body.rows[0]).toMatchObject({
      refundedFen: 6_000,
    });
  });
});

describe('Comments of a livestream 直播评论', () => {
  const comments = () =>
    'comment_id,commented_at,store,source,nickname,text\n' +
    [
      `C1,2026-11-09 20:01,${north},直播,爱车的鱼,L5 落地多少钱`,
      `C2,2026-11-09 20:02,${north},直播,阿强,报价发我 137 0000 0009`,
      `C3,2026-11-09 20:03,${north},直播,路过,主播好`,
    ].join('\n');
  const open = async (who: typeof lin) => (await as(who)(getLiveComments, {})).body.rows;

  test('a number becomes a lead, an intent waits, the rest is only kept', async () => {
    const before = await countLeads();
    expect((await run('comments', comments())).counts).toMatchObject({ created: 3 });
    expect((await run('comments', comments())).counts).toMatchObject({ created: 0 });
    expect(await countLeads()).toBe(before + 1);
    expect(await open(dong)).toMatchObject([{ nickname: '爱车的鱼', intents: ['price'] }]);
    const [lead] = (await as(dong)(getLiveComments, { state: 'lead' })).body.rows;
    expect((await as(shen)(getLead, { id: lead!.leadId! })).body).toMatchObject({
      intake: 'livestream',
      wish: '报价发我 137 0000 0009',
    });
    for (const who of [xu, stranger]) expect(await open(who)).toEqual([]);
  });

  test('is answered once', async () => {
    const { id } = (await open(dong))[0]!;
    expect((await as(stranger)(postCommentAnswered, { id })).body.code).toBe('comment.unknown');
    expect((await as(bai)(postCommentAnswered, { id })).status).toBe(403);
    const both = await Promise.all([
      as(dong)(postCommentAnswered, { id }),
      as(shen)(postCommentAnswered, { id }),
    ]);
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    expect(await open(dong)).toEqual([]);
  });
});
