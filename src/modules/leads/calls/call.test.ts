import { beforeAll, describe, expect, test } from 'vitest';
import { cheng, everyRole, gu, lin, shen, stores, stranger, tang, understudies, xu, zhou } from '../../../../test/cast.ts'; // prettier-ignore
import { world } from '../../../../test/world.ts';
import { getAudit } from '../../people/audit-log.schema.ts';
import { putSeat } from '../allocation/seat.schema.ts';
import { postContact } from '../desk/work.schema.ts';
import { postLead } from '../intake/intake.schema.ts';
import { getLead, getLeadTimeline } from '../lead.schema.ts';
import { postCall, postHearing } from './call.schema.ts';

const { as, clock, database } = await world({ cast: everyRole, now: '2026-11-02T02:00:00.000Z' });
const dong = understudies[0]!;
const storeId = stores.north;
const recordingUrl = 'https://calls.example.cn/r/1.mp3';
let n = 0;
const aLead = async () => {
  const phone = `136${String((n += 1)).padStart(8, '0')}`;
  const { leadId } = (
    await as(lin)(postLead, { storeId, intake: 'desk', phone, name: `客户${n}`, mine: true })
  ).body;
  return { id: leadId, phone };
};
const aCall = (phone: string, more = {}) => ({
  externalId: `x${(n += 1)}`,
  phone,
  direction: 'out' as const,
  startedAt: clock.now,
  seconds: 150,
  agent: 'lin',
  ...more,
});
const contactsOf = async (id: string) => {
  const { rows } = (await as(shen)(getLeadTimeline, { id })).body;
  return rows.filter(({ kind }) => kind === 'contact');
};
const laterBy = (minutes: number) =>
  (clock.now = new Date(Date.parse(clock.now) + minutes * 60_000).toISOString());

beforeAll(async () => {
  await as(shen)(putSeat, { storeId, role: 'consultant', personId: lin.personId });
});

describe('An exchange reports a call', () => {
  test('it joins the open lead of the number, stops its clock, and is marked as proof', async () => {
    const { id, phone } = await aLead();
    laterBy(1);
    const { status, body } = await as(shen)(postCall, aCall(phone, { recordingUrl }));
    expect([status, body]).toMatchObject([
      200,
      { result: 'recorded', leadId: id, stops: 'conversation' },
    ]);
    expect((await as(lin)(getLead, { id })).body).toMatchObject({
      conversedAt: clock.now,
      nextWhat: 'follow_up',
    });
    expect(await contactsOf(id)).toMatchObject([
      { proof: 'exchange', seconds: 150, personName: '林知夏', hasRecording: true },
    ]);
    const facts = await database.owner.query(
      `select count(*)::int as n from platform.fact where subject_id = $1 and kind = 13`,
      [id],
    );
    expect(facts.rows).toEqual([{ n: 1 }]);
  });

  test('sent again, also at once, it is answered again and changes nothing', async () => {
    const { id, phone } = await aLead();
    const call = aCall(phone, { seconds: 0 });
    const replies = await Promise.all(Array.from({ length: 4 }, () => as(shen)(postCall, call)));
    const results = replies.map(({ body }) => body.result).toSorted();
    expect(results).toEqual(['recorded', 'repeated', 'repeated', 'repeated']);
    expect(new Set(replies.map(({ body }) => body.contactId)).size).toBe(1);
    expect(await contactsOf(id)).toHaveLength(1);
    // Another sender's id is another call.
    expect((await as(gu)(postCall, call)).body.result).toBe('recorded');
  });

  test('an agent may be named by their own number, where it is one person’s', async () => {
    await database.owner.query(`update people.person set phone = '13800007777' where id = $1`, [
      zhou.personId,
    ]);
    const { id, phone } = await aLead();
    const named = aCall(phone, { agent: '+86 138 0000 7777' });
    expect((await as(shen)(postCall, named)).body.result).toBe('recorded');
    expect(await contactsOf(id)).toMatchObject([{ personName: '周砚' }]);
    await database.owner.query(`update people.person set phone = '+8613800007777' where id = $1`, [
      xu.personId,
    ]);
    expect((await as(shen)(postCall, aCall(phone, { agent: '13800007777' }))).body.code).toBe(
      'call.unknown_agent',
    );
  });

  test('a missed call of theirs stands in the story and stops nothing', async () => {
    const { id, phone } = await aLead();
    const missed = aCall(phone, { direction: 'in', seconds: 0, agent: '' });
    expect((await as(shen)(postCall, missed)).body).toMatchObject({
      result: 'recorded',
      stops: '',
    });
    expect((await as(lin)(getLead, { id })).body.attemptedAt).toBeNull();
  });

  test('reported late it does not put off what came after it', async () => {
    const { id, phone } = await aLead();
    const early = clock.now;
    laterBy(60);
    await as(lin)(postContact, { id, kind: 'visit', direction: 'in' });
    const before = (await as(lin)(getLead, { id })).body;
    laterBy(24 * 60);
    await as(shen)(postCall, aCall(phone, { startedAt: early, seconds: 40 }));
    const after = (await as(lin)(getLead, { id })).body;
    expect([after.nextAt, after.lastContactAt]).toEqual([before.nextAt, before.lastContactAt]);
  });

  test('a number without an open lead is unknown and leaves nothing', async () => {
    const count = async () =>
      (await database.owner.query(`select count(*)::int as n from leads.contact`)).rows[0]
        .n as number;
    const before = await count();
    const { phone } = await aLead();
    const unknown = { result: 'unknown', leadId: null, contactId: null };
    expect((await as(shen)(postCall, aCall('13999999999'))).body).toMatchObject(unknown);
    const elsewhere = aCall(phone, { storeId: stores.lake });
    expect((await as(gu)(postCall, elsewhere)).body).toMatchObject(unknown);
    const old = aCall(phone, { startedAt: new Date(Date.parse(clock.now) - 864e5).toISOString() });
    expect((await as(shen)(postCall, old)).body).toMatchObject(unknown);
    expect(await count()).toBe(before);
  });
});

describe('What somebody typed of the same call', () => {
  test('typed first: the exchange’s seconds stand, the typed ones are shown beside them', async () => {
    const { id, phone } = await aLead();
    const startedAt = clock.now;
    laterBy(2);
    await as(lin)(postContact, { id, kind: 'call', seconds: 200, text: '约周末' });
    expect((await as(shen)(postCall, aCall(phone, { startedAt, seconds: 35 }))).body).toMatchObject(
      {
        result: 'recorded',
        stops: 'contact',
      },
    );
    expect(await contactsOf(id)).toMatchObject([
      { proof: 'exchange', seconds: 35, typedSeconds: 200, text: '约周末', stops: 'contact' },
    ]);
  });

  test('typed second: it joins the call, and typing more seconds proves nothing', async () => {
    const { id, phone } = await aLead();
    const told = (await as(shen)(postCall, aCall(phone, { seconds: 5 }))).body;
    laterBy(1);
    const typed = await as(lin)(postContact, { id, kind: 'call', seconds: 300, text: '谈得好' });
    expect(typed.body).toMatchObject({ id: told.contactId, stops: 'attempt' });
    expect(await contactsOf(id)).toMatchObject([{ seconds: 5, typedSeconds: 300, text: '谈得好' }]);
    expect((await as(lin)(getLead, { id })).body.contactedAt).toBeNull();
  });
});

describe('Who may not', () => {
  test('the manager of another store finds no lead', async () => {
    const { phone } = await aLead();
    expect((await as(cheng)(postCall, aCall(phone))).body.result).toBe('unknown');
  });

  test.each([
    { who: tang, code: 'not_allowed', because: 'marketing does not work on leads' },
    { who: lin, code: 'call.own_witness', because: 'a consultant would witness for themselves' },
    { who: dong, code: 'call.own_witness', because: 'so would an agent' },
  ])('not by $who.name: $because', async ({ who, code }) => {
    const { id, phone } = await aLead();
    const { status, body } = await as(who)(postCall, aCall(phone));
    expect([status, body.code]).toEqual([403, code]);
    expect(await contactsOf(id)).toEqual([]);
  });

  test('another group neither finds the lead nor the agent', async () => {
    const { phone } = await aLead();
    const call = aCall(phone, { agent: '' });
    expect((await as(stranger)(postCall, call)).body.result).toBe('unknown');
    const named = await as(stranger)(postCall, aCall(phone));
    expect(named.body.code).toBe('call.unknown_agent');
  });

  test.each([
    { more: { phone: 'anonymous' }, code: 'lead.bad_phone' },
    { more: { agent: 'nobody-here' }, code: 'call.unknown_agent' },
    { more: { personId: '00000000-0000-4000-8000-0000000000aa' }, code: 'call.unknown_agent' },
    { more: { startedAt: '2026-01-01T09:00:00+08:00' }, code: 'call.too_old' },
    { more: { startedAt: '2027-11-02T02:05:00Z' }, code: 'call.in_future' },
    { more: { recordingUrl: 'http://calls.example.cn/1.mp3' }, code: 'invalid_input' },
    { more: { recordingUrl: 'javascript:alert(1)' }, code: 'invalid_input' },
    { more: { seconds: -1 }, code: 'invalid_input' },
    { more: { externalId: ' ' }, code: 'invalid_input' },
    { more: { direction: 'sideways' as 'in' }, code: 'invalid_input' },
  ])('$more is refused as $code', async ({ more, code }) => {
    expect((await as(shen)(postCall, aCall('13611112222', more))).body.code).toBe(code);
  });
});

describe('A recording', () => {
  test('is heard by who sees the lead and its phone, and each look is logged without the address', async () => {
    const { id, phone } = await aLead();
    const { contactId } = (await as(shen)(postCall, aCall(phone, { recordingUrl }))).body;
    const asked = { id, contactId: contactId! };
    for (const who of [lin, shen, dong, gu])
      expect((await as(who)(postHearing, asked)).body).toEqual({ url: recordingUrl });
    const { rows } = (await as(gu)(getAudit, { action: 'call.heard' })).body;
    expect(rows).toHaveLength(4);
    expect(rows[0]).toMatchObject({ recordId: id, after: { contactId } });
    expect(JSON.stringify(rows)).not.toContain(recordingUrl);

    expect((await as(tang)(postHearing, asked)).body.code).toBe('call.may_not_hear');
    for (const who of [zhou, cheng, xu, stranger])
      expect((await as(who)(postHearing, asked)).body.code).toBe('lead.unknown');
    const { body: bare } = await as(shen)(postCall, aCall(phone));
    expect((await as(lin)(postHearing, { id, contactId: bare.contactId! })).body.code).toBe(
      'call.no_recording',
    );
    expect((await as(lin)(postHearing, { ...asked, id: (await aLead()).id })).status).toBe(404);
  });
});
