import { sql, type RawBuilder } from 'kysely';
import { factKinds } from '../../kernel/fact.ts';
import { NOBODY } from '../../kernel/uuid.ts';
import { appendFactsFrom } from '../../platform/facts/facts.queries.ts';
import type { ImportRun } from '../../platform/import/kind.ts';
import { nameCustomers } from '../customers/index.ts';
import { namePeople, nameStores } from '../people/index.ts';

/** NPS answers are whole points from 0 to 10, CSI from 0 to 1000; a deal that is named must exist. */
export async function refuseImpossibleScores({ db, actor }: ImportRun): Promise<void> {
  const problem = (field: string, code: string, value: RawBuilder<unknown>, detail: string) =>
    sql`json_build_array(json_build_object('field', ${field}::text, 'code', ${code}::text,
      'value', ${value}, 'detail', ${detail}::text))::text`;
  await sql`update import_row set problems = ${problem('score', 'score.out_of_range', sql`score::text`, '0–10')}
    where problems is null and kind = 'nps' and (score not between 0 and 10 or score <> trunc(score))`.execute(
    db,
  );
  await sql`update import_row set problems = ${problem('score', 'score.out_of_range', sql`score::text`, '0–1000')}
    where problems is null and kind = 'csi' and score not between 0 and 1000`.execute(db);
  await sql`update import_row r set problems = ${problem('deal', 'reference.unknown', sql`deal`, '')}
    where problems is null and deal is not null and not exists (
      select from sales.deal d where d.tenant_id = ${actor.tenantId} and d.number = r.deal)`.execute(
    db,
  );
}

/** Writes the answers of a file; the customer of a named deal is the deal's. */
export async function insertImportedSurveys(run: ImportRun): Promise<void> {
  const { db, actor } = run;
  await sql`alter table import_change add column team text`.execute(db);
  await nameStores(run);
  await namePeople(run, 'person');
  await sql`create temp table import_deal on commit drop as
    select distinct on (number) number, id, customer_id from sales.deal
    where tenant_id = ${actor.tenantId} and number in (select deal from import_change) order by number, id`.execute(
    db,
  );
  await sql`update import_change c set customer = null, phone = null
    from import_deal d where d.number = c.deal and d.customer_id is not null`.execute(db);
  await nameCustomers(run, { name: 'customer', phone: 'phone', relation: 'care.survey' });
  await sql`insert into care.survey
      (tenant_id, id, day, kind, score_hundredths, store_id, person_id, customer_id, deal_id)
    select s.tenant_id, c.record_id, c.date, c.kind, round(c.score * 100)::int, s.id, w.id,
      coalesce(d.customer_id, n.customer_id), d.id
    from import_change c
    join people.store s on s.tenant_id = ${actor.tenantId} and s.name = c.store
    left join import_person w on w.store_id = s.id and w.name = c.person
    left join import_deal d on d.number = c.deal
    left join import_customer n on n.record_id = c.record_id
    on conflict (tenant_id, id) do update set day = excluded.day, kind = excluded.kind,
      score_hundredths = excluded.score_hundredths, store_id = excluded.store_id,
      person_id = excluded.person_id, customer_id = excluded.customer_id, deal_id = excluded.deal_id`.execute(
    db,
  );
}

/** One fact per answer: CSI keeps its score, NPS says promoter (9–10), passive or detractor (0–6). */
export const appendSurveyFacts = (
  { db, actor, now }: ImportRun,
  records: RawBuilder<unknown>,
): Promise<void> =>
  appendFactsFrom(
    db,
    sql`select v.tenant_id, gen_random_uuid(), v.day, v.day, (v.day + time '12:00') at time zone g.zone,
      ${now}::timestamptz,
      case v.kind when 'csi' then ${sql.lit(factKinds.surveyCsi.code)} else ${sql.lit(factKinds.surveyNps.code)} end::smallint,
      'survey', v.id, v.store_id, coalesce(p.team_id, ${NOBODY}), coalesce(v.person_id, ${NOBODY}),
      coalesce(d.model_id, ${NOBODY}), coalesce(d.source_id, ${NOBODY}), coalesce(d.campaign_id, ${NOBODY}),
      coalesce(d.area_id, ${NOBODY}), 1,
      case when v.kind = 'csi' then v.score_hundredths when v.score_hundredths >= 900 then 1
        when v.score_hundredths <= 600 then -1 else 0 end
    from care.survey v join people.dealer_group g on g.tenant_id = v.tenant_id
    left join people.person p on p.tenant_id = v.tenant_id and p.id = v.person_id
    left join sales.deal d on d.tenant_id = v.tenant_id and d.id = v.deal_id
    where v.tenant_id = ${actor.tenantId} and v.id in (${records})`,
  );
