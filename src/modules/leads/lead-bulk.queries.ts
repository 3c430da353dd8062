import { sql } from 'kysely';
import { dayIn } from '../../kernel/period.ts';
import { uuidV7 } from '../../kernel/uuid.ts';
import type { Ctx } from '../../platform/db.ts';
import { badValue } from '../../platform/list/list.refusals.ts';
import type { BulkKind } from '../../platform/list/source.ts';
import { visiblePeople } from '../people/index.ts';
import { writeReceipts } from './allocation/allocation.queries.ts';
import type { Role } from './allocation/queue.queries.ts';
import { visibleLeads } from './lead.queries.ts';

type Holder = Record<string, string | null>;

/**
 * What may be set for many leads at once (批量改跟进人): who has them, among the people of their store. Each is a line in
 * the history of hands, named by whoever decided it; no level moves, and who gave a lead up does not get it back.
 */
export const leadBulk: BulkKind = {
  fields: {
    ownerName: {
      settle: newHolder,
      keeps: (lead, holder) => {
        if (lead['outcome'] !== 'open') return 'closed';
        if (lead['givenUpBy'] !== null && lead['givenUpBy'] === holder['ownerId']) return 'gave_up';
        return lead['storeId'] === holder['storeId'] ? undefined : 'other_store';
      },
    },
  },
  records: (ctx, ids) =>
    visibleLeads(ctx, 'bulk')
      .select(['lead.id', 'lead.outcome', 'lead.storeId', 'lead.teamId', 'lead.ownerId'])
      .select(['lead.stage', 'lead.waitsFor', 'lead.givenUpBy'])
      .where(sql<boolean>`lead.id = any(${[...ids]}::uuid[])`)
      .orderBy('lead.id')
      .forUpdate('lead')
      .execute(),
  write: async (ctx, ids, columns) => {
    await ctx.db
      .updateTable('leads.lead')
      .set(columns)
      .where('tenantId', '=', ctx.actor.tenantId)
      .where(sql<boolean>`id = any(${[...ids]}::uuid[])`)
      .execute();
    await noteHands(ctx, ids, columns);
  },
};

/** Somebody who still works at a store, as the seat they have there. */
async function newHolder(ctx: Ctx, id: string | null): Promise<Holder> {
  const person = await visiblePeople(ctx)
    .select(['person.id', 'person.storeId', 'person.teamId'])
    .where('person.id', '=', id)
    .where((is) =>
      is.or([
        is('person.leftOn', 'is', null),
        is('person.leftOn', '>', dayIn(Date.parse(ctx.now))),
      ]),
    )
    .executeTakeFirst();
  if (!person?.storeId) throw badValue('ownerName');
  const { storeId, teamId } = person;
  const { rows } = await sql<{
    role: Role;
  }>`select role from leads.seat where tenant_id = ${ctx.actor.tenantId}
    and store_id = ${storeId}::uuid and person_id = ${person.id}::uuid and left_at is null
    order by role limit 1`.execute(ctx.db);
  const stage = rows[0]?.role ?? 'consultant';
  return { ownerId: person.id, teamId, storeId, stage, waitsFor: '' };
}

async function noteHands(ctx: Ctx, ids: readonly string[], holder: Holder): Promise<void> {
  const { ownerId, storeId, stage } = holder;
  await writeReceipts(ctx, {
    receipts: ids.map((leadId) => ({
      id: uuidV7(),
      leadId,
      storeId: storeId!,
      role: stage === 'dcc' ? 'dcc' : 'consultant',
      turn: null,
      at: ctx.now,
      ground: ownerId ? 'manual' : 'recalled',
      personId: ownerId ?? null,
      setId: null,
      levels: null,
      cost: 0,
      decidedBy: ctx.actor.personId,
    })),
    sets: [],
  });
}
