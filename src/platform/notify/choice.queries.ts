import { sql } from 'kysely';
import type { Ctx } from '../db.ts';
import type { Choice, Language, Outward } from './notice-kind.rules.ts';
import { startingQuiet, type Quiet } from './schedule.rules.ts';

/** How a person wants to be told: language, quiet hours, and what they chose for one kind. */
export type Reader = Quiet & {
  personId: string;
  language: Language;
  chosen: Partial<Record<Outward, Choice>>;
  deviceIds: string[];
};

type Asker = Pick<Ctx, 'db' | 'actor'>;

/** Each person's wishes about one kind; who never chose gets what everybody starts with. */
export async function readersOf(
  { db, actor }: Asker,
  personIds: readonly string[],
  kind: string,
): Promise<Reader[]> {
  const { tenantId } = actor;
  const { rows } = await sql<Partial<Reader> & { personId: string }>`
    select asked.id as person_id, r.language, r.quiet_from, r.quiet_to,
      (select json_object_agg(c.channel, c.choice) from platform.notice_choice c
        where c.tenant_id = ${tenantId} and c.person_id = asked.id and c.kind = ${kind}) as chosen,
      (select json_agg(d.id) from platform.push_device d
        where d.tenant_id = ${tenantId} and d.person_id = asked.id) as device_ids
    from unnest(${[...personIds]}::uuid[]) as asked (id)
    left join platform.notice_reader r on r.tenant_id = ${tenantId} and r.person_id = asked.id`.execute(
    db,
  );
  return rows.map((row) => ({
    personId: row.personId,
    language: row.language ?? 'zh',
    quietFrom: row.quietFrom ?? startingQuiet.quietFrom,
    quietTo: row.quietTo ?? startingQuiet.quietTo,
    chosen: row.chosen ?? {},
    deviceIds: row.deviceIds ?? [],
  }));
}

/** All that a person chose, kind by kind. */
export const choicesOf = ({ db, actor }: Asker) =>
  db
    .selectFrom('platform.noticeChoice')
    .select(['kind', 'channel', 'choice'])
    .where('tenantId', '=', actor.tenantId)
    .where('personId', '=', actor.personId)
    .execute() as Promise<{ kind: string; channel: Outward; choice: Choice }[]>;

export async function upsertReader(
  { db, actor }: Ctx,
  reader: Quiet & { language: Language },
): Promise<void> {
  await db
    .insertInto('platform.noticeReader')
    .values({ tenantId: actor.tenantId, personId: actor.personId, ...reader })
    .onConflict((taken) => taken.columns(['tenantId', 'personId']).doUpdateSet(reader))
    .execute();
}

export async function upsertChoices(
  { db, actor }: Ctx,
  chosen: readonly { kind: string; channel: Outward; choice: Choice }[],
): Promise<void> {
  if (chosen.length === 0) return;
  const { tenantId, personId } = actor;
  await db
    .insertInto('platform.noticeChoice')
    .values(chosen.map((one) => ({ tenantId, personId, ...one })))
    .onConflict((taken) =>
      taken
        .columns(['tenantId', 'personId', 'kind', 'channel'])
        .doUpdateSet(({ ref }) => ({ choice: ref('excluded.choice') })),
    )
    .execute();
}
