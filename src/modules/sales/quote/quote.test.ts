import { describe, expect, test } from 'vitest';
import {
  everyRole,
  gu,
  lin,
  ours,
  shen,
  stores,
  stranger,
  tang,
  xu,
  zhou,
} from '../../../../test/cast.ts';
import { drawing, quoteScene } from '../../../../test/quote-scene.ts';
import { world } from '../../../../test/world.ts';
import { uuidV7 } from '../../../kernel/uuid.ts';
import { signaturesOf } from '../../../platform/signature/signature.queries.ts';
import { getDeal } from '../deal.schema.ts';
import { postPackage } from './package.schema.ts';
import { quoteDocument } from './quote.documents.ts';
import * as quote from './quote.schema.ts';
import { acceptedQuote } from './quote.queries.ts';

const scene = await world({ cast: everyRole });
const { as, asNobody, inside, clock, database } = scene;
const { ids, aDeal, asked, aDraft, aSent, trimId, modelId } = await quoteScene(scene);
const accept = (code: string, totalFen: number) =>
  asNobody(quote.postQuoteLinkAcceptance, {
    code,
    agreed: true,
    totalFen,
    signer: '陈立',
    drawing,
  });

describe('A quote 报价', () => {
  test('begins with the car and what the law asks, nothing beside it; of many tabs one begins it', async () => {
    const dealId = await aDeal();
    const begun = await Promise.all(
      Array.from({ length: 5 }, () => as(lin)(quote.postQuote, { id: dealId })),
    );
    expect(new Set(begun.map(({ body }) => body.id)).size).toBe(1);
    expect(begun.filter(({ body }) => body.isNew)).toHaveLength(1);
    const { body } = await as(lin)(quote.getQuote, { id: begun[0]!.body.id });
    expect(body.lines.map(({ kind, amountFen }) => [kind, amountFen])).toEqual([
      ['car', 19_980_000],
      ['purchase_tax', 1_768_142],
      ['compulsory_insurance', 95_000],
      ['vessel_tax', 9000],
      ['registration', 12_500],
    ]);
    expect(body).toMatchObject({
      version: 1,
      state: 'draft',
      validUntil: '2026-11-30',
      problems: [],
    });
    expect(body.lines.find(({ kind }) => kind === 'vessel_tax')).toMatchObject({
      isEstimate: true,
    });
  });

  test('is the same to the fen on the link, on paper and in the program', async () => {
    const sent = await aSent({
      discountFen: 600_000,
      productIds: [ids.film, ids.cover],
      giftIds: [ids.care],
      loan: { productId: ids.loan, months: 36, downBp: 3000 },
      compared: [{ productId: ids.flat, months: 36, downBp: 3000 }],
      tradeIn: { way: 'replace', oldCarFen: 3_000_000 },
    });
    const shown = (await asNobody(quote.getQuoteLink, { code: sent.code })).body;
    const { lines, outside, loans, totalFen, dueFen, carFen } = sent;
    expect(shown).toMatchObject({ lines, outside, loans, totalFen, dueFen, carFen, state: 'sent' });
    expect(loans.map(({ isChosen, trueYearlyBp }) => [isChosen, trueYearlyBp])).toEqual([
      [true, 360],
      [false, 751],
    ]);
    const { layout } = await inside(ours.tenantId, (ctx) =>
      quoteDocument.collect(ctx, { id: sent.id, option: '', language: 'zh' }),
    );
    const paper = JSON.stringify(layout);
    const yuan = (fen: number) =>
      (Math.abs(fen) / 100).toLocaleString('en-US', { minimumFractionDigits: 2 });
    for (const fen of [
      ...lines.map(({ amountFen }) => amountFen),
      totalFen,
      dueFen,
      loans[0]!.firstFen,
    ])
      expect(paper).toContain(yuan(fen));
  });

  test('keeps floor, cost, gross and authority from the customer', async () => {
    const { code } = await aSent();
    const { body } = await asNobody(quote.getQuoteLink, { code });
    expect(JSON.stringify(body)).not.toMatch(
      /floor|cost|gross(?!Fen)|rebate|income|authority|approval|excess/i,
    );
    for (const secret of ['18600000', '18200000', '17800000'])
      expect(JSON.stringify(body)).not.toContain(secret);
  });

  test('shows the consultant floor, gross with and without rebate, and no made-up pay', async () => {
    const { id } = await aDraft({
      discountFen: 600_000,
      productIds: [ids.film],
      giftIds: [ids.care],
    });
    expect((await as(lin)(quote.getQuoteInside, { id })).body).toMatchObject({
      aboveFloorFen: 780_000,
      carGrossFen: 1_180_000,
      besideGrossFen: 208_000,
      grossFen: 1_388_000,
      grossWithRebateFen: 1_788_000,
      payFen: null,
      excess: [],
      authority: { discountFen: 800_000, giftFen: 200_000 },
    });
    expect((await as(tang)(quote.getQuoteInside, { id })).status).toBe(403);
  });

  test('is worked on by its consultant and the manager, seen by nobody out of reach', async () => {
    const { id, dealId } = await aDraft();
    for (const who of [zhou, xu, stranger]) {
      expect((await as(who)(quote.getQuote, { id })).status).toBe(404);
      expect((await as(who)(quote.putQuote, { id, asked: asked() })).status).toBe(404);
      expect((await as(who)(quote.postQuoteSending, { id })).status).toBe(404);
      expect((await as(who)(quote.getDealQuotes, { id: dealId })).status).toBe(404);
      expect((await as(who)(quote.getQuoteFacts, { id: dealId, trimId })).status).toBe(404);
    }
    expect((await as(tang)(quote.postQuote, { id: dealId })).status).toBe(403);
    expect((await as(shen)(quote.getQuote, { id })).status).toBe(200);
    const open = (await as(lin)(quote.getMyQuotes, {})).body.rows;
    expect(open.map((row) => row.id)).toContain(id);
    expect((await as(zhou)(quote.getMyQuotes, {})).body.rows.map((row) => row.id)).not.toContain(
      id,
    );
  });

  test('is refused with what is missing or does not fit, and nothing changes', async () => {
    const { id } = await aDraft();
    const put = async (given: object, more: object = {}) =>
      (await as(lin)(quote.putQuote, { id, asked: { ...asked(), ...given }, ...more })).body.code;
    expect(await put({ invoicedOn: '2026-11-22' })).toBe('quote.invoiced_in_past');
    expect(await put({ trimId: uuidV7() })).toBe('quote.no_trim');
    expect(await put({}, { validUntil: '2027-11-23' })).toBe('quote.bad_validity');
    await as(lin)(quote.putQuote, { id, asked: asked({ productIds: [uuidV7()] }) });
    expect((await as(lin)(quote.postQuoteSending, { id })).body.code).toBe('quote.incomplete');
    expect((await as(lin)(quote.postQuoteDecision, { id, decision: 'accepted' })).body.code).toBe(
      'quote.not_sent',
    );
  });
});

describe('The customer’s answer 客户答复', () => {
  test('two tabs accept at once: one acceptance, one signature with its evidence, both are thanked', async () => {
    const { id, code, totalFen, dealId } = await aSent({ colour: '曜石黑' });
    const replies = await Promise.all(Array.from({ length: 4 }, () => accept(code, totalFen)));
    expect(replies.map(({ status, body }) => [status, body.state])).toEqual(
      Array.from({ length: 4 }, () => [200, 'accepted']),
    );
    const signed = await inside(ours.tenantId, (ctx) => signaturesOf(ctx, 'quote', id));
    expect(signed).toMatchObject([
      {
        role: 'customer',
        signer: '陈立',
        documentHash: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      },
    ]);
    expect((await as(lin)(getDeal, { id: dealId })).body).toMatchObject({
      trimId,
      colour: '曜石黑',
    });
    const accepted = await inside(ours.tenantId, (ctx) => acceptedQuote(ctx, dealId));
    expect(accepted).toMatchObject({ id, totalFen, decidedBy: 'customer' });
  });

  test('the table itself holds one accepted version of a deal', async () => {
    const { id, dealId, code, totalFen } = await aSent();
    await accept(code, totalFen);
    const { body } = await as(lin)(quote.postQuote, { id: dealId, fromQuoteId: id });
    const second = database.owner.query(
      `update sales.quote set state = 'accepted', decided_at = now() where id = $1`,
      [body.id],
    );
    await expect(second).rejects.toThrow(/quote_accepted/);
    expect((await as(lin)(quote.postQuoteSending, { id: body.id })).body.code).toBe(
      'quote.other_accepted',
    );
  });

  test('of a new version and an old link, the old one says that it has given way', async () => {
    const first = await aSent();
    const { body } = await as(lin)(quote.postQuote, { id: first.dealId, fromQuoteId: first.id });
    await as(lin)(quote.putQuote, {
      id: body.id,
      asked: asked({ discountFen: 500_000, productIds: [ids.film] }),
    });
    await as(lin)(quote.postQuoteSending, { id: body.id });
    expect((await asNobody(quote.getQuoteLink, { code: first.code })).body.state).toBe(
      'superseded',
    );
    expect((await accept(first.code, first.totalFen)).body.code).toBe('quote.not_sent');
    const [latest] = (await as(lin)(quote.getDealQuotes, { id: first.dealId })).body.rows;
    expect(latest!.changes).toEqual([
      { name: '优惠', beforeFen: null, afterFen: -500_000 },
      { name: '车辆购置税', beforeFen: 1_768_142, afterFen: 1_723_894 },
      { name: '贴膜', beforeFen: null, afterFen: 368_000 },
    ]);
  });

  test('is refused for another total, without a drawn name, after its days; declining is noted', async () => {
    const one = await aSent();
    expect((await accept(one.code, one.totalFen + 1)).body.code).toBe('quote.other_total');
    const tap = {
      code: one.code,
      agreed: true,
      totalFen: one.totalFen,
      signer: '陈立',
      drawing: 'M1 1',
    } as const;
    expect((await asNobody(quote.postQuoteLinkAcceptance, tap)).status).toBe(422);
    expect((await asNobody(quote.getQuoteLink, { code: 'nobodyhasthis' })).status).toBe(404);
    clock.now = '2026-12-02T02:00:00.000Z';
    expect((await asNobody(quote.getQuoteLink, { code: one.code })).body.state).toBe('expired');
    expect((await accept(one.code, one.totalFen)).body.code).toBe('quote.expired');
    clock.now = '2026-11-23T02:00:00.000Z';
    const declined = await asNobody(quote.postQuoteLinkDecline, { code: one.code, note: '再看看' });
    expect(declined.body.state).toBe('declined');
    expect((await as(lin)(quote.getQuote, { id: one.id })).body).toMatchObject({
      state: 'declined',
      decidedBy: 'customer',
      note: '再看看',
    });
  });

  test('an acceptance is taken back with a reason; then another version may be sent', async () => {
    const one = await aSent();
    await as(lin)(quote.postQuoteDecision, { id: one.id, decision: 'accepted' });
    expect((await as(zhou)(quote.postQuoteReopening, { id: one.id, reason: '换车' })).status).toBe(
      404,
    );
    expect(
      (await as(lin)(quote.postQuoteReopening, { id: one.id, reason: '客户换车款' })).body.state,
    ).toBe('superseded');
    await aSent({}, one.dealId);
  });
});

describe('Packages 套餐', () => {
  test('stand side by side; what was said to each is kept, by whom, and goes into the next version', async () => {
    const made = await Promise.all(
      ['无忧', '尊享'].map((name, at) =>
        as(gu)(postPackage, {
          name,
          position: at + 1,
          modelId,
          productIds: [ids.film, ids.care],
          priceFen: 400_000,
        }),
      ),
    );
    const [easy, grand] = made.map(({ body }) => body.id) as [string, string];
    expect(
      (await as(lin)(postPackage, { name: '我的', position: 1, productIds: [ids.film] })).status,
    ).toBe(403);
    const sent = await aSent({ declinedPackageIds: [easy] });
    expect(sent.packages.map(({ name, answer }) => [name, answer])).toEqual([
      ['无忧', 'declined'],
      ['尊享', ''],
    ]);
    const { code, totalFen } = sent;
    await asNobody(quote.postQuoteLinkPackage, { code, packageId: grand, answer: 'accepted' });
    const shown = (await asNobody(quote.getQuoteLink, { code })).body;
    expect(shown.packages.map(({ answer, answeredBy }) => [answer, answeredBy])).toEqual([
      ['declined', 'consultant'],
      ['accepted', 'customer'],
    ]);
    expect(shown.totalFen).toBe(totalFen);
    const next = (await as(lin)(quote.postQuote, { id: sent.dealId, fromQuoteId: sent.id })).body;
    const body = (await as(lin)(quote.getQuote, { id: next.id })).body;
    expect(body.totalFen).toBe(totalFen + 400_000);
    expect(body.carFen).toBe(sent.carFen);
  });
});

test('in a one-price store no discount is given', async () => {
  await inside(ours.tenantId, async ({ db }) => {
    await db
      .insertInto('platform.setting')
      .values({
        tenantId: ours.tenantId,
        id: uuidV7(),
        kind: 'quote_terms',
        placeId: stores.north,
        effectiveFrom: '2026-11-20',
        value: JSON.stringify([{ pricing: 'one_price', validDays: 7, approvalHours: 2 }]),
        source: '门店规定',
        setBy: shen.personId,
        setAt: '2026-11-19T02:00:00.000Z',
      })
      .execute();
  });
  const { id } = await aDraft();
  expect((await as(lin)(quote.putQuote, { id, asked: asked({ discountFen: 1 }) })).body.code).toBe(
    'quote.one_price',
  );
});
