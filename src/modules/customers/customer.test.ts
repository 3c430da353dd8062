import { beforeAll, describe, expect, test } from 'vitest';
import { everyRole, gu, lin, shen, stores, stranger, tang, xu, zhou } from '../../../test/cast.ts';
import { world } from '../../../test/world.ts';
import { postReveal } from '../../platform/audit/audit.schema.ts';
import { putSeat } from '../leads/allocation/seat.schema.ts';
import { postContact } from '../leads/desk/work.schema.ts';
import { postClaim, postDecision } from '../leads/end/end.schema.ts';
import { postLead } from '../leads/intake/intake.schema.ts';
import { getLead } from '../leads/lead.schema.ts';
import {
  customerList,
  getContactBar,
  getCustomer,
  getCustomerTimeline,
  getTags,
  patchCustomer,
  postConsent,
} from './customer.schema.ts';
import { getMergePreview, postMerge, postMergeUndo } from './merge/merge.schema.ts';
import {
  getDataCopy,
  getDataRequests,
  postDataRequest,
  postDataRequestDecision,
} from './request/request.schema.ts';

const { as, clock, database } = await world({ cast: everyRole, now: '2026-11-02T02:00:00.000Z' });
const storeId = stores.north;
let n = 0;
/** A customer with an open lead in Lin's hand. */
const aCustomer = async (name: string, phone = `136${String((n += 1)).padStart(8, '0')}`) =>
  (await as(lin)(postLead, { storeId, intake: 'desk', phone, name, mine: true, wish: '要现车' }))
    .body;
const ended = async (id: string) => {
  const claim = (await as(lin)(postClaim, { id, kind: 'invalid', reason: 'test' })).body;
  await as(shen)(postDecision, { id: claim.id, approve: true });
};

beforeAll(async () => {
  for (const { personId } of [lin, zhou])
    await as(shen)(putSeat, { storeId, role: 'consultant', personId });
});

describe('Everything about one customer', () => {
  test('records, contacts and tags stand together; the number is masked and its reveal logged', async () => {
    const { leadId, customerId: id } = await aCustomer('陈思远');
    await as(lin)(postContact, { id: leadId, kind: 'call', seconds: 95, text: '周末来看车' });
    await as(lin)(patchCustomer, {
      id,
      tags: ['置换', '六座', '置换'],
      profile: { occupation: '教师' },
    });
    expect((await as(lin)(getCustomer, { id })).body).toMatchObject({
      name: '陈思远',
      phone: '136****0001',
      tags: ['六座', '置换'],
      profile: { occupation: '教师', age: '' },
      identities: [{ kind: 'phone', shown: '••••0001' }],
      records: [{ kind: 'lead', id: leadId, state: 'open' }],
      contactBar: null,
    });
    const { rows } = (await as(lin)(getCustomerTimeline, { id })).body;
    expect(rows.map(({ kind, what }) => `${kind} ${what}`).toSorted()).toEqual([
      'contact call.out',
      'touch desk',
    ]);
    const reveal = { resource: 'customer', recordId: id, field: 'phone' } as const;
    expect((await as(lin)(postReveal, reveal)).body.value).toBe('+8613600000001');
    expect((await as(lin)(getTags, {})).body.rows).toContainEqual({ tag: '置换', count: 1 });
  });

  test('seen by whoever may see a record of theirs, and by nobody else', async () => {
    const { customerId: id } = await aCustomer('吴可');
    for (const member of [lin, shen, gu])
      expect((await as(member)(getCustomer, { id })).status).toBe(200);
    for (const member of [zhou, xu, stranger]) {
      expect((await as(member)(getCustomer, { id })).body.code).toBe('customer.unknown');
      expect((await as(member)(getCustomerTimeline, { id })).status).toBe(404);
      expect((await as(member)(patchCustomer, { id, name: 'x' })).status).toBe(404);
      const listed = (await as(member)(customerList.contracts.page, {})).body.rows;
      expect(listed.map((row) => (row as { id: string }).id)).not.toContain(id);
    }
    expect((await as(tang)(getCustomer, { id })).status).toBe(403);
    const mine = (await as(lin)(customerList.contracts.page, {})).body.rows;
    expect(mine.map((row) => (row as { id: string }).id)).toContain(id);
  });

  test('who does not want calls is left in peace; and nobody is called too often', async () => {
    const { leadId, customerId: id } = await aCustomer('郑好');
    for (let i = 0; i < 4; i++)
      await as(lin)(postContact, { id: leadId, kind: 'call', seconds: 0 });
    expect((await as(lin)(getCustomer, { id })).body.contactBar).toBe('day');
    expect((await as(lin)(getContactBar, { id })).body).toEqual({ bar: 'day' });
    expect((await as(zhou)(getContactBar, { id })).status).toBe(404);
    await as(lin)(patchCustomer, { id, doNotCall: true });
    expect((await as(lin)(getCustomer, { id })).body).toMatchObject({
      contactBar: 'do_not_call',
      doNotCall: true,
    });
    expect((await as(lin)(getLead, { id: leadId })).body.doNotCall).toBe(true);
  });

  test('consent taken back counts from that moment, and both are kept', async () => {
    const { customerId: id } = await aCustomer('何然');
    const said = { id, purpose: 'marketing', channel: 'phone' } as const;
    await as(lin)(postConsent, { ...said, granted: true });
    clock.now = new Date(Date.parse(clock.now) + 1000).toISOString();
    await as(lin)(postConsent, { ...said, granted: false });
    expect((await as(lin)(getCustomer, { id })).body.consents).toMatchObject([
      { purpose: 'marketing', granted: false },
    ]);
    expect((await as(zhou)(postConsent, { ...said, granted: true })).status).toBe(404);
    const { rows } = await database.owner.query(
      'select granted from customers.consent where customer_id = $1 order by at',
      [id],
    );
    expect(rows).toEqual([{ granted: true }, { granted: false }]);
  });
});

describe('Two who are one', () => {
  test('are offered, previewed, joined and taken apart again, each with what was theirs', async () => {
    const one = await aCustomer('罗子涵');
    const other = await aCustomer('罗子涵');
    const [id, goneId] = [one.customerId, other.customerId];
    await as(lin)(patchCustomer, { id: goneId, tags: ['家庭'] });
    expect((await as(shen)(getCustomer, { id })).body.alike).toMatchObject([
      { id: goneId, why: 'name' },
    ]);
    // Both are in hand at one store: nobody's work ends by a merge.
    expect((await as(shen)(getMergePreview, { id, goneId })).body.clashes).toEqual(['江北店']);
    expect((await as(shen)(postMerge, { id, goneId })).body.code).toBe('customer.merge_clash');
    await ended(other.leadId);
    expect((await as(shen)(getMergePreview, { id, goneId })).body).toMatchObject({
      clashes: [],
      after: { name: '罗子涵', tags: ['家庭'], records: 2 },
    });
    const merged = (await as(shen)(postMerge, { id, goneId, note: '夫妻共用' })).body;
    expect(merged.moved).toBe(1);
    expect((await as(shen)(getCustomer, { id })).body).toMatchObject({
      tags: ['家庭'],
      alike: [],
      merges: [{ goneId, moved: 1 }],
    });
    expect((await as(shen)(getCustomer, { id })).body.records).toHaveLength(2);
    // Whoever calls from the other number now is the one who stayed.
    const again = await aCustomer('', `136${String(n).padStart(8, '0')}`);
    expect(again).toMatchObject({ customerId: id, result: 'merged' });
    expect((await as(shen)(postMerge, { id: goneId, goneId: id })).body.code).toBe(
      'customer.unknown',
    );
    expect((await as(gu)(patchCustomer, { id: goneId, name: 'x' })).body.code).toBe(
      'customer.merged_away',
    );
    expect((await as(shen)(postMergeUndo, { id: merged.id })).body.moved).toBe(1);
    expect((await as(shen)(postMergeUndo, { id: merged.id })).body.code).toBe(
      'customer.merge_undone',
    );
    expect((await as(shen)(getCustomer, { id })).body).toMatchObject({ tags: [], merges: [] });
    expect((await as(shen)(getCustomer, { id: goneId })).body).toMatchObject({
      mergedInto: null,
      tags: ['家庭'],
      records: [{ id: other.leadId }],
    });
  });

  test('of two merges of one pair at once one wins; two ways round never make a circle', async () => {
    const one = await aCustomer('沈一诺');
    const other = await aCustomer('沈一诺');
    await ended(other.leadId);
    const [a, b] = [one.customerId, other.customerId];
    const both = await Promise.all([
      as(gu)(postMerge, { id: a, goneId: b }),
      as(shen)(postMerge, { id: b, goneId: a }),
    ]);
    expect(both.filter(({ status }) => status === 200)).toHaveLength(1);
    const { rows } = await database.owner.query(
      'select count(*)::int as gone from customers.customer where id = any($1) and merged_into is not null',
      [[a, b]],
    );
    expect(rows).toEqual([{ gone: 1 }]);
  });

  test('a name that was lent by a merge goes back with its undo', async () => {
    const nameless = await aCustomer('');
    const named = await aCustomer('容与');
    await ended(named.leadId);
    const id = nameless.customerId;
    const merge = (await as(shen)(postMerge, { id, goneId: named.customerId })).body;
    expect((await as(shen)(getCustomer, { id })).body.name).toBe('容与');
    await as(shen)(postMergeUndo, { id: merge.id });
    expect((await as(shen)(getCustomer, { id })).body.name).toBe('');
  });

  test('a later merge is undone first; a consultant and another group may not', async () => {
    const [a, b, c] = [await aCustomer('甲子'), await aCustomer('乙丑'), await aCustomer('丙寅')];
    for (const { leadId } of [a, b]) await ended(leadId);
    const first = (await as(shen)(postMerge, { id: b.customerId, goneId: a.customerId })).body;
    const second = (await as(shen)(postMerge, { id: c.customerId, goneId: b.customerId })).body;
    expect((await as(gu)(postMergeUndo, { id: first.id })).body.code).toBe('customer.merge_buried');
    expect((await as(lin)(postMergeUndo, { id: second.id })).status).toBe(403);
    expect((await as(stranger)(postMergeUndo, { id: second.id })).status).toBe(404);
    const pair = { id: c.customerId, goneId: a.customerId };
    expect((await as(stranger)(postMerge, pair)).status).toBe(404);
    expect((await as(lin)(postMerge, pair)).status).toBe(403);
    expect((await as(shen)(postMerge, { id: c.customerId, goneId: c.customerId })).body.code).toBe(
      'customer.merge_same',
    );
    expect((await as(shen)(getCustomer, { id: c.customerId })).body.records).toHaveLength(3);
  });
});

describe('What customers ask about their own data', () => {
  test('a copy within the limit of the day, with everything in it', async () => {
    const { leadId, customerId: id } = await aCustomer('贺兰');
    await as(lin)(postContact, { id: leadId, kind: 'note', text: '下午有空' });
    const asked = { id, kind: 'export', channel: 'showroom' } as const;
    const request = (await as(lin)(postDataRequest, asked)).body;
    expect(request.dueOn).toBe('2026-11-17');
    expect((await as(lin)(postDataRequest, asked)).body.code).toBe('customer.request_open');
    expect((await as(shen)(getDataRequests, {})).body.rows).toMatchObject([
      { id: request.id, customerName: '贺兰', kind: 'export', decision: null },
    ]);
    const copy = (await as(shen)(getDataCopy, { id: request.id })).body;
    expect(copy.identities).toEqual([{ kind: 'phone', value: expect.stringMatching(/^\+86136/) }]);
    expect(JSON.stringify(copy.events)).toContain('下午有空');
    expect(copy.records).toHaveLength(1);
    await as(shen)(postDataRequestDecision, { id: request.id, grant: true });
    expect((await as(shen)(getDataRequests, { state: 'decided' })).body.rows).toMatchObject([
      { decision: 'done', decidedByName: '沈若兰' },
    ]);
  });

  test('an erasure takes the person away and leaves what the books need', async () => {
    const { leadId, customerId: id } = await aCustomer('要删除');
    await as(lin)(postContact, { id: leadId, kind: 'note', text: '住在江北' });
    const { body } = await as(lin)(postDataRequest, { id, kind: 'erasure', channel: 'mail' });
    expect((await as(lin)(postDataRequestDecision, { id: body.id, grant: true })).status).toBe(403);
    expect((await as(stranger)(postDataRequestDecision, { id: body.id, grant: true })).status).toBe(
      404,
    );
    expect((await as(shen)(postDataRequestDecision, { id: body.id, grant: false })).body.code).toBe(
      'customer.note_needed',
    );
    expect((await as(shen)(getDataCopy, { id: body.id })).body.code).toBe(
      'customer.request_no_copy',
    );
    await as(shen)(postDataRequestDecision, { id: body.id, grant: true });
    expect((await as(shen)(getCustomer, { id })).body).toMatchObject({
      name: '',
      phone: null,
      identities: [],
      erasedAt: clock.now,
      doNotCall: true,
      records: [{ id: leadId }],
    });
    const left = await database.owner.query(
      `select concat(t.content, c.text, l.wish) as said from leads.lead l
       join leads.touch t on t.lead_id = l.id join leads.contact c on c.lead_id = l.id where l.id = $1`,
      [leadId],
    );
    expect(left.rows).toEqual([{ said: '{}' }]);
    expect((await as(shen)(postDataRequestDecision, { id: body.id, grant: true })).body.code).toBe(
      'customer.request_decided',
    );
  });
});
