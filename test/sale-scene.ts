import type { Fact } from '../src/kernel/fact.ts';
import { uuidV7 } from '../src/kernel/uuid.ts';
import { postLead } from '../src/modules/leads/intake/intake.schema.ts';
import {
  getContract,
  postContract,
  postContractSignature,
} from '../src/modules/sales/contract/contract.schema.ts';
import { postDeal } from '../src/modules/sales/deal-open.schema.ts';
import { lin, ours, shen, stores, type Member } from './cast.ts';
import { anAcceptedQuote, signing } from './sale.ts';
import { aModel, aTrim, type World } from './world.ts';

/** A showroom with one model and trim, where deals are worked on up to their contract. */
export async function saleScene(world: World) {
  const { as, inside } = world;
  const { modelId, trimId } = await inside(ours.tenantId, async (ctx) => {
    const { modelId: model } = await aModel(ctx);
    return { modelId: model, trimId: await aTrim(ctx, model) };
  });
  let n = 0;

  /** A deal from a lead of its own. */
  async function aDeal(who: Member = lin) {
    const phone = `138${String((n += 1)).padStart(8, '0')}`;
    const lead = await as(who)(postLead, {
      storeId: who.storeId!,
      intake: 'desk',
      phone,
      name: '陈女士',
      mine: true,
      modelId,
    });
    const { leadId, customerId } = lead.body as { leadId: string; customerId: string };
    const { body } = await as(who)(postDeal, { leadId });
    return { dealId: body.id, leadId, customerId };
  }

  /** The same with an accepted offer. */
  async function anOfferedDeal(who: Member = lin, given: object = {}) {
    const deal = await aDeal(who);
    const quoteId = await inside(ours.tenantId, (ctx) =>
      anAcceptedQuote(ctx, { dealId: deal.dealId, trimId, ...given }),
    );
    return { ...deal, quoteId };
  }

  async function aContract(who: Member = lin, terms: object = {}) {
    const deal = await anOfferedDeal(who);
    const { body } = await as(who)(postContract, {
      id: deal.dealId,
      skipReason: '客户直接定车',
      ...terms,
    });
    return { ...deal, id: body.id, number: body.number };
  }

  /** Both sides sign what is open. */
  async function sign(id: string, who: Member = lin, manager: Member = shen) {
    const { body } = await as(who)(getContract, { id });
    const { contentHash } = body.versions.find(({ state }) => state === 'open')!;
    const one = { id, contentHash, signing: signing('陈女士') };
    await as(who)(postContractSignature, { ...one, role: 'customer' });
    return as(manager)(postContractSignature, {
      ...one,
      role: 'store',
      signing: signing('沈若兰'),
    });
  }

  async function aSigned(who: Member = lin, terms: object = {}, manager: Member = shen) {
    const contract = await aContract(who, terms);
    await sign(contract.id, who, manager);
    return contract;
  }

  /** The live facts of a deal, added up by kind. */
  async function factsOf(dealId: string) {
    const { rows } = await world.database.owner.query<Fact & { source: string }>(
      `select kind, sum(quantity)::int as quantity, sum(amount)::bigint as amount, source_id as source
       from platform.fact where subject_id = $1 group by kind, source_id
       having sum(quantity) <> 0 or sum(amount) <> 0 order by kind`,
      [dealId],
    );
    return rows;
  }

  /** A car of the trim at a store, in stock. */
  async function aCar(
    given: { storeId?: string; colour?: string; arrivedOn?: string | null } = {},
  ) {
    const { storeId = stores.north, colour = '珠光白', arrivedOn = '2026-11-01' } = given;
    const id = uuidV7();
    const vin = `LFV2A2${String((n += 1)).padStart(11, '0')}`;
    await inside(ours.tenantId, ({ db, now }) =>
      db
        .insertInto('sales.vehicle')
        .values({
          tenantId: ours.tenantId,
          id,
          vin,
          storeId,
          trimId,
          colour,
          arrivedOn,
          state: arrivedOn ? 'in_stock' : 'in_transit',
          costFen: 18_200_000,
          madeAt: now,
        })
        .execute(),
    );
    return { id, vin };
  }

  return { modelId, trimId, aDeal, anOfferedDeal, aContract, aSigned, sign, factsOf, aCar };
}
