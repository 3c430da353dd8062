import { beforeAll, describe, expect, test } from 'vitest';
import { cheng, everyRole, gu, lin, ours, shen, stores, stranger, tang, theirs, understudies, xu, zhou } from '../../../../test/cast.ts'; // prettier-ignore
import { world } from '../../../../test/world.ts';
import { postRule } from '../../../platform/setting/setting.schema.ts';
import { postCall } from '../calls/call.schema.ts';
import { postContact } from '../desk/work.schema.ts';
import { postLead } from '../intake/intake.schema.ts';
import { getCallCheck, getCallChecks, putCallScore } from './check.schema.ts';
import { drawLastWeek } from './draw.actions.ts';

// A Wednesday; the draw of the week comes on the Monday after.
const { as, inside, clock, database } = await world({
  cast: everyRole,
  now: '2026-11-04T02:00:00.000Z',
});
const dong = understudies[0]!;
const monday = '2026-11-09T00:20:00.000Z';
const full = [15, 25, 30, 20, 10];
let n = 0;

/** Calls of a member to leads of their store, so many seconds long each. */
async function calls(by: typeof lin, seconds: readonly number[]) {
  for (const length of seconds) {
    const phone = `137${String((n += 1)).padStart(8, '0')}`;
    const { leadId: id } = (
      await as(by)(postLead, { storeId: by.storeId!, intake: 'desk', phone, mine: true })
    ).body;
    await as(by)(postContact, { id, kind: 'call', seconds: length });
  }
}
const draw = () => inside(ours.tenantId, drawLastWeek);
const seenBy = async (who: typeof lin, state: 'open' | 'scored' = 'open') =>
  (await as(who)(getCallChecks, { state })).body.rows;
const namesSeenBy = async (who: typeof lin) =>
  [...new Set((await seenBy(who)).map(({ personName }) => personName))].toSorted();

beforeAll(async () => {
  await calls(lin, [40, 50, 60, 130, 200, 10, 0]);
  await calls(zhou, [45, 46]);
  await calls(xu, [90]);
  await calls(shen, [90]);
  await as(lin)(postContact, { id: await missed(), kind: 'reply', direction: 'in' });
  clock.now = monday;
});
const missed = async () =>
  (
    await as(lin)(postLead, {
      storeId: stores.north,
      intake: 'desk',
      phone: '13799999999',
      mine: true,
    })
  ).body.leadId;

describe('The draw of a week 每周抽检', () => {
  test('three connected calls of each person, fewer where there are fewer, and once', async () => {
    // In the middle of the week nothing of it is over.
    clock.now = '2026-11-08T15:59:00.000Z';
    expect(await draw()).toBe(0);
    clock.now = monday;
    const both = await Promise.all([draw(), draw()]);
    expect(both.toSorted()).toEqual([0, 7]); // 3 + 2 + 1 + 1
    expect(await draw()).toBe(0);
    const mine = await seenBy(lin);
    expect(mine).toHaveLength(3);
    for (const check of mine)
      expect(check).toMatchObject({ week: '2026-11-02', personName: '林知夏', total: null });
    expect(mine.every(({ seconds }) => seconds >= 30)).toBe(true);
  });

  test('what was drawn can be drawn again from what was kept', async () => {
    const [check] = await seenBy(lin);
    expect((await as(lin)(getCallCheck, { id: check!.id })).body.draw).toMatchObject({
      wanted: 3,
      pool: 5,
      isSame: true,
    });
    const { rows } = await database.owner.query(
      `select count(*)::int as n from platform.notice where kind = 'lead.calls_drawn' and person_id = $1`,
      [shen.personId],
    );
    expect(rows).toEqual([{ n: 1 }]);
  });

  test('a manager sees their store’s, an agent their own, nobody else any', async () => {
    expect(await namesSeenBy(shen)).toEqual(['周砚', '林知夏', '沈若兰']);
    expect(await namesSeenBy(cheng)).toEqual(['许一鸣']);
    expect(await namesSeenBy(gu)).toHaveLength(4);
    expect(await namesSeenBy(zhou)).toEqual(['周砚']);
    // They see the store's leads, or all of them, but not how colleagues were scored.
    for (const who of [dong, tang, stranger]) expect(await seenBy(who)).toEqual([]);
  });
});

describe('The score sheet 评分表', () => {
  const oneOf = async (who: typeof lin) => (await seenBy(who))[0]!.id;

  test('a manager fills it in, sees the total, and the agent reads it', async () => {
    const id = await oneOf(lin);
    const before = (await as(shen)(getCallCheck, { id })).body;
    expect(before).toMatchObject({ mayScore: true, total: null, remark: '' });
    expect(before.sheet.map(({ criterion, points }) => [criterion, points])).toEqual([
      ['问候与自报家门', null],
      ['需求挖掘', null],
      ['邀约到店', null],
      ['异议处理', null],
      ['礼貌用语', null],
    ]);
    const points = [15, 20, 10, 20, 10];
    const remark = '没有约具体时间';
    expect((await as(shen)(putCallScore, { id, points, remark })).body).toEqual({ total: 75 });
    const read = (await as(lin)(getCallCheck, { id })).body;
    expect(read).toMatchObject({ total: 75, remark, scoredByName: '沈若兰', mayScore: false });
    expect(read.sheet.map((line) => line.points)).toEqual(points);
    expect((await seenBy(lin, 'scored')).map((row) => row.id)).toEqual([id]);
    const { rows } = await database.owner.query(
      `select link from platform.notice where kind = 'lead.call_scored' and person_id = $1`,
      [lin.personId],
    );
    expect(rows).toEqual([{ link: `/leads/call-checks?state=scored&open=${id}` }]);
  });

  test('only whoever scored a call corrects it; of two at once one is first', async () => {
    const id = await oneOf(lin);
    const both = await Promise.all([
      as(shen)(putCallScore, { id, points: full }),
      as(gu)(putCallScore, { id, points: [0, 0, 0, 0, 0] }),
    ]);
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    const [first, second] = both[0]!.status === 200 ? [shen, gu] : [gu, shen];
    expect((await as(second)(getCallCheck, { id })).body.mayScore).toBe(false);
    expect((await as(second)(putCallScore, { id, points: full })).body.code).toBe(
      'call_check.scored',
    );
    const points = [10, 10, 10, 10, 10];
    expect((await as(first)(putCallScore, { id, points })).body.total).toBe(50);
  });

  test.each([
    { points: [16, 25, 30, 20, 10], row: 1 },
    { points: [15, 25, 30, 20], row: 5 },
    { points: [15, 25, 30, 20, 10, 0], row: 6 },
  ])('$points is refused at criterion $row', async ({ points, row }) => {
    const reply = await as(cheng)(putCallScore, { id: await oneOf(xu), points });
    expect(reply.body).toMatchObject({ code: 'call_check.points', details: { row } });
  });

  test('who may not: the agent, whoever made the call, another store, another group', async () => {
    const [lins, shens] = [await oneOf(lin), (await seenBy(shen)).find((c) => c.personId === shen.personId)!.id]; // prettier-ignore
    expect((await as(lin)(putCallScore, { id: lins, points: full })).status).toBe(403);
    expect((await as(dong)(putCallScore, { id: lins, points: full })).status).toBe(403);
    expect((await as(shen)(putCallScore, { id: shens, points: full })).body.code).toBe(
      'call_check.own',
    );
    expect((await as(shen)(getCallCheck, { id: shens })).body.mayScore).toBe(false);
    for (const who of [cheng, stranger])
      expect((await as(who)(putCallScore, { id: lins, points: full })).body.code).toBe(
        'call_check.unknown',
      );
    for (const who of [zhou, xu, dong, tang, cheng, stranger])
      expect((await as(who)(getCallCheck, { id: lins })).body.code).toBe('call_check.unknown');
  });
});

test('a setting says how many, and a sheet is that of the day of the draw', async () => {
  const { rows } = await database.owner.query(
    `select count(*)::int as n from leads.call_check where tenant_id = $1`,
    [theirs.tenantId],
  );
  expect(rows).toEqual([{ n: 0 }]);
  clock.now = '2026-11-10T02:00:00.000Z';
  const set = (kind: string, value: Record<string, string | number | null>[]) =>
    as(gu)(postRule, { kind, storeId: null, from: '2026-11-11', value, source: '例会' });
  expect((await set('call_check', [{ calls: 1 }])).status).toBe(200);
  const sheet = [{ criterion: '邀约到店', english: null, weight: 100 }];
  expect((await set('call_sheet', [{ ...sheet[0]!, weight: 90 }])).status).toBe(422);
  expect((await set('call_sheet', sheet)).status).toBe(200);
  await calls(lin, [40, 50, 60]);
  clock.now = '2026-11-16T00:20:00.000Z';
  expect(await draw()).toBe(1);
  const lines = async (week: string) => {
    const check = (await seenBy(lin)).find((one) => one.week === week)!;
    return (await as(lin)(getCallCheck, { id: check.id })).body.sheet.length;
  };
  expect([await lines('2026-11-02'), await lines('2026-11-09')]).toEqual([5, 1]);
});

test('a call that the exchange told of is drawn for the agent it names', async () => {
  clock.now = '2026-11-17T02:00:00.000Z';
  await calls(xu, [0]);
  const phone = `137${String(n).padStart(8, '0')}`;
  const call = { externalId: 'x1', phone, direction: 'in' as const, startedAt: clock.now };
  const sent = await as(cheng)(postCall, { ...call, seconds: 100, personId: xu.personId });
  expect(sent.body.result).toBe('recorded');
  clock.now = '2026-11-23T00:20:00.000Z';
  await draw();
  const [latest] = await seenBy(xu);
  expect(latest).toMatchObject({ week: '2026-11-16', proof: 'exchange', seconds: 100 });
});
