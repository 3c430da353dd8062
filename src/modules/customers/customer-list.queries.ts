import { sql } from 'kysely';
import { asRows, type ListSource } from '../../platform/list/source.ts';
import { visibleCustomers, withCustomerColumns, type Ties } from './customer.queries.ts';
import { customerList, type CustomerRow } from './customer.schema.ts';
import { customerWords } from './web/customer.words.ts';

/** The list of customers (客户列表); whoever was merged into another is found there. */
export const customerSource = (ties: Ties): ListSource<typeof CustomerRow> => ({
  ...customerList,
  rows: (ctx, verb) =>
    asRows(visibleCustomers(ctx, ties, verb).where('customer.mergedInto', 'is', null)),
  show: (rows) =>
    asRows(withCustomerColumns(rows as unknown as ReturnType<typeof visibleCustomers>)),
  id: sql`customer.id`,
  words: customerWords,
  columns: {
    name: { value: sql`customer.name` },
    kind: { value: sql`customer.kind` },
    createdAt: { value: sql`customer.created_at` },
  },
});
