import { sql } from 'kysely';
import { uuidV7 } from '../../../kernel/uuid.ts';
import type { Day } from '../../../kernel/period.ts';
import type { Ctx } from '../../../platform/db.ts';
import { withinReach } from '../../../platform/reach.ts';

export type DelegationRow = {
  id: string;
  fromPersonId: string;
  fromName: string;
  toPersonId: string;
  toName: string;
  startsOn: Day;
  endsOn: Day;
  reason: string;
  madeByName: string;
  /** Whether the asker may make and end delegations of the absent, because they answer for them. */
  isAnsweredFor: boolean;
};

const away = { store: 'absent.storeId', team: 'absent.teamId', person: 'absent.id' };

/**
 * Who answers for whom (主管): the right to hand out leads in bulk or to edit people, as far as it
 * reaches the person. One's own leave needs neither.
 */
const answeredFor = (ctx: Ctx) =>
  sql<boolean>`(absent.id <> ${ctx.actor.personId}::uuid and (${withinReach(ctx, 'lead', 'bulk', away)}
    or ${withinReach(ctx, 'person', 'edit', away)}))`;

/** Delegations from me, to me, and of the people I answer for; one by its id among them. */
export async function delegationsOf(ctx: Ctx, id?: string): Promise<DelegationRow[]> {
  const { db, actor } = ctx;
  const { rows } = await sql<DelegationRow>`
    select d.id, d.from_person_id, absent.name as from_name, d.to_person_id, deputy.name as to_name,
      d.starts_on, d.ends_on, d.reason, coalesce(maker.name, '') as made_by_name,
      ${answeredFor(ctx)} as is_answered_for
    from people.delegation d
    join people.person absent on absent.tenant_id = d.tenant_id and absent.id = d.from_person_id
    join people.person deputy on deputy.tenant_id = d.tenant_id and deputy.id = d.to_person_id
    left join people.person maker on maker.tenant_id = d.tenant_id and maker.id = d.made_by
    where d.tenant_id = ${actor.tenantId} and (${id ?? null}::uuid is null or d.id = ${id ?? null}::uuid)
      and (d.from_person_id = ${actor.personId}::uuid or d.to_person_id = ${actor.personId}::uuid
        or ${answeredFor(ctx)})
    order by d.starts_on desc, d.id desc limit 300`.execute(db);
  return rows;
}

/** The person of the group with this id who has not left, and whether the asker answers for them. */
export async function presentPerson(ctx: Ctx, id: string, today: Day) {
  const { rows } = await sql<{ id: string; name: string; isAnsweredFor: boolean }>`
    select absent.id, absent.name, ${answeredFor(ctx)} as is_answered_for
    from people.person absent where absent.tenant_id = ${ctx.actor.tenantId} and absent.id = ${id}::uuid
      and (absent.left_on is null or absent.left_on > ${today}::date)`.execute(ctx.db);
  return rows[0];
}

export type NewDelegation = {
  fromPersonId: string;
  toPersonId: string;
  startsOn: Day;
  endsOn: Day;
  reason: string;
};

/** Writes it; nothing where these two have one from the same day (the unique key decides). */
export async function insertDelegation(
  { db, actor, now }: Ctx,
  made: NewDelegation,
): Promise<string | undefined> {
  const row = await db
    .insertInto('people.delegation')
    .values({
      tenantId: actor.tenantId,
      id: uuidV7(),
      ...made,
      madeBy: actor.personId,
      madeAt: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id;
}

export const removeDelegation = ({ db, actor }: Ctx, id: string) =>
  db
    .deleteFrom('people.delegation')
    .where('tenantId', '=', actor.tenantId)
    .where('id', '=', id)
    .execute();
