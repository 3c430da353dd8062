import type { z } from 'zod';
import { Refusal } from '../../kernel/refusal.ts';
import type { DocumentKind } from '../../platform/document/document-kind.ts';
import { redactorOf } from '../../platform/redact.ts';
import { none, yuanExact } from '../../platform/web/format.ts';
import { dealById } from './deal.queries.ts';
import { Deal } from './deal.schema.ts';
import { salesWords } from './web/sales.words.ts';

type Shown = z.infer<typeof Deal>;
const redact = redactorOf(Deal);

const facts = [
  'outcome',
  'customer',
  'phone',
  'brand',
  'model',
  'openedOn',
  'closedOn',
  'store',
  'team',
  'person',
  'source',
  'campaign',
] as const;
const money = [
  'price',
  'cost',
  'newCar',
  'finance',
  'insurance',
  'accessories',
  'services',
  'grossProfit',
] as const;
const word = (key: string) => salesWords[`deals.${key}`] ?? [key, key];
const named = (key: string) => ({ key, name: { zh: word(key)[0], en: word(key)[1] } });

/** The deal on paper (成交单): who, what, where and its money; withheld fields say so and stay withheld. */
export const dealSheet: DocumentKind = {
  key: 'deal_sheet',
  resource: 'deal',
  name: { zh: '成交单', en: 'Deal sheet' },
  fields: [named('number'), ...facts.map(named), ...money.map(named)],
  async collect(ctx, { id, language }) {
    const found = await dealById(ctx, { id }).executeTakeFirst();
    if (!found) throw new Refusal(404, 'deal.unknown', { id });
    const deal = (redact ? redact(ctx.actor, found) : found) as Shown;
    const t = (key: string) => word(key)[language === 'zh' ? 0 : 1];
    const values: Record<string, string> = {
      number: deal.number,
      ...factsOf(deal, t),
      ...moneyOf(deal, language),
    };
    const item = (key: string) => ({ name: t(key), value: values[key] || none });
    const parties =
      language === 'zh'
        ? ['客户', '销售顾问', '销售经理']
        : ['Customer', 'Sales consultant', 'Sales manager'];
    const titles = language === 'zh' ? ['成交单', '金额'] : ['Deal sheet', 'Money'];
    return {
      storeId: deal.storeId,
      recordId: id,
      values,
      layout: {
        title: `${titles[0]} ${deal.number}`,
        note: [deal.storeName, deal.personName].filter(Boolean).join(' · '),
        blocks: [
          { is: 'facts', items: facts.map(item) },
          { is: 'heading', text: titles[1]! },
          {
            is: 'table',
            columns: [
              { head: '', width: 2 },
              { head: language === 'zh' ? '元' : 'CNY', isNumber: true },
            ],
            rows: money.slice(0, -1).map((key) => [t(key), values[key] || none]),
            sums: [t('grossProfit'), values.grossProfit || none],
          },
          { is: 'signatures', parties },
        ],
      },
    };
  },
};

const factsOf = (
  deal: Shown,
  t: (key: string) => string,
): Record<(typeof facts)[number], string> => ({
  outcome: t(deal.outcome),
  customer: deal.customerName ?? '',
  phone: deal.customerPhone ?? '',
  brand: deal.brandName ?? '',
  model: deal.modelName ?? '',
  openedOn: deal.openedOn ?? '',
  closedOn: deal.closedOn ?? '',
  store: deal.storeName ?? '',
  team: deal.teamName ?? '',
  person: deal.personName ?? '',
  source: deal.sourceName ?? '',
  campaign: deal.campaignName ?? '',
});

function moneyOf(deal: Shown, language: 'zh' | 'en'): Record<(typeof money)[number], string> {
  const parts = [deal.financeFen, deal.insuranceFen, deal.accessoriesFen, deal.serviceFen];
  const newCarFen =
    deal.grossProfitFen === null
      ? null
      : parts.reduce<number>((rest, part) => rest - (part ?? 0), deal.grossProfitFen);
  const shown = (fen: number | null, field = '') => {
    if (field && deal.hidden?.includes(field)) return language === 'zh' ? '无权查看' : 'Not shown';
    return fen === null ? '' : yuanExact(fen);
  };
  return {
    price: shown(deal.priceFen),
    cost: shown(deal.costFen, 'costFen'),
    newCar: shown(newCarFen, 'grossProfitFen'),
    finance: shown(deal.financeFen),
    insurance: shown(deal.insuranceFen),
    accessories: shown(deal.accessoriesFen),
    services: shown(deal.serviceFen),
    grossProfit: shown(deal.grossProfitFen, 'grossProfitFen'),
  };
}
