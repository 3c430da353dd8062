import { sql } from 'kysely';
import { nameIn, named } from '../../../platform/list/named.ts';
import { asRows, type ListSource } from '../../../platform/list/source.ts';
import { stockWords } from '../stock/web/stock.words.ts';
import { contractList, type ContractRow } from './contract-list.schema.ts';
import { visibleContracts } from './contract.queries.ts';
import { contractWords } from './web/contract.words.ts';

const contract = named('contract');
const deal = named('deal');
const contractName = nameIn('contract');
const dealName = nameIn('deal');
const open = sql`(case when contract.state = 'cancelled' then contract.kept_fen - contract.penalty_fen
  else contract.total_fen end - contract.received_fen + contract.refunded_fen)`;
const dueFen = sql<number>`greatest(0, ${open})`;
const refundDueFen = sql<number>`greatest(0, -${open})`;
const vin = sql<
  string | null
>`(select v.vin from sales.vehicle v where v.tenant_id = contract.tenant_id
  and v.id = contract.vehicle_id)`;
const trim = sql<
  string | null
>`(select m.name || ' ' || t.name from catalog.trim t join catalog.model m
  on m.tenant_id = t.tenant_id and m.id = t.model_id
  where t.tenant_id = contract.tenant_id and t.id = contract.trim_id)`;

/** The list of contracts (合同列表): what its columns are in SQL. */
export const contractSource: ListSource<typeof ContractRow> = {
  ...contractList,
  rows: (ctx, verb) => asRows(visibleContracts(ctx, verb)),
  show: (rows) =>
    asRows(
      (rows as unknown as ReturnType<typeof visibleContracts>)
        .select(['contract.id', 'contract.number', 'contract.dealId', 'contract.state'])
        .select(['contract.storeId', 'contract.totalFen', 'contract.promisedOn'])
        .select(['contract.signedAt', 'contract.madeAt', 'deal.personId', 'deal.modelId'])
        .select([
          contractName('customers.customer', 'customer_id').as('customerName'),
          contractName('people.store', 'store_id').as('storeName'),
          dealName('people.person', 'person_id').as('personName'),
          dealName('catalog.model', 'model_id').as('modelName'),
          trim.as('trimName'),
          vin.as('vin'),
          dueFen.as('dueFen'),
          refundDueFen.as('refundDueFen'),
        ]),
    ),
  id: sql`contract.id`,
  words: { ...stockWords, ...contractWords },
  columns: {
    number: { value: sql`contract.number` },
    state: { value: sql`contract.state` },
    totalFen: { value: sql`contract.total_fen` },
    dueFen: { value: dueFen },
    refundDueFen: { value: refundDueFen },
    promisedOn: { value: sql`contract.promised_on` },
    signedAt: { value: sql`contract.signed_at` },
    madeAt: { value: sql`contract.made_at` },
    storeName: contract('people.store', 'store_id'),
    personName: deal('people.person', 'person_id'),
    modelName: deal('catalog.model', 'model_id'),
  },
};
