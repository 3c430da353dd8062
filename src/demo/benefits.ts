import { addDays, dayIn } from '../kernel/period.ts';
import { makeForm, makeKind, makeLink } from '../modules/marketing/index.ts';
import type { Ctx } from '../platform/db.ts';

/** A public form that gives a coupon (留资送券), a fast lane for the desk to give, and a short link to the form. */
export async function layOutForm(ctx: Ctx, sourceId: string): Promise<void> {
  const today = dayIn(Date.parse(ctx.now));
  const days = { startsOn: addDays(today, -20), endsOn: addDays(today, 40) };
  const plain = { ...days, valueFen: null, perCustomer: 1, campaignId: null };
  const gift = await makeKind(ctx, {
    ...plain,
    name: '到店礼',
    kind: 'gift',
    stock: 500,
    text: '到店出示领取车载香氛一份，每人一份。',
  });
  await makeKind(ctx, {
    ...plain,
    name: '试驾快速通道',
    kind: 'lane',
    stock: 100,
    text: '到店免排队，顾问优先接待。',
  });
  const form = await makeForm(ctx, {
    name: '周末试驾',
    title: '预约周末试驾',
    intro: '留下电话，门店当天回电，帮你留好车和时间。',
    thanks: '已收到，营业时间内 30 分钟给你回电。',
    storeId: null,
    sourceId,
    campaignId: null,
    couponKindId: gift.id,
    asks: ['model', 'when', 'wish'],
  });
  await makeLink(ctx, {
    name: '抖音主页',
    formId: form.id,
    campaignId: null,
    utmSource: 'douyin',
    utmMedium: 'video',
  });
}
