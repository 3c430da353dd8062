import { sql } from 'kysely';
import type { Day } from '../../kernel/period.ts';
import type { Ctx } from '../db.ts';

export type StoredValue = {
  id: string;
  kind: string;
  placeId: string;
  from: Day;
  to: Day | null;
  value: Record<string, number | string | null>[] | null;
  source: string;
  note: string;
  setBy: string | null;
  setAt: string;
};

/** Stored values of one kind, or of all, oldest first; places beyond the given ones are left out. */
export const storedValues = (
  { db, actor }: Pick<Ctx, 'db' | 'actor'>,
  { kind, placeIds }: { kind?: string; placeIds?: readonly string[] },
): Promise<StoredValue[]> =>
  db
    .selectFrom('platform.setting as setting')
    .select([
      'setting.id',
      'kind',
      'placeId',
      'effectiveFrom as from',
      'effectiveTo as to',
      sql<StoredValue['value']>`setting.value`.as('value'),
      'source',
      'setting.note',
      'setAt',
      sql<string | null>`(select p.name from people.person p
        where p.tenant_id = setting.tenant_id and p.id = setting.set_by)`.as('setBy'),
    ])
    .where('setting.tenantId', '=', actor.tenantId)
    .$if(kind !== undefined, (q) => q.where('kind', '=', kind!))
    .$if(placeIds !== undefined, (q) => q.where('placeId', 'in', [...placeIds!]))
    .orderBy('effectiveFrom')
    .orderBy('setting.id')
    .limit(5000)
    .execute();

export type NewValue = Omit<StoredValue, 'setBy' | 'setAt'>;

export async function insertValue({ db, actor, now }: Ctx, row: NewValue): Promise<void> {
  const { from, to, value, ...rest } = row;
  await db
    .insertInto('platform.setting')
    .values({
      tenantId: actor.tenantId,
      ...rest,
      effectiveFrom: from,
      effectiveTo: to,
      value: value && JSON.stringify(value),
      setBy: actor.personId,
      setAt: now,
    })
    .execute();
}

/** Takes a row away that begins after the day; false where it was gone already. */
export async function deleteComing({ db, actor }: Ctx, id: string, today: Day): Promise<boolean> {
  const gone = await db
    .deleteFrom('platform.setting')
    .where('tenantId', '=', actor.tenantId)
    .where('id', '=', id)
    .where('effectiveFrom', '>', today)
    .executeTakeFirst();
  return gone.numDeletedRows === 1n;
}
