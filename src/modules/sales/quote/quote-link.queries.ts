import { sql } from 'kysely';
import type pg from 'pg';
import type { Ctx } from '../../../platform/db.ts';

export async function openQuoteLink({ db, actor, now }: Ctx, code: string, quoteId: string) {
  await db
    .insertInto('platform.publicLink')
    .values({ code, tenantId: actor.tenantId, kind: 'quote', recordId: quoteId, createdAt: now })
    .execute();
}

/** The group and the quote behind a customer's link (报价链接). */
export async function quoteBehind(web: pg.Pool, code: string) {
  const { rows } = await web.query<{ tenantId: string; recordId: string }>({
    name: 'quote-link',
    text: `select tenant_id as "tenantId", record_id as "recordId" from platform.public_link
      where code = $1 and kind = 'quote' and closed_at is null`,
    values: [code],
  });
  return rows[0];
}

export async function groupName({ db, actor }: Ctx): Promise<string> {
  const { rows } = await sql<{ name: string }>`select name from people.dealer_group
    where tenant_id = ${actor.tenantId}`.execute(db);
  return rows[0]!.name;
}
