import { sql } from 'kysely';
import type pg from 'pg';
import { uuidV7 } from '../../../kernel/uuid.ts';
import type { Ctx } from '../../../platform/db.ts';
import { withinReach } from '../../../platform/reach.ts';
import { dealRecord } from '../../sales/index.ts';
import type { Question } from './survey.schema.ts';

export type NewLink = {
  deliveryId: string;
  dealId: string;
  storeId: string;
  personId: string | null;
  code: string;
  questions: readonly Question[];
};

/** Makes the link of a delivery; undefined where it has one. */
export async function insertLink({ db, actor, now }: Ctx, { questions, ...link }: NewLink) {
  const made = await db
    .insertInto('care.surveyLink')
    .values({
      ...link,
      tenantId: actor.tenantId,
      id: uuidV7(),
      questions: JSON.stringify(questions),
      madeAt: now,
    })
    .onConflict((conflict) => conflict.columns(['tenantId', 'deliveryId']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!made) return undefined;
  await db
    .insertInto('platform.publicLink')
    .values({
      code: link.code,
      tenantId: actor.tenantId,
      kind: 'survey',
      recordId: made.id,
      createdAt: now,
    })
    .execute();
  return made.id;
}

/** The group and the survey behind a code. */
export async function surveyBehind(web: pg.Pool, code: string) {
  const { rows } = await web.query<{ tenantId: string; recordId: string }>({
    name: 'survey-link',
    text: `select tenant_id as "tenantId", record_id as "recordId" from platform.public_link
      where code = $1 and kind = 'survey' and closed_at is null`,
    values: [code],
  });
  return rows[0];
}

export type Front = {
  groupName: string;
  storeName: string;
  modelName: string | null;
  personName: string | null;
  isAnswered: boolean;
  questions: Question[];
};

/** A survey as its customer sees it. */
export async function frontOf({ db, actor }: Ctx, id: string): Promise<Front> {
  const { rows } =
    await sql<Front>`select g.name as group_name, s.name as store_name, m.name as model_name,
      p.name as person_name, a.link_id is not null as is_answered, l.questions
    from care.survey_link l join people.dealer_group g on g.tenant_id = l.tenant_id
    join people.store s on s.tenant_id = l.tenant_id and s.id = l.store_id
    join sales.deal d on d.tenant_id = l.tenant_id and d.id = l.deal_id
    left join catalog.model m on m.tenant_id = d.tenant_id and m.id = d.model_id
    left join people.person p on p.tenant_id = l.tenant_id and p.id = l.person_id
    left join care.survey_answer a on a.tenant_id = l.tenant_id and a.link_id = l.id
    where l.tenant_id = ${actor.tenantId} and l.id = ${id}::uuid`.execute(db);
  return rows[0]!;
}

export type Asked = {
  id: string;
  dealId: string;
  storeId: string;
  teamId: string | null;
  personId: string | null;
  customerId: string | null;
  customerName: string;
  modelId: string | null;
  sourceId: string | null;
  campaignId: string | null;
  areaId: string | null;
  questions: Question[];
};

/** What an answer is told with: whom it is about, and the questions as they were asked. */
export async function askedBy({ db, actor }: Ctx, id: string): Promise<Asked> {
  const { rows } =
    await sql<Asked>`select l.id, l.deal_id, l.store_id, p.team_id, l.person_id, d.customer_id,
      coalesce(c.name, '') as customer_name, d.model_id, d.source_id, d.campaign_id, d.area_id, l.questions
    from care.survey_link l join sales.deal d on d.tenant_id = l.tenant_id and d.id = l.deal_id
    left join people.person p on p.tenant_id = l.tenant_id and p.id = l.person_id
    left join customers.customer c on c.tenant_id = d.tenant_id and c.id = d.customer_id
    where l.tenant_id = ${actor.tenantId} and l.id = ${id}::uuid`.execute(db);
  return rows[0]!;
}

export type Answer = {
  linkId: string;
  levels: Record<string, number>;
  csiHundredths: number;
  nps: number;
  why: string;
  words: string;
};

/** Keeps an answer; false where the link was answered before. */
export async function insertAnswer({ db, actor, now }: Ctx, { levels, ...answer }: Answer) {
  const made = await db
    .insertInto('care.surveyAnswer')
    .values({ ...answer, tenantId: actor.tenantId, answers: JSON.stringify(levels), at: now })
    .onConflict((conflict) => conflict.columns(['tenantId', 'linkId']).doNothing())
    .returning('linkId')
    .executeTakeFirst();
  return made !== undefined;
}

type Score = { kind: 'csi' | 'nps'; day: string; scoreHundredths: number };

/** The scores as surveys of the customer, beside those of an imported history; answers their ids. */
export async function insertScores({ db, actor }: Ctx, asked: Asked, scores: readonly Score[]) {
  const rows = scores.map((score) => ({
    tenantId: actor.tenantId,
    id: uuidV7(),
    ...score,
    storeId: asked.storeId,
    personId: asked.personId,
    customerId: asked.customerId,
    dealId: asked.dealId,
  }));
  await db.insertInto('care.survey').values(rows).execute();
  return rows.map(({ id }) => id);
}

export type SurveyRow = {
  id: string;
  code: string;
  storeId: string;
  personId: string | null;
  madeAt: string;
  sentAt: string | null;
  sentByName: string | null;
  answeredAt: string | null;
  questions: Question[];
  levels: Record<string, number> | null;
  csiHundredths: number | null;
  nps: number | null;
  why: string;
  words: string;
};

/** The survey of a deal within the right over deals. */
export async function surveyOfDeal(ctx: Ctx, dealId: string): Promise<SurveyRow | undefined> {
  const { rows } =
    await sql<SurveyRow>`select l.id, l.code, l.store_id, l.person_id, l.made_at, l.sent_at,
      p.name as sent_by_name, a.at as answered_at, l.questions, a.answers as levels, a.csi_hundredths, a.nps,
      coalesce(a.why, '') as why, coalesce(a.words, '') as words
    from care.survey_link l
    join sales.deal on deal.tenant_id = l.tenant_id and deal.id = l.deal_id
    left join care.survey_answer a on a.tenant_id = l.tenant_id and a.link_id = l.id
    left join people.person p on p.tenant_id = l.tenant_id and p.id = l.sent_by
    where l.tenant_id = ${ctx.actor.tenantId} and l.deal_id = ${dealId}::uuid
      and ${withinReach(ctx, 'deal', 'read', dealRecord.columns)}
    order by l.made_at desc limit 1`.execute(ctx.db);
  return rows[0];
}

/** The deal and the person of a survey within the right over deals. */
export async function reachedSurvey(ctx: Ctx, id: string) {
  const { rows } = await sql<{ dealId: string; sentAt: string | null }>`select l.deal_id, l.sent_at
    from care.survey_link l join sales.deal on deal.tenant_id = l.tenant_id and deal.id = l.deal_id
    where l.tenant_id = ${ctx.actor.tenantId} and l.id = ${id}::uuid
      and ${withinReach(ctx, 'deal', 'read', dealRecord.columns)}`.execute(ctx.db);
  return rows[0];
}

export async function markSent({ db, actor, now }: Ctx, id: string): Promise<void> {
  await db
    .updateTable('care.surveyLink')
    .set({ sentAt: now, sentBy: actor.personId })
    .where('tenantId', '=', actor.tenantId)
    .where('id', '=', id)
    .where('sentAt', 'is', null)
    .execute();
}

export async function customerNameOf({ db, actor }: Ctx, dealId: string): Promise<string> {
  const { rows } = await sql<{ name: string }>`select coalesce(c.name, '') as name from sales.deal d
    left join customers.customer c on c.tenant_id = d.tenant_id and c.id = d.customer_id
    where d.tenant_id = ${actor.tenantId} and d.id = ${dealId}::uuid`.execute(db);
  return rows[0]?.name ?? '';
}
