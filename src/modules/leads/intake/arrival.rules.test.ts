import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { leadKey, settle, touchKey, type Arrival, type Known } from './arrival.rules.ts';

const arrival = (more: Partial<Arrival> = {}): Arrival => ({
  storeId: 'north',
  intake: 'api',
  sender: 'portal',
  externalId: null,
  receivedAt: '2026-11-23T02:00:00.000Z',
  name: '陈女士',
  gender: 'female',
  company: false,
  phone: '+8613900006618',
  wecom: null,
  sourceId: 'feed',
  campaignId: null,
  modelId: null,
  areaId: null,
  wish: '',
  expectedOn: null,
  language: '',
  preferredId: null,
  referralCode: '',
  priceFen: null,
  utm: null,
  content: {},
  consents: [],
  ownerId: null,
  ...more,
});
const nothing: Known = { touches: new Map(), leads: new Map() };
const counter = () => {
  let n = 0;
  return () => `lead ${(n += 1)}`;
};
const open = (more: object = {}) =>
  new Map([
    [
      leadKey('chen', 'north'),
      {
        id: 'old',
        isOpen: true,
        ownerId: 'lin',
        sourceIds: ['feed'],
        receivedAt: '2026-11-20T02:00:00.000Z',
        ...more,
      },
    ],
  ]);
const one = (given: Partial<Arrival>, known: Known = nothing) =>
  settle([{ arrival: arrival(given), customerId: 'chen' }], known, counter())[0]!;

describe('What comes of an arrival', () => {
  test('somebody new makes a lead', () => {
    expect(one({})).toEqual({
      result: 'created',
      leadId: 'lead 1',
      customerId: 'chen',
      isReplay: false,
      formerOwnerId: null,
    });
  });

  test('another source joins the open lead', () => {
    expect(one({ sourceId: 'video' }, { ...nothing, leads: open() })).toMatchObject({
      result: 'merged',
      leadId: 'old',
    });
  });

  test('the same source within 30 days has sold it twice; after that it is news', () => {
    expect(one({}, { ...nothing, leads: open() }).result).toBe('duplicate');
    expect(
      one({}, { ...nothing, leads: open({ receivedAt: '2026-10-01T02:00:00.000Z' }) }).result,
    ).toBe('merged');
  });

  test('a closed lead is not touched: the customer comes back with a new one, and whose it was is told', () => {
    expect(one({}, { ...nothing, leads: open({ isOpen: false }) })).toMatchObject({
      result: 'created',
      leadId: 'lead 1',
      formerOwnerId: 'lin',
    });
  });

  test('a sender’s id is taken once, and answers the same again', () => {
    const touches = new Map([
      [touchKey('portal', '7'), { leadId: 'old', customerId: 'chen', result: 'created' as const }],
    ]);
    expect(one({ externalId: '7', storeId: 'lake' }, { ...nothing, touches })).toMatchObject({
      result: 'created',
      leadId: 'old',
      isReplay: true,
    });
    expect(one({ externalId: '7', sender: 'another' }, { ...nothing, touches }).isReplay).toBe(
      false,
    );
  });

  test('of two in one batch the second meets the first', () => {
    const both = [
      arrival({ externalId: '1' }),
      arrival({ externalId: '1' }),
      arrival({ externalId: '2', sourceId: 'video' }),
    ];
    const settled = settle(
      both.map((given) => ({ arrival: given, customerId: 'chen' })),
      nothing,
      counter(),
    );
    expect(settled.map(({ result, leadId, isReplay }) => [result, leadId, isReplay])).toEqual([
      ['created', 'lead 1', false],
      ['created', 'lead 1', true],
      ['merged', 'lead 1', false],
    ]);
  });

  test('however often and in whatever batches it is sent: one open lead for a customer at a store', () => {
    const sent = fc.record({
      customer: fc.constantFrom('a', 'b'),
      storeId: fc.constantFrom('north', 'lake'),
      externalId: fc.constantFrom('1', '2', null),
      sourceId: fc.constantFrom('feed', 'video', null),
    });
    fc.assert(
      fc.property(fc.array(sent, { maxLength: 20 }), (all) => {
        const settled = settle(
          all.map(({ customer, ...given }) => ({
            arrival: arrival({ ...given, sender: customer }),
            customerId: customer,
          })),
          nothing,
          counter(),
        );
        const created = settled.filter(({ result, isReplay }) => result === 'created' && !isReplay);
        const pairs = new Set(
          all
            .map(({ customer, storeId }, i) =>
              settled[i]!.isReplay ? '' : `${customer} ${storeId}`,
            )
            .filter(Boolean),
        );
        expect(created).toHaveLength(pairs.size);
      }),
    );
  });
});
