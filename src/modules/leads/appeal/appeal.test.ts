import { beforeAll, describe, expect, test } from 'vitest';
import {
  everyRole,
  gu,
  lin,
  ours,
  shen,
  stores,
  stranger,
  xu,
  zhou,
} from '../../../../test/cast.ts';
import { world } from '../../../../test/world.ts';
import { getReceipts } from '../allocation/fairness.schema.ts';
import { replayAllocation } from '../allocation/replay.actions.ts';
import { getSeats, putSeat } from '../allocation/seat.schema.ts';
import { postLead } from '../intake/intake.schema.ts';
import { watchAppeals } from './appeal.actions.ts';
import { getAppeals, postAppeal, postVerdict } from './appeal.schema.ts';

const { as, inside, clock, database } = await world({
  cast: everyRole,
  now: '2026-09-30T02:00:00.000Z', // the day before the National Day holiday, 10:00 in the store
});
const storeId = stores.north;
let n = 0;
/** A lead dealt between Lin and Zhou: its receipt, who got it and who did not. */
async function aDealing() {
  const phone = `137${String((n += 1)).padStart(8, '0')}`;
  const { leadId, personId } = (await as(gu)(postLead, { storeId, phone })).body;
  const [receipt] = (await as(shen)(getReceipts, { id: leadId })).body.rows;
  const [got, not] = personId === lin.personId ? [lin, zhou] : [zhou, lin];
  return { id: receipt!.id, got, not };
}
const levelOf = async (personId: string) =>
  (await as(shen)(getSeats, { storeId })).body.rows.find((seat) => seat.personId === personId)!
    .level;
const text = '这位客户上周是我接待的';
const openFor = async (who: typeof lin) => (await as(who)(getAppeals, {})).body.rows;

beforeAll(async () => {
  for (const { personId } of [lin, zhou])
    await as(shen)(putSeat, { storeId, role: 'consultant', personId });
});

describe('An appeal 分配申诉', () => {
  test('of whom it concerns, once; the managers see it, nobody else', async () => {
    const { id, not } = await aDealing();
    for (const who of [shen, xu, stranger])
      expect((await as(who)(postAppeal, { id, text })).body.code).toBe('appeal.allocation_unknown');
    const both = await Promise.all([
      as(not)(postAppeal, { id, text }),
      as(not)(postAppeal, { id, text }),
    ]);
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    expect(await openFor(shen)).toMatchObject([{ personName: not.name, text, verdict: null }]);
    expect(await openFor(not)).toHaveLength(1);
    const other = not === lin ? zhou : lin;
    for (const who of [other, xu, stranger]) expect(await openFor(who)).toEqual([]);
  });

  test('upheld it lowers the level by one lead, in a turn that a replay goes through', async () => {
    const [open] = await openFor(shen);
    const { id, personId } = open!;
    const answer = { id, verdict: 'upheld', answer: '确实，补你一条' } as const;
    for (const who of [lin, zhou]) expect((await as(who)(postVerdict, answer)).status).toBe(403);
    for (const who of [stranger])
      expect((await as(who)(postVerdict, answer)).body.code).toBe('appeal.unknown');
    const before = await levelOf(personId);
    const both = await Promise.all([as(shen)(postVerdict, answer), as(gu)(postVerdict, answer)]);
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    expect(await levelOf(personId)).toBe(before - 1_000_000);
    const { rows } = await database.owner.query<{ link: string }>(
      `select link from platform.notice where kind = 'lead.appeal_decided' and person_id = $1`,
      [personId],
    );
    expect(rows).toHaveLength(1);
    const replayed = await inside(ours.tenantId, (ctx) =>
      replayAllocation(ctx, { from: '2026-09-01', to: '2026-10-31' }),
    );
    expect(JSON.stringify(replayed)).not.toContain('gap');
  });

  test('due in open hours: over the holiday the clock rests; the directors hear of it once', async () => {
    const { id, not } = await aDealing();
    const { dueAt } = (await as(not)(postAppeal, { id, text })).body;
    const late = () => inside(ours.tenantId, watchAppeals);
    expect(Date.parse(dueAt)).toBeGreaterThan(Date.parse(clock.now) + 18 * 3_600_000);
    clock.now = new Date(Date.parse(dueAt) - 60_000).toISOString();
    expect(await late()).toBe(0);
    clock.now = new Date(Date.parse(dueAt) + 60_000).toISOString();
    expect([await late(), await late()]).toEqual([1, 0]);
    const { rows } = await database.owner.query<{ personId: string }>(
      `select person_id from platform.notice where kind = 'lead.appeal_late'`,
    );
    expect(rows.length).toBeGreaterThan(0);
  });

  test('nobody answers their own', async () => {
    await as(gu)(putSeat, { storeId, role: 'consultant', personId: shen.personId });
    let mine: string | undefined;
    for (let i = 0; i < 4 && !mine; i++) mine = (await aDealing()).id;
    const { id } = (await as(shen)(postAppeal, { id: mine!, text })).body;
    const answer = { id, verdict: 'upheld', answer: '同意' } as const;
    expect((await as(shen)(postVerdict, answer)).body.code).toBe('appeal.own');
    expect((await as(gu)(postVerdict, answer)).status).toBe(200);
  });
});
