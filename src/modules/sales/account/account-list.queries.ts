import { sql } from 'kysely';
import { dayIn } from '../../../kernel/period.ts';
import { named } from '../../../platform/list/named.ts';
import { asRows, type ListSource } from '../../../platform/list/source.ts';
import { visibleAccounts, withAccountColumns } from './account.queries.ts';
import { accountList, type AccountRow } from './account.schema.ts';
import { keyAccountWords } from './web/account.words.ts';

const ref = named('account');

/** The list of key accounts (大客户列表). */
export const accountSource: ListSource<typeof AccountRow> = {
  ...accountList,
  rows: (ctx, verb) => asRows(visibleAccounts(ctx, verb)),
  show: (rows, { now }) =>
    asRows(
      withAccountColumns(
        rows as unknown as ReturnType<typeof visibleAccounts>,
        dayIn(Date.parse(now)),
      ),
    ),
  id: sql`account.id`,
  words: keyAccountWords,
  columns: {
    name: { value: sql`account.name` },
    sector: { value: sql`account.sector` },
    state: { value: sql`account.state` },
    ownerName: ref('people.person', 'owner_id'),
    storeName: ref('people.store', 'store_id'),
    madeAt: { value: sql`account.made_at` },
  },
};
