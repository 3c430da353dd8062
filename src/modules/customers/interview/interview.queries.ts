import { sql } from 'kysely';
import { pageFrom } from '../../../kernel/page.ts';
import { uuidV7 } from '../../../kernel/uuid.ts';
import { jsonOf, type Ctx } from '../../../platform/db.ts';
import { visibleCustomers, type Ties } from '../customer.queries.ts';
import { maskedNumber } from '../phone.queries.ts';
import type { Answers } from './interview.schema.ts';

type Told = { id: string; at: string; personName: string | null; answers: Answers };

/** The interviews of one person, before and after merges, the latest first. */
export async function interviewsOf(
  { db, actor }: Ctx,
  ids: readonly string[],
  limit = 20,
): Promise<Told[]> {
  const { rows } = await sql<Told>`
    select i.id, i.at, p.name as person_name, i.answers from customers.interview i
    left join people.person p on p.tenant_id = i.tenant_id and p.id = i.person_id
    where i.tenant_id = ${actor.tenantId} and i.customer_id = any(${[...ids]}::uuid[])
    order by i.at desc, i.id desc limit ${limit}`.execute(db);
  return rows;
}

/** Writes one; the customer is locked, so that the one before it is the latest no more. */
export async function insertInterview(
  { db, actor, now }: Ctx,
  customerId: string,
  { answers, rivals }: { answers: Answers; rivals: readonly string[] },
): Promise<string> {
  const id = uuidV7();
  const { budgetLowFen, budgetHighFen, uses } = answers;
  await sql`update customers.interview set is_latest = false where tenant_id = ${actor.tenantId}
    and customer_id = ${customerId}::uuid and is_latest`.execute(db);
  await db
    .insertInto('customers.interview')
    .values({
      tenantId: actor.tenantId,
      id,
      customerId,
      at: now,
      personId: actor.personId,
      budgetLowFen: budgetLowFen ?? (budgetHighFen === null ? null : 0),
      budgetHighFen: budgetHighFen ?? (budgetLowFen === null ? null : 1_000_000_000),
      uses: [...uses],
      rivals: [...rivals],
      answers: jsonOf(answers),
    })
    .execute();
  return id;
}

type Asked = {
  limit: number;
  after?: string | undefined;
  budgetFen?: number | undefined;
  use?: string | undefined;
  rival?: string | undefined;
};

/** Customers within reach by their latest interview, the latest first (按需求找客户). */
export async function interviewed(ctx: Ctx, ties: Ties, asked: Asked) {
  const { limit, after, budgetFen, use, rival } = asked;
  const rows = await visibleCustomers(ctx, ties)
    .innerJoin('customers.interview as i', (join) =>
      join
        .onRef('i.tenantId', '=', 'customer.tenantId')
        .onRef('i.customerId', '=', 'customer.id')
        .on('i.isLatest', '=', true),
    )
    .select(['i.id', 'i.customerId', 'customer.name as customerName', 'i.at'])
    .select([maskedNumber('customer.phone').as('phone'), sql<Answers>`i.answers`.as('answers')])
    .where((is) =>
      is.and([
        ...(after ? [is('i.id', '<', after)] : []),
        ...(budgetFen === undefined
          ? []
          : [is('i.budgetLowFen', '<=', budgetFen), is('i.budgetHighFen', '>=', budgetFen)]),
        ...(use ? [sql<boolean>`i.uses @> array[${use}]::text[]`] : []),
        ...(rival
          ? [
              sql<boolean>`exists (select from unnest(i.rivals) r where strpos(r, ${rival.toLowerCase()}) > 0)`,
            ]
          : []),
      ]),
    )
    .orderBy('i.id', 'desc')
    .limit(limit + 1)
    .execute();
  return pageFrom(rows, limit, ({ id }) => id);
}
