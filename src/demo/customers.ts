import { customerTies } from '../customer-ties.ts';
import { changeKnownOf, noteConsent } from '../modules/customers/customer.actions.ts';
import { noteRequest } from '../modules/customers/request/request.actions.ts';
import type { Ctx } from '../platform/db.ts';
import { customersAtWork } from './demo.queries.ts';
import { randomFor } from './random.ts';

const tags = ['置换', '六座', '首购', '企业主', '对比竞品', '全款', '转介绍', '新能源', '家庭'];
const occupations = ['教师', '医生', '工程师', '个体经营', '公务员', '设计师', ''];
const ages = ['25to34', '35to44', '45to54'] as const;

/** What the group learnt of its customers at work (客户资料): tags, who is left in peace, what somebody asks. */
export async function demoCustomers(ctx: Ctx): Promise<void> {
  const change = changeKnownOf(customerTies);
  const customers = await customersAtWork(ctx);
  for (const [i, { id }] of customers.entries()) {
    const random = randomFor(20_260_101, `customer at work ${i}`);
    if (!random.chance(0.6)) continue;
    const profile = {
      age: random.pick(ages),
      occupation: random.pick(occupations),
      hobbies: '',
      household: random.pick(['两口', '三口', '四口', '']),
      car: random.pick(['已有 8 年的家轿', '无', '']),
    };
    await change(ctx, { id, tags: [random.pick(tags), random.pick(tags)], profile });
  }
  const [first, second, third] = customers.map(({ id }) => id);
  if (!first || !second || !third) return;
  await change(ctx, { id: first, doNotCall: true });
  await noteConsent(customerTies)(ctx, {
    id: second,
    purpose: 'marketing',
    granted: false,
    channel: 'phone',
  });
  await noteRequest(customerTies)(ctx, {
    id: third,
    kind: 'access',
    channel: 'phone',
    text: '想知道门店留了我哪些信息',
  });
}
