import { describe, expect, test } from 'vitest';
import { everyRole, lin, shen, stranger, tang, xu, zhou } from '../../../../test/cast.ts';
import { saleScene } from '../../../../test/sale-scene.ts';
import { signing } from '../../../../test/sale.ts';
import { world } from '../../../../test/world.ts';
import { getLead } from '../../leads/lead.schema.ts';
import { dealsOfCustomer } from '../deal-customer.queries.ts';
import { dealsToFind } from '../deal-search.queries.ts';
import * as contracts from './contract.schema.ts';

const it = await world({ cast: everyRole });
const { as, asNobody, clock } = it;
const scene = await saleScene(it);
const read = async (id: string, who = lin) => (await as(who)(contracts.getContract, { id })).body;
const hashOf = async (id: string) =>
  (await read(id)).versions.find(({ state }) => state === 'open')!.contentHash;

describe('A contract 合同', () => {
  test('takes the lines of the accepted offer and a number of its store and year', async () => {
    const { dealId, quoteId } = await scene.anOfferedDeal();
    const before = (await as(lin)(contracts.getDealContracts, { id: dealId })).body;
    expect(before).toEqual({ rows: [], quoteId });
    const { body } = await as(lin)(contracts.postContract, {
      id: dealId,
      promisedOn: '2026-12-10',
      skipReason: '客户直接定车',
      deposit: { kind: 'earnest', fen: 500_000 },
    });
    expect(body.number).toMatch(/^HT01-2026-\d{6}$/);
    expect(await read(body.id)).toMatchObject({
      state: 'draft',
      carFen: 19_380_000,
      totalFen: 20_250_022,
      deposit: { kind: 'earnest', fen: 500_000 },
      promisedOn: '2026-12-10',
      balance: { dueFen: 20_250_022, refundDueFen: 0 },
      versions: [
        { version: 1, state: 'open', content: { customerName: '陈女士', storeName: '江北店' } },
      ],
    });
  });

  test('of many made at once from one offer there is one, and no number is lost', async () => {
    const { dealId } = await scene.anOfferedDeal();
    const make = () => as(lin)(contracts.postContract, { id: dealId, skipReason: '客户直接定车' });
    const replies = await Promise.all([make(), make(), make(), make()]);
    const made = replies.filter(({ status }) => status === 200);
    expect(made).toHaveLength(1);
    expect(new Set(replies.map(({ body }) => body.code))).toEqual(
      new Set([undefined, 'contract.deal_has_one']),
    );
    const next = await scene.aContract();
    const serial = (number: string) => Number(number.slice(-6));
    expect(serial(next.number)).toBe(serial(made[0]!.body.number) + 1);
  });

  test('an offer is used once: after a cancellation it takes a new one', async () => {
    const { id, dealId } = await scene.aContract();
    await as(lin)(contracts.postCancellation, { id, side: 'agreed', reason: '客户要换颜色' });
    expect(
      (await as(lin)(contracts.postContract, { id: dealId, skipReason: '客户直接定车' })).body.code,
    ).toBe('contract.no_quote');
  });

  test('earnest money above a fifth of the price is refused, an advance is not', async () => {
    const { dealId } = await scene.anOfferedDeal();
    const make = (kind: 'earnest' | 'advance', fen: number) =>
      as(lin)(contracts.postContract, {
        id: dealId,
        skipReason: '客户直接定车',
        deposit: { kind, fen },
      });
    expect((await make('earnest', 3_876_001)).body).toMatchObject({
      code: 'contract.deposit_above_cap',
      details: { most: 38_760 },
    });
    expect((await make('advance', 3_876_001)).status).toBe(200);
  });

  test('is refused without an accepted offer, and for a day that has passed', async () => {
    const { dealId } = await scene.aDeal();
    expect(
      (await as(lin)(contracts.postContract, { id: dealId, skipReason: '客户直接定车' })).body.code,
    ).toBe('contract.no_quote');
    const offered = await scene.anOfferedDeal();
    const late = { id: offered.dealId, promisedOn: '2026-11-22' };
    expect((await as(lin)(contracts.postContract, late)).body.code).toBe('contract.promised_past');
  });

  test('is read and made by whoever works on the deal, and by nobody else', async () => {
    const { id, dealId } = await scene.aContract();
    expect((await read(id, shen)).id).toBe(id);
    for (const who of [zhou, xu, stranger]) {
      expect((await as(who)(contracts.getContract, { id })).status).toBe(404);
      expect(
        (await as(who)(contracts.postContract, { id: dealId, skipReason: '客户直接定车' })).status,
      ).toBe(404);
      const ending = { id, side: 'agreed', reason: '不要了' } as const;
      expect((await as(who)(contracts.postCancellation, ending)).status).toBe(404);
    }
    expect(
      (await as(tang)(contracts.postContract, { id: dealId, skipReason: '客户直接定车' })).status,
    ).toBe(403);
  });
});

describe('Signing 签署', () => {
  test('by both sides puts it in force: one order, the days since first contact, the lead is O', async () => {
    const { id, dealId, leadId } = await scene.aContract();
    clock.now = '2026-11-25T02:00:00.000Z';
    const { body } = await scene.sign(id);
    clock.now = '2026-11-23T02:00:00.000Z';
    expect(body).toEqual({ state: 'signed', isComplete: true });
    expect(
      (await scene.factsOf(dealId)).map(({ kind, quantity, amount }) => [kind, quantity, amount]),
    ).toEqual([
      [2, 1, 19_380_000],
      [9, 1, 2],
    ]);
    expect((await as(lin)(getLead, { id: leadId })).body.grade).toBe('O');
    const { versions, state } = await read(id);
    expect(state).toBe('signed');
    expect(versions[0]!.signatures).toMatchObject([
      {
        role: 'customer',
        signer: '陈女士',
        witnessName: '林知夏',
        documentHash: versions[0]!.contentHash,
      },
      { role: 'store', signer: '沈若兰', witnessName: '沈若兰' },
    ]);
  });

  test('for the store signs who answers for it, not the consultant', async () => {
    const { id } = await scene.aContract();
    const one = {
      id,
      role: 'store',
      contentHash: await hashOf(id),
      signing: signing('林知夏'),
    } as const;
    expect((await as(lin)(contracts.postContractSignature, one)).body.code).toBe(
      'contract.store_signs',
    );
  });

  test('what was changed while somebody read is not signed', async () => {
    const { id } = await scene.aContract();
    const contentHash = await hashOf(id);
    await as(lin)(contracts.postContractVersion, { id, changes: { note: '送脚垫' } });
    const late = { id, role: 'customer', contentHash, signing: signing('陈女士') } as const;
    expect((await as(lin)(contracts.postContractSignature, late)).body.code).toBe(
      'contract.changed_meanwhile',
    );
  });

  test('both at once is one order', async () => {
    const { id, dealId } = await scene.aContract();
    const one = { id, contentHash: await hashOf(id), signing: signing('某人') };
    await Promise.all([
      as(lin)(contracts.postContractSignature, { ...one, role: 'customer' }),
      as(shen)(contracts.postContractSignature, { ...one, role: 'store' }),
    ]);
    const [order] = await scene.factsOf(dealId);
    expect([(await read(id)).state, order!.quantity]).toEqual(['signed', 1]);
  });

  test('works on the customer’s own phone, and shows nothing of the store’s own', async () => {
    const { id } = await scene.aContract();
    const code = (await read(id)).code!;
    const shown = await asNobody(contracts.getContractByCode, { code });
    expect(shown.body).toMatchObject({ isOpen: true, content: { totalFen: 20_250_022 } });
    expect(JSON.stringify(shown.body)).not.toMatch(/cost|floor|phone|dealId/i);
    const { contentHash } = shown.body;
    const given = { code, contentHash, signing: signing('陈女士') };
    const [first, again] = [
      await asNobody(contracts.postSignatureByCode, given),
      await asNobody(contracts.postSignatureByCode, given),
    ];
    expect([first.body.isComplete, again.status]).toEqual([false, 200]);
    const told = await it.database.owner.query<{ name: string }>(
      `select p.name from platform.notice n join people.person p on p.tenant_id = n.tenant_id and p.id = n.person_id
       where n.kind = 'contract.to_sign' and n.link = (select '/deals/' || deal_id from sales.contract where id = $1)
       order by 1`,
      [id],
    );
    expect(told.rows.map(({ name }) => name).toSorted()).toEqual(['林知夏', '沈若兰']);
    const { signatures } = (await read(id)).versions[0]!;
    expect(signatures).toMatchObject([{ role: 'customer', witnessName: null }]);
    expect((await asNobody(contracts.getContractByCode, { code: 'nobody-knows' })).status).toBe(
      404,
    );
  });
});

describe('Amending 变更', () => {
  const cheaper = { lines: [{ key: 'discount', amountFen: -800_000 }] };

  test('what was signed stays in force until both have signed the change, and is kept for ever', async () => {
    const { id, dealId } = await scene.aSigned();
    const ask = { id, changes: cheaper, reason: '补差价' };
    expect((await as(lin)(contracts.postContractVersion, ask)).body.version).toBe(2);
    expect((await read(id)).totalFen).toBe(20_250_022);
    await scene.sign(id);
    const now = await read(id);
    expect([now.totalFen, now.version, now.state]).toEqual([20_050_022, 2, 'signed']);
    expect(
      now.versions.map(({ version, state, content }) => [version, state, content.totalFen]),
    ).toEqual([
      [2, 'signed', 20_050_022],
      [1, 'signed', 20_250_022],
    ]);
    expect(now.versions[0]!.differences[0]).toMatchObject({ before: '-600000', after: '-800000' });
    const [order] = await scene.factsOf(dealId);
    expect([order!.quantity, order!.amount]).toEqual([1, 19_180_000]);
  });

  test('the database itself refuses to change what stands in a version', async () => {
    const { id } = await scene.aSigned();
    await expect(
      it.inside(lin.tenantId, ({ db, actor }) =>
        db
          .updateTable('sales.contractVersion')
          .set({ content: '{}' })
          .where('tenantId', '=', actor.tenantId)
          .where('contractId', '=', id)
          .execute(),
      ),
    ).rejects.toThrow(/permission denied/);
  });

  test('needs a reason and a difference, and may be taken back', async () => {
    const { id } = await scene.aSigned();
    const change = (changes: object, reason: string) =>
      as(lin)(contracts.postContractVersion, { id, changes, reason });
    expect((await change(cheaper, '')).body.code).toBe('contract.no_reason');
    expect((await change({}, '没有变')).body.code).toBe('contract.nothing_changed');
    expect((await change({ lines: [{ key: 'car', amountFen: null }] }, '去掉')).body.code).toBe(
      'contract.line_fixed',
    );
    expect((await change(cheaper, '补差价')).status).toBe(200);
    expect((await as(lin)(contracts.postVersionWithdrawal, { id })).body.version).toBe(2);
    expect((await read(id)).versions.map(({ state }) => state)).toEqual(['withdrawn', 'signed']);
    expect((await as(zhou)(contracts.postVersionWithdrawal, { id })).status).toBe(404);
  });
});

test('a contract follows its customer when two files become one, and is found by its number', async () => {
  const { id, dealId, customerId, number } = await scene.aContract();
  const { customerId: other, dealId: theirs } = await scene.aDeal();
  const clash = () =>
    it.inside(lin.tenantId, (ctx) => dealsOfCustomer.clash!(ctx, customerId, other));
  expect(await clash()).toEqual(['江北店']); // one open deal a customer and store
  await it.database.owner.query(
    `update sales.deal set outcome = 'lost', closed_on = opened_on where id = $1`,
    [theirs],
  );
  expect(await clash()).toEqual([]);
  await it.inside(lin.tenantId, async (ctx) => {
    const moved = await dealsOfCustomer.move(ctx, { from: customerId, to: other, only: [dealId] });
    expect(moved).toEqual([dealId]);
    const entries = await dealsToFind(ctx.db, lin.tenantId, { ids: [dealId] });
    expect(entries[0]!.words).toContain(number);
  });
  const { rows } = await it.database.owner.query<{ customer_id: string }>(
    'select customer_id from sales.contract where id = $1',
    [id],
  );
  expect(rows[0]!.customer_id).toBe(other);
});
