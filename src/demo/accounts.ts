import type { Actor } from '../kernel/actor.ts';
import { addDays, dayIn, yearOf } from '../kernel/period.ts';
import {
  addPrice,
  addTender,
  deliverPart,
  moveTender,
  orderInBulk,
} from '../modules/sales/account/account-work.actions.ts';
import {
  addContact,
  correctAccount,
  openAccount,
  setTeam,
  setYear,
  showAccount,
} from '../modules/sales/account/account.actions.ts';
import type { Ctx } from '../platform/db.ts';
import { everyStore, modelIds } from './demo.queries.ts';
import { ownBrand, ownModels } from './models.ts';
import { demoStaff } from './staff.ts';

const organisations = [
  { name: '江城出行租赁', sector: 'rental', goal: 48, ordered: 20 },
  { name: '临江区机关事务中心', sector: 'government', goal: 12, ordered: 0 },
  { name: '远帆出租汽车', sector: 'taxi', goal: 36, ordered: 30 },
] as const;

/**
 * Key accounts (大客户) of the demo's first store: one that takes its cars in parts under a framework price, one that
 * calls for tenders, one that was won from a rival; by the actions that people use.
 */
export async function demoAccounts(ctx: Ctx, people: ReadonlyMap<string, string>): Promise<void> {
  const today = dayIn(Date.parse(ctx.now));
  const [consultant] = demoStaff.filter(({ role }) => role === 'consultant');
  const manager = demoStaff.find(
    ({ role, store }) => role === 'sales_manager' && store === consultant!.store,
  )!;
  const stores = new Map((await everyStore(ctx)).map(({ id, name }) => [name, id]));
  const models = await modelIds(ctx, ownBrand);
  const modelId = models.get(ownModels[0]!.name)!;
  const storeId = stores.get(consultant!.store)!;
  const as = (name: string): Ctx => ({
    ...ctx,
    actor: { ...ctx.actor, personId: people.get(name)! } satisfies Actor,
  });
  const mine = as(consultant!.name);
  for (const { name, sector, goal, ordered } of organisations) {
    const given = { name, sector, storeId, customerId: null, note: '' };
    const { id } = await openAccount(mine, given);
    const contact = { id, position: '', note: '', phone: '' };
    await addContact(mine, { ...contact, name: '周科长', part: 'decides', position: '采购科' });
    await addContact(mine, { ...contact, name: '小钱', part: 'uses', position: '车队' });
    await setYear(mine, { id, year: yearOf(today), orders: goal });
    await setTeam(mine, { id, personIds: [people.get(manager.name)!] });
    if (ordered > 0) await orderWithParts(mine, { id, modelId, ordered, today });
    else await tendersOf(mine, { id, today });
    await correctAccount(mine, { id, state: ordered > 0 ? 'active' : 'prospect' });
  }
}

type Bulk = { id: string; modelId: string; ordered: number; today: string };

async function orderWithParts(ctx: Ctx, { id, modelId, ordered, today }: Bulk): Promise<void> {
  const year = yearOf(today);
  await addPrice(ctx, {
    id,
    modelId,
    trimId: null,
    priceFen: 15_880_000,
    fromOn: `${year}-01-01`,
    toOn: `${year}-12-31`,
    quantity: ordered * 2,
    note: '含三年保养',
  });
  await orderInBulk(ctx, {
    id,
    modelId,
    trimId: null,
    quantity: ordered,
    priceFen: null,
    orderedOn: today,
    tenderId: null,
    note: '统一白色',
    parts: [
      { dueOn: today, quantity: ordered / 2 },
      { dueOn: addDays(today, 30), quantity: ordered / 2 },
    ],
  });
  const { orders } = await showAccount(ctx, { id });
  const [first] = orders[0]!.parts;
  await deliverPart(ctx, { id: first!.id, quantity: first!.quantity - 2, on: today });
}

async function tendersOf(ctx: Ctx, { id, today }: Pick<Bulk, 'id' | 'today'>): Promise<void> {
  const asked = { id, quantity: 12, amountFen: 216_000_000, state: 'bidding' } as const;
  await addTender(ctx, { ...asked, title: '公务用车集中采购', deadlineOn: addDays(today, 9) });
  const lost = await addTender(ctx, {
    ...asked,
    title: '执法用车',
    deadlineOn: addDays(today, -40),
  });
  await moveTender(ctx, {
    id: lost.id,
    state: 'lost',
    lostTo: '瀚野江城店',
    resultNote: '价格高 3%',
  });
}
