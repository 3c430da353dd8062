import { sql } from 'kysely';
import type { z } from 'zod';
import type { Day } from '../../../kernel/period.ts';
import type { Ctx } from '../../../platform/db.ts';
import type { ShortLink } from './link.schema.ts';

export async function linksOf({ db, actor }: Ctx): Promise<z.output<typeof ShortLink>[]> {
  const { rows } = await sql<z.output<typeof ShortLink>>`
    select l.id, l.code, l.name, f.name as form_name, c.name as campaign_name, l.utm_source, l.utm_medium,
      coalesce((select sum(d.clicks)::int from marketing.click_day d where d.tenant_id = l.tenant_id
        and d.link_id = l.id), 0) as clicks, l.made_at, l.closed_at
    from marketing.short_link l
    join marketing.lead_form f on f.tenant_id = l.tenant_id and f.id = l.form_id
    left join marketing.campaign c on c.tenant_id = l.tenant_id and c.id = l.campaign_id
    where l.tenant_id = ${actor.tenantId} order by l.made_at desc limit 200`.execute(db);
  return rows;
}

export type NewLink = {
  id: string;
  code: string;
  name: string;
  formId: string;
  campaignId: string | null;
  utmSource: string;
  utmMedium: string;
};

export async function insertLink({ db, actor, now }: Ctx, link: NewLink): Promise<void> {
  await db
    .insertInto('marketing.shortLink')
    .values({ tenantId: actor.tenantId, madeBy: actor.personId, madeAt: now, ...link })
    .execute();
  await db
    .insertInto('platform.publicLink')
    .values({
      code: link.code,
      tenantId: actor.tenantId,
      kind: 'short_link',
      recordId: link.id,
      createdAt: now,
    })
    .execute();
}

/** Which of the records that a link names are not there. */
export async function missingOf(
  { db, actor }: Ctx,
  { formId, campaignId }: Pick<NewLink, 'formId' | 'campaignId'>,
): Promise<string | undefined> {
  const { rows } = await sql<{ form: boolean; campaign: boolean }>`select
    exists (select from marketing.lead_form where tenant_id = ${actor.tenantId} and id = ${formId}::uuid
      and closed_at is null) as form,
    ${campaignId}::uuid is null or exists (select from marketing.campaign where tenant_id = ${actor.tenantId}
      and id = ${campaignId}::uuid) as campaign`.execute(db);
  if (!rows[0]!.form) return 'formId';
  return rows[0]!.campaign ? undefined : 'campaignId';
}

export async function closeLink({ db, actor, now }: Ctx, id: string): Promise<boolean> {
  const closed = await db
    .updateTable('marketing.shortLink')
    .set({ closedAt: now })
    .where('tenantId', '=', actor.tenantId)
    .where('id', '=', id)
    .where('closedAt', 'is', null)
    .executeTakeFirst();
  await db
    .updateTable('platform.publicLink')
    .set({ closedAt: now })
    .where('tenantId', '=', actor.tenantId)
    .where('recordId', '=', id)
    .execute();
  return closed.numUpdatedRows === 1n;
}

/** Counts a click and answers where the link leads. */
export async function countClick({ db, actor }: Ctx, id: string, day: Day) {
  await sql`insert into marketing.click_day as d (tenant_id, link_id, day, clicks)
    values (${actor.tenantId}::uuid, ${id}::uuid, ${day}::date, 1)
    on conflict (tenant_id, link_id, day) do update set clicks = d.clicks + 1`.execute(db);
  const { rows } = await sql<{
    formCode: string;
    utmSource: string;
    utmMedium: string;
    campaign: string | null;
  }>`
    select f.code as form_code, l.utm_source, l.utm_medium, c.name as campaign from marketing.short_link l
    join marketing.lead_form f on f.tenant_id = l.tenant_id and f.id = l.form_id
    left join marketing.campaign c on c.tenant_id = l.tenant_id and c.id = l.campaign_id
    where l.tenant_id = ${actor.tenantId} and l.id = ${id}::uuid`.execute(db);
  return rows[0]!;
}
