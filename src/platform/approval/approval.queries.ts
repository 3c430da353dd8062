import { sql } from 'kysely';
import { pageFrom } from '../../kernel/page.ts';
import { uuidV7 } from '../../kernel/uuid.ts';
import { jsonOf, type Ctx } from '../db.ts';
import type { Approval, AskedLine } from './approval.schema.ts';

export type StoredStep = { name: { zh: string; en: string }; dueAt: string };
export type Stored = {
  id: string;
  kind: string;
  recordId: string;
  title: string;
  link: string;
  state: Approval['state'];
  step: number;
  steps: StoredStep[];
  askedBy: string;
  dueAt: string;
};

export type NewApproval = {
  kind: string;
  recordId: string;
  subject: string;
  title: string;
  reason: string;
  link: string;
  storeId: string | null;
  asked: { lines: AskedLine[]; costLines: AskedLine[] | null };
  steps: readonly (StoredStep & { people: readonly string[] })[];
};

/** Undefined where one about the same record waits already: the key decides. */
export async function insertApproval(
  { db, actor, now }: Ctx,
  { steps, asked, ...rest }: NewApproval,
): Promise<string | undefined> {
  const id = uuidV7();
  const { tenantId } = actor;
  const made = await db
    .insertInto('platform.approval')
    .values({
      ...rest,
      tenantId,
      id,
      asked: jsonOf(asked),
      steps: jsonOf(steps.map(({ name, dueAt }) => ({ name, dueAt }))),
      askedBy: actor.personId,
      askedAt: now,
      dueAt: steps[0]!.dueAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (made.numInsertedOrUpdatedRows !== 1n) return undefined;
  const deciders = steps.flatMap(({ people }, at) =>
    people.map((personId) => ({ tenantId, approvalId: id, personId, step: at + 1 })),
  );
  await db.insertInto('platform.approvalDecider').values(deciders).execute();
  return id;
}

type Asked = { box: 'mine' | 'asked' | 'done'; limit: number; after?: string | undefined };
type Listed = Omit<Approval, 'kindName' | 'hidden'>;

const mayDecide = (me: string, owners: readonly string[]) => sql<boolean>`(a.state = 'waiting'
  and a.asked_by <> ${me}::uuid and exists (select 1 from platform.approval_decider d where d.tenant_id = a.tenant_id
    and d.approval_id = a.id and d.step <= a.step and d.person_id = any(${[...owners]}::uuid[])))`;

/** Approvals as one person may see them, the latest first: waiting for them, asked for or decided by them. */
export async function approvalsFor(
  { db, actor }: Ctx,
  owners: readonly string[],
  { box, limit, after }: Asked,
) {
  const { tenantId, personId } = actor;
  const inBox = {
    mine: sql`${mayDecide(personId, owners)}`,
    asked: sql`a.asked_by = ${personId}::uuid`,
    done: sql`a.decided_by = ${personId}::uuid`,
  }[box];
  const { rows } = await sql<Listed>`
    select a.id, a.kind, a.record_id, a.title, a.reason, a.link, a.store_id, a.asked_by as person_id,
      p.name as person_name, a.asked -> 'lines' as lines, nullif(a.asked -> 'costLines', 'null'::jsonb) as cost_lines,
      a.steps -> (a.step - 1) -> 'name' as step_name, a.step, jsonb_array_length(a.steps) as step_count, a.state,
      a.asked_at, a.due_at, by.name as decided_by_name, a.decided_at, a.answer,
      ${mayDecide(personId, owners)} as may_decide
    from platform.approval a
    left join people.person p on p.tenant_id = a.tenant_id and p.id = a.asked_by
    left join people.person by on by.tenant_id = a.tenant_id and by.id = a.decided_by
    where a.tenant_id = ${tenantId} and (${after ?? null}::uuid is null or a.id < ${after ?? null}::uuid) and ${inBox}
    order by a.id desc limit ${limit + 1}`.execute(db);
  return pageFrom(rows, limit, ({ id }) => id);
}

export async function waitingCount({ db, actor }: Ctx, owners: readonly string[]): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from (
    select 1 from platform.approval a where a.tenant_id = ${actor.tenantId} and ${mayDecide(actor.personId, owners)}
    limit 100) found`.execute(db);
  return rows[0]!.count;
}

const columns = sql`id, kind, record_id, title, link, state, step, steps, asked_by, due_at`;

/** An approval that one of `owners` may decide or that the actor asked for, locked. */
export async function lockApproval(
  { db, actor }: Ctx,
  id: string,
  owners: readonly string[],
): Promise<(Stored & { isDecider: boolean }) | undefined> {
  const { rows } = await sql<Stored & { isDecider: boolean }>`
    select ${columns}, exists (select 1 from platform.approval_decider d where d.tenant_id = a.tenant_id
      and d.approval_id = a.id and d.step <= a.step and d.person_id = any(${[...owners]}::uuid[])) as is_decider
    from platform.approval a where a.tenant_id = ${actor.tenantId} and a.id = ${id}::uuid for update`.execute(
    db,
  );
  const found = rows[0];
  return found && (found.isDecider || found.askedBy === actor.personId) ? found : undefined;
}

type Decision = { state: 'approved' | 'returned'; answer: string };

/** True for the one whose decision counts. */
export async function writeDecision(
  { db, actor, now }: Ctx,
  id: string,
  decision: Decision,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('platform.approval')
    .set({ ...decision, decidedBy: actor.personId, decidedAt: now })
    .where('tenantId', '=', actor.tenantId)
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Whatever waits about a record is not asked for any more: it says something else now. */
export async function withdrawWaiting(
  { db, actor }: Ctx,
  kind: string,
  recordId: string,
): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('platform.approval')
    .set({ state: 'withdrawn' })
    .where('tenantId', '=', actor.tenantId)
    .where('kind', '=', kind)
    .where('recordId', '=', recordId)
    .where('state', '=', 'waiting')
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/** The latest approval about a record, and whether it is about what the record says now. */
export async function approvalOf(
  { db, actor }: Ctx,
  kind: string,
  recordId: string,
): Promise<
  (Stored & { subject: string; answer: string; decidedByName: string | null }) | undefined
> {
  const { rows } = await sql<
    Stored & { subject: string; answer: string; decidedByName: string | null }
  >`select ${columns}, subject, answer, (select p.name from people.person p where p.tenant_id = a.tenant_id
      and p.id = a.decided_by) as decided_by_name
    from platform.approval a where a.tenant_id = ${actor.tenantId} and a.kind = ${kind} and a.record_id = ${recordId}::uuid
    order by a.id desc limit 1`.execute(db);
  return rows[0];
}

/** Approvals whose limit has passed, locked and left to others where somebody is at them. */
export async function lateApprovals({ db, actor, now }: Ctx, limit: number): Promise<Stored[]> {
  const { rows } = await sql<Stored>`select ${columns} from platform.approval
    where tenant_id = ${actor.tenantId} and state = 'waiting' and due_at <= ${now}::timestamptz
    order by due_at limit ${limit} for update skip locked`.execute(db);
  return rows;
}

/** The next step, or the end where there is none. */
export async function moveOn({ db, actor }: Ctx, { id, step, steps }: Stored): Promise<void> {
  const next = steps[step];
  await db
    .updateTable('platform.approval')
    .set(next ? { step: step + 1, dueAt: next.dueAt } : { state: 'expired' })
    .where('tenantId', '=', actor.tenantId)
    .where('id', '=', id)
    .execute();
}

export async function decidersOf({ db, actor }: Ctx, id: string, step: number): Promise<string[]> {
  const rows = await db
    .selectFrom('platform.approvalDecider')
    .select('personId')
    .where('tenantId', '=', actor.tenantId)
    .where('approvalId', '=', id)
    .where('step', '=', step)
    .limit(200)
    .execute();
  return rows.map(({ personId }) => personId);
}

export async function askerName({ db, actor }: Ctx, personId: string): Promise<string | null> {
  const { rows } = await sql<{ name: string }>`select name from people.person
    where tenant_id = ${actor.tenantId} and id = ${personId}::uuid`.execute(db);
  return rows[0]?.name ?? null;
}
