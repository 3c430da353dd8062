import { addMonths, type Month } from '../kernel/period.ts';
import { demoGroup, demoStores } from './group.ts';
import type { DemoDeal, DemoHistory } from './history.ts';
import type { DemoLead } from './leads.ts';
import { otherBrands } from './market.ts';
import { ownBrand, ownModels, rivalModels } from './models.ts';
import { staffPhone } from './names.ts';
import { dayOfMonth, demoStaff } from './staff.ts';
import type { DemoSurvey } from './surveys.ts';

/** A row of an import: field name → cell, written as people write it. */
export type Cells = Record<string, string>;

/** Everything the importer is fed (导入数据), kind by kind, in the order in which they build on another. */
export function importRows(history: DemoHistory): { kind: string; rows: Cells[] }[] {
  return [
    { kind: 'staff', rows: staffRows(history.from) },
    { kind: 'models', rows: modelRows() },
    { kind: 'market', rows: history.registrations.map(registrationRow) },
    { kind: 'leads', rows: history.leads.map(leadRow) },
    { kind: 'deals', rows: history.deals.map(dealRow) },
    { kind: 'surveys', rows: history.surveys.map(surveyRow) },
  ];
}

/** Those who work in a store; the people of the head office belong to none. */
const staffRows = (from: Month): Cells[] =>
  demoStaff.flatMap((person, i) =>
    person.store === ''
      ? []
      : [
          {
            staff_id: person.number,
            name: person.name,
            store: person.store,
            region: demoGroup.city,
            team: person.team,
            position: person.position,
            phone: staffPhone(i),
            gender: person.gender,
            joined_on: dayOfMonth(addMonths(from, person.joinedAfter), 1 + ((i * 7) % 20)),
            left_on:
              person.leftAfter === undefined
                ? ''
                : dayOfMonth(addMonths(from, person.leftAfter), 1),
          },
        ],
  );

const modelRows = (): Cells[] =>
  [...ownModels, ...rivalModels].map((model) => ({
    brand: model.brand,
    model: model.name,
    body_type: model.bodyType,
    energy: model.energy,
    price_low: String(model.lowYuan),
    price_high: String(model.highYuan),
    own: model.brand === ownBrand ? '是' : '否',
  }));

const registrationRow = (row: DemoHistory['registrations'][number]): Cells => ({
  month: row.month,
  region: row.area,
  brand: row.brand,
  model: row.brand === otherBrands ? '' : row.model,
  registrations: String(row.registrations),
});

const leadRow = ({ customer, ...lead }: DemoLead): Cells => ({
  lead_id: lead.id,
  created_at: lead.at,
  store: lead.store.name,
  region: lead.store.area,
  source: lead.source.name,
  campaign: lead.campaign,
  brand: lead.model.brand,
  model: lead.model.name,
  name: customer.name,
  phone: customer.phone,
  gender: customer.gender,
  owner: lead.owner.name,
  outcome: lead.outcome,
  closed_on: lead.closedOn ?? '',
});

const dealRow = ({ customer, money, ...deal }: DemoDeal): Cells => ({
  deal_id: deal.id,
  opened_on: deal.openedOn,
  closed_on: deal.outcome === 'open' ? '' : deal.closedOn,
  outcome: deal.outcome,
  store: deal.store.name,
  region: deal.store.area,
  team: deal.person.team,
  consultant: deal.person.name,
  brand: deal.model.brand,
  model: deal.model.name,
  body_type: deal.model.bodyType,
  price: yuanText(money?.priceFen ?? deal.quoteFen),
  cost: yuanText(money?.costFen),
  gross_profit: yuanText(money?.grossProfitFen),
  finance: yuanText(money?.financeFen),
  insurance: yuanText(money?.insuranceFen),
  accessories: yuanText(money?.accessoriesFen),
  source: deal.source.name,
  campaign: deal.campaign,
  customer_name: customer.name,
  customer_phone: customer.phone,
  customer_gender: customer.gender,
});

const surveyRow = ({ id, day, kind, score, deal }: DemoSurvey): Cells => ({
  survey_id: id,
  date: day,
  store: deal.store.name,
  person: deal.person.name,
  customer: deal.customer.name,
  phone: deal.customer.phone,
  deal: deal.id,
  kind,
  score: String(score),
});

const yuanText = (amountFen: number | null | undefined): string =>
  amountFen === null || amountFen === undefined ? '' : (amountFen / 100).toFixed(2);

/** The stores as people keep them: the staff import knows no store groups. */
export const storeGroups = demoStores.map(({ name, storeGroup }) => ({
  name,
  storeGroup,
  city: demoGroup.city,
}));
