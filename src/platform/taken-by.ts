import { sql } from 'kysely';
import type { Ctx } from './db.ts';

/** Who took figures out of the program, when, from which dealer group (水印); the time as Chinese clocks show it. */
export async function takenBy({ db, actor, now }: Ctx, language: 'zh' | 'en') {
  const { rows } = await sql<{ name: string }>`
    select name from people.dealer_group where tenant_id = ${actor.tenantId}::uuid`.execute(db);
  const company = rows[0]?.name ?? '';
  const at = new Date(Date.parse(now) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
  const who = `${actor.name}（${actor.login}）`;
  return {
    company,
    author: actor.name,
    at: now,
    watermark:
      language === 'zh'
        ? `${company} · ${who} 于 ${at} 导出 · 仅限内部使用`
        : `${company} · exported by ${actor.name} (${actor.login}) on ${at} · internal use only`,
  };
}
