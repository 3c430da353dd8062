import { beforeAll, describe, expect, test } from 'vitest';
import {
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
import { world } from '../../../../test/world.ts';
import {
  getCoupon,
  getCouponKinds,
  postCouponCancel,
  postCouponClaim,
  postCouponKind,
  postCouponKindClosing,
  postRedemption,
} from '../../marketing/coupon/coupon.schema.ts';
import { postLeadForm } from '../../marketing/form.schema.ts';
import {
  getShortLinks,
  postClick,
  postShortLink,
  postShortLinkClosing,
} from '../../marketing/link/link.schema.ts';
import { consentInUse } from '../../customers/consent.rules.ts';
import { postForm } from '../intake/form.schema.ts';
import { postLead } from '../intake/intake.schema.ts';
import { getLeadCoupons, getLinkResults, postLeadCoupon } from './benefit.schema.ts';

const { as, asNobody, clock, database } = await world({
  cast: everyRole,
  now: '2026-11-10T02:00:00.000Z',
});
const dong = understudies[0]!;
const storeId = stores.north;
const days = { startsOn: '2026-11-01', endsOn: '2026-11-30' };
const sourceId = crypto.randomUUID();
let n = 0;
const aLead = async (who = lin) =>
  (
    await as(who)(postLead, {
      storeId,
      intake: 'desk',
      phone: `137${String((n += 1)).padStart(8, '0')}`,
      mine: true,
    })
  ).body.leadId;
const aKind = async (more: object = {}) =>
  (
    await as(tang)(postCouponKind, {
      name: `券 ${(n += 1)}`,
      kind: 'gift' as const,
      stock: 5,
      ...days,
      ...more,
    })
  ).body.id;
const stateOf = async (code: string) => (await asNobody(getCoupon, { code })).body.state;

beforeAll(async () => {
  await database.owner.query(
    `insert into marketing.source (tenant_id, id, name) values ($1, $2, '官网')`,
    [ours.tenantId, sourceId],
  );
});

describe('Kinds of coupons 券种', () => {
  test('are made by marketing; a discount has an amount, and names are one each', async () => {
    const kind = { name: '到店礼', kind: 'gift', stock: 2, ...days } as const;
    expect((await as(lin)(postCouponKind, kind)).status).toBe(403);
    const { id } = (await as(tang)(postCouponKind, kind)).body;
    const codes = await Promise.all(
      [
        kind,
        { ...kind, name: 'a', kind: 'discount' as const },
        { ...kind, name: 'b', valueFen: 100 },
        { ...kind, name: 'c', endsOn: '2026-10-01' },
        { ...kind, name: 'd', campaignId: crypto.randomUUID() },
      ].map(async (input) => (await as(tang)(postCouponKind, input)).body.code),
    );
    expect(codes).toEqual([
      'coupon.name_taken',
      'coupon.no_value',
      'coupon.no_value',
      'coupon.days_reversed',
      'coupon.no_campaign',
    ]);
    expect((await as(stranger)(getCouponKinds, {})).body.rows).toEqual([]);
    expect((await as(stranger)(postCouponKindClosing, { id })).body.code).toBe(
      'coupon.kind_unknown',
    );
  });
});

describe('A coupon 优惠券', () => {
  test('is given from the lead, claimed by the customer, redeemed once of two tills', async () => {
    const [id, kindId] = [await aLead(), await aKind()];
    for (const who of [xu, stranger])
      expect((await as(who)(postLeadCoupon, { id, kindId })).body.code).toBe('lead.unknown');
    const given = (await as(lin)(postLeadCoupon, { id, kindId })).body;
    expect(given.isNew).toBe(true);
    expect((await as(lin)(postLeadCoupon, { id, kindId })).body).toEqual({
      code: given.code,
      isNew: false,
    });
    expect(await stateOf(given.code)).toBe('issued');
    for (let i = 0; i < 2; i++)
      expect((await asNobody(postCouponClaim, { code: given.code })).body.state).toBe('claimed');
    expect((await as(lin)(getLeadCoupons, { id })).body.rows).toMatchObject([
      { state: 'claimed', code: given.code },
    ]);
    const redeem = { code: given.code, storeId };
    expect((await as(xu)(postRedemption, redeem)).body.code).toBe('coupon.elsewhere');
    expect((await as(stranger)(postRedemption, redeem)).body.code).toBe('coupon.unknown');
    expect((await as(tang)(postRedemption, redeem)).status).toBe(403);
    const both = await Promise.all([
      as(dong)(postRedemption, redeem),
      as(shen)(postRedemption, redeem),
    ]);
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    expect(await stateOf(given.code)).toBe('redeemed');
  });

  test('never more than the stock, whoever asks at once', async () => {
    const kindId = await aKind({ stock: 3 });
    const leads = await Promise.all(Array.from({ length: 8 }, () => aLead()));
    const all = await Promise.all(leads.map((id) => as(lin)(postLeadCoupon, { id, kindId })));
    expect(all.filter(({ status }) => status === 200)).toHaveLength(3);
    for (const { status, body } of all)
      if (status !== 200) expect(body.code).toBe('coupon.not_issued_sold_out');
    const kind = (await as(tang)(getCouponKinds, {})).body.rows.find((one) => one.id === kindId);
    expect(kind).toMatchObject({ issued: 3, claimed: 0, redeemed: 0 });
  });

  test('is good on its days alone, and not once it was taken back', async () => {
    const [id, kindId] = [await aLead(), await aKind({ startsOn: '2026-11-12' })];
    const { code } = (await as(lin)(postLeadCoupon, { id, kindId })).body;
    const redeem = async () => (await as(dong)(postRedemption, { code, storeId })).body.code;
    expect(await redeem()).toBe('coupon.not_redeemed_early');
    clock.now = '2026-12-01T02:00:00.000Z';
    expect(await redeem()).toBe('coupon.not_redeemed_over');
    clock.now = '2026-11-12T02:00:00.000Z';
    expect((await as(lin)(postCouponCancel, { code, note: '发错了' })).status).toBe(403);
    await as(tang)(postCouponCancel, { code, note: '发错了' });
    expect(await redeem()).toBe('coupon.not_redeemed_cancelled');
    expect(await stateOf(code)).toBe('cancelled');
    expect((await asNobody(getCoupon, { code: 'nothing-here' })).status).toBe(404);
  });
});

describe('A short link 短链', () => {
  test('counts its clicks, brings its form and coupon, and tells what came of it', async () => {
    const couponKindId = await aKind({ stock: 1 });
    const form = (
      await as(tang)(postLeadForm, { name: '周末', title: '试驾', storeId, sourceId, couponKindId })
    ).body;
    const made = { name: '抖音', formId: form.id, utmSource: 'douyin', utmMedium: 'video' };
    expect((await as(lin)(postShortLink, made)).status).toBe(403);
    expect((await as(stranger)(postShortLink, made)).body.code).toBe('lead_form.unknown_record');
    const { id, code } = (await as(tang)(postShortLink, made)).body;
    const clicks = await Promise.all(
      Array.from({ length: 5 }, () => asNobody(postClick, { code })),
    );
    expect(clicks[0]!.body).toEqual({
      formCode: form.code,
      utm: { utm_id: code, utm_source: 'douyin', utm_medium: 'video' },
    });
    const leave = (phone: string) =>
      asNobody(postForm, {
        code: form.code,
        key: crypto.randomUUID(),
        phone,
        consent: true,
        consentVersion: consentInUse.version,
        utm: clicks[0]!.body.utm,
      });
    const first = (await leave('13900000001')).body;
    expect(await stateOf(first.coupon!)).toBe('issued');
    expect((await leave('13900000001')).body.coupon).toBe(first.coupon); // theirs again
    expect((await leave('13900000002')).body.coupon).toBeNull(); // none left, taken all the same
    const { rows } = (await as(tang)(getShortLinks, {})).body;
    expect(rows).toMatchObject([{ code, clicks: 5, formName: '周末' }]);
    expect((await as(gu)(getLinkResults, {})).body.rows).toEqual([
      { code, leads: 2, arrived: 0, won: 0 },
    ]);
    expect((await as(stranger)(getLinkResults, {})).body.rows).toEqual([]);
    expect((await as(zhou)(getLinkResults, {})).status).toBe(403);
    expect((await as(stranger)(postShortLinkClosing, { id })).body.code).toBe('short_link.unknown');
    await as(tang)(postShortLinkClosing, { id });
    expect((await asNobody(postClick, { code })).body.code).toBe('short_link.unknown');
  });
});
