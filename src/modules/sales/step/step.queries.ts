import { sql } from 'kysely';
import type { Day } from '../../../kernel/period.ts';
import { NOBODY, uuidV7 } from '../../../kernel/uuid.ts';
import type { Ctx } from '../../../platform/db.ts';
import { jsonOf } from '../../../platform/db.ts';
import { steps, type specialistFields, type specialistSteps, type Step } from './step.rules.ts';

export type Stay = {
  id: string;
  step: Step;
  enteredAt: string;
  leftAt: string | null;
  isSkipped: boolean;
  reason: string;
  missing: { zh: string; en: string }[];
  personName: string | null;
};

/** The stays of a deal in its steps, in their order. */
export async function staysOf({ db, actor }: Ctx, dealId: string): Promise<Stay[]> {
  const { rows } =
    await sql<Stay>`select s.id, s.step, s.entered_at, s.left_at, s.is_skipped, s.reason, s.missing,
      p.name as person_name
    from sales.step s left join people.person p on p.tenant_id = s.tenant_id and p.id = s.entered_by
    where s.tenant_id = ${actor.tenantId} and s.deal_id = ${dealId}::uuid
    order by s.entered_at, s.left_at nulls last, array_position(${[...steps]}::text[], s.step), s.id limit 500`.execute(
      db,
    );
  return rows;
}

export type NewStay = {
  dealId: string;
  step: Step;
  enteredAt: string;
  leftAt: string | null;
  isSkipped: boolean;
  reason: string;
  missing: readonly { zh: string; en: string }[];
};

export async function insertStays({ db, actor }: Ctx, stays: readonly NewStay[]): Promise<void> {
  await db
    .insertInto('sales.step')
    .values(
      stays.map(({ missing, ...stay }) => ({
        ...stay,
        tenantId: actor.tenantId,
        id: uuidV7(),
        enteredBy: actor.personId,
        missing: jsonOf(missing),
      })),
    )
    .execute();
}

export async function endStay({ db, actor, now }: Ctx, dealId: string): Promise<void> {
  await db
    .updateTable('sales.step')
    .set({ leftAt: now })
    .where('tenantId', '=', actor.tenantId)
    .where('dealId', '=', dealId)
    .where('leftAt', 'is', null)
    .execute();
}

type Tick = { step: string; item: string; at: string; personName: string | null };

export async function ticksOf({ db, actor }: Ctx, dealId: string): Promise<Tick[]> {
  const { rows } =
    await sql<Tick>`select t.step, t.item, t.at, p.name as person_name from sales.step_tick t
    left join people.person p on p.tenant_id = t.tenant_id and p.id = t.person_id
    where t.tenant_id = ${actor.tenantId} and t.deal_id = ${dealId}::uuid limit 500`.execute(db);
  return rows;
}

type OneTick = { dealId: string; step: string; item: string };

export async function insertTick({ db, actor, now }: Ctx, tick: OneTick): Promise<void> {
  await db
    .insertInto('sales.stepTick')
    .values({ ...tick, tenantId: actor.tenantId, at: now, personId: actor.personId })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function deleteTick(
  { db, actor }: Ctx,
  { dealId, step, item }: OneTick,
): Promise<void> {
  await db
    .deleteFrom('sales.stepTick')
    .where('tenantId', '=', actor.tenantId)
    .where('dealId', '=', dealId)
    .where('step', '=', step)
    .where('item', '=', item)
    .execute();
}

type SpecialistStep = (typeof specialistSteps)[number];
type Field = (typeof specialistFields)[number];
type Specialist = {
  step: SpecialistStep;
  field: Field;
  personId: string;
  personName: string;
  at: string;
  note: string;
};

export async function specialistsOf({ db, actor }: Ctx, dealId: string): Promise<Specialist[]> {
  const { rows } =
    await sql<Specialist>`select s.step, s.field, s.person_id, p.name as person_name, s.at, s.note
    from sales.step_specialist s join people.person p on p.tenant_id = s.tenant_id and p.id = s.person_id
    where s.tenant_id = ${actor.tenantId} and s.deal_id = ${dealId}::uuid order by s.at, s.field desc limit 100`.execute(
      db,
    );
  return rows;
}

type NewSpecialist = {
  dealId: string;
  step: SpecialistStep;
  field: Field;
  personId: string;
  note: string;
};

/** Notes a specialist in a step; said twice, the first time stands. */
export async function insertSpecialist({ db, actor, now }: Ctx, specialist: NewSpecialist) {
  await db
    .insertInto('sales.stepSpecialist')
    .values({ ...specialist, tenantId: actor.tenantId, at: now, notedBy: actor.personId })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Who works at a store, finance specialists first. */
export async function colleaguesAt({ db, actor }: Ctx, storeId: string, day: Day) {
  const { rows } = await sql<{ personId: string; personName: string; isFinance: boolean }>`
    select p.id as person_id, p.name as person_name, exists (select from people.person_role h
        join people.role r on r.tenant_id = h.tenant_id and r.id = h.role_id
        where h.tenant_id = p.tenant_id and h.person_id = p.id and r.key = 'fni_specialist') as is_finance
    from people.person p where p.tenant_id = ${actor.tenantId} and p.store_id = ${storeId}::uuid
      and (p.left_on is null or p.left_on > ${day}::date) order by 3 desc, 2 limit 300`.execute(db);
  return rows;
}

type Known = { id: string; customerId: string | null };

/** Which entry rules the records of a deal fulfil, as their names. */
export async function metRules(
  { db, actor }: Ctx,
  { id, customerId }: Known,
): Promise<ReadonlySet<string>> {
  const { tenantId } = actor;
  const customer = customerId ?? NOBODY;
  const { rows } = await sql<{ rule: string }>`
    select 'interview' as rule where exists (select from customers.interview i
      where i.tenant_id = ${tenantId} and i.customer_id = ${customer}::uuid)
    union all select 'drive_done' where exists (select from sales.drive d
      where d.tenant_id = ${tenantId} and d.customer_id = ${customer}::uuid and d.state = 'done')
    union all select 'quote_sent' where exists (select from sales.quote q where q.tenant_id = ${tenantId}
      and q.deal_id = ${id}::uuid and q.state in ('sent', 'accepted', 'declined', 'superseded') and q.sent_at is not null)
    union all select 'quote_accepted' where exists (select from sales.quote q where q.tenant_id = ${tenantId}
      and q.deal_id = ${id}::uuid and q.state = 'accepted')
    union all select 'contract_signed' where exists (select from sales.contract c where c.tenant_id = ${tenantId}
      and c.deal_id = ${id}::uuid and c.state in ('signed', 'delivered'))
    union all select distinct s.field || '_in_' || s.step from sales.step_specialist s
      where s.tenant_id = ${tenantId} and s.deal_id = ${id}::uuid`.execute(db);
  return new Set(rows.map(({ rule }) => rule));
}
