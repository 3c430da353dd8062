import { sql } from 'kysely';
import type { InputOf } from '../../kernel/endpoint.ts';
import { pageFrom } from '../../kernel/page.ts';
import { addDays } from '../../kernel/period.ts';
import { isUuid } from '../../kernel/uuid.ts';
import type { Ctx } from '../../platform/db.ts';
import type { getAudit } from './audit-log.schema.ts';

/** The audit log as its readers see it: the whole tenant's, newest first. */
export async function listAudit({ db, actor }: Ctx, asked: InputOf<typeof getAudit>) {
  const [at, id] = (asked.after ?? '').split('|');
  const rows = await db
    .selectFrom('platform.audit as audit')
    .leftJoin('people.person as person', (join) =>
      join
        .onRef('person.tenantId', '=', 'audit.tenantId')
        .onRef('person.id', '=', 'audit.personId'),
    )
    .select([
      'audit.id',
      'at',
      'login',
      'person.name as personName',
      'address',
      'requestId',
      'action',
      'resource',
      'recordId',
      'before',
      'after',
    ])
    .where('audit.tenantId', '=', actor.tenantId)
    .$if(!!asked.from, (q) => q.where('at', '>=', `${asked.from}T00:00:00+08:00`))
    .$if(!!asked.to, (q) => q.where('at', '<', `${addDays(asked.to!, 1)}T00:00:00+08:00`))
    .$if(!!asked.action, (q) => q.where('action', '=', asked.action!))
    .$if(!!asked.login, (q) => q.where('login', '=', asked.login!))
    .$if(!!asked.recordId, (q) => q.where('recordId', '=', asked.recordId!))
    .$if(id !== undefined && isUuid(id), (q) =>
      q.where(sql<boolean>`(at, audit.id) < (${at}::timestamptz, ${id}::uuid)`),
    )
    .orderBy('at', 'desc')
    .orderBy('audit.id', 'desc')
    .limit(asked.limit + 1)
    .execute();
  return pageFrom(rows, asked.limit, (row) => `${row.at}|${row.id}`);
}
