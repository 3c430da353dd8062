import type { InputOf } from '../../../kernel/endpoint.ts';
import { audit } from '../../../platform/audit.ts';
import type { Ctx } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import { shutDoors } from '../accounts/account.queries.ts';
import { mustKeepAdministrator, takeAdministratorTurn } from '../accounts/administrator.queries.ts';
import { revokeInvitations } from '../accounts/invitation.queries.ts';
import { todayOf } from '../group.queries.ts';
import { findPerson } from '../place.queries.ts';
import { noSuchPerson } from '../place.refusals.ts';
import type { HandOverKind } from './handover-kind.ts';
import {
  collectItems,
  lockHandover,
  stampHandover,
  writeHandover,
  writeLeftOn,
} from './handover.queries.ts';
import { joinsLater, notLeaving } from './handover.refusals.ts';
import type { postLeaving } from './handover.schema.ts';

/**
 * Somebody leaves (离职). The day is kept and their open work becomes a list. If the day has come,
 * sign-in, sessions and tokens end in the same transaction; else the nightly job ends them.
 */
export const leave =
  (kinds: readonly HandOverKind[]) =>
  async (ctx: Ctx, { id: personId, lastDay, reason }: InputOf<typeof postLeaving>) => {
    await takeAdministratorTurn(ctx);
    const person = await findPerson(ctx, personId);
    if (!person) throw noSuchPerson(personId);
    if (person.joinedOn !== null && lastDay < person.joinedOn) throw joinsLater(person.joinedOn);
    await writeLeftOn(ctx, personId, lastDay);
    const handoverId = await writeHandover(ctx, { personId, lastDay, reason });
    const items = await collectWork(ctx, kinds, { handoverId, personId });
    await mustKeepAdministrator(ctx);
    if (lastDay <= (await todayOf(ctx))) await endAccess(ctx, { handoverId, personId });
    else await stampHandover(ctx, handoverId, { accessEndedAt: null });
    await audit(ctx, {
      action: 'person.leaving',
      resource: 'person',
      recordId: personId,
      before: { leftOn: person.leftOn },
      after: { leftOn: lastDay, reason, items },
    });
    await announce(ctx, 'handover.opened', `${handoverId} ${lastDay}`, { handoverId, personId });
    return { handoverId, items };
  };

/** Lists what is in the leaver's hands now (收集交接清单); how many items there are. */
export async function collectWork(
  ctx: Ctx,
  kinds: readonly HandOverKind[],
  { handoverId, personId }: { handoverId: string; personId: string },
): Promise<number> {
  let items = 0;
  for (const { kind, listOf } of kinds) {
    const works = await listOf(ctx, personId);
    await collectItems(ctx, { handoverId, kind, works });
    items += works.length;
  }
  return items;
}

/** Ends a leaver's access (终止访问): every way in is shut, invitations are revoked. */
export async function endAccess(
  ctx: Ctx,
  { handoverId, personId }: { handoverId: string; personId: string },
): Promise<void> {
  await shutDoors(ctx, personId);
  await revokeInvitations(ctx, personId);
  await stampHandover(ctx, handoverId, { accessEndedAt: ctx.now });
  const change = { action: 'person.access_ended', resource: 'person', recordId: personId };
  await audit(ctx, { ...change, after: { handoverId } });
}

/** Calls a leaving off, or takes a leaver back (取消离职). What was handed over stays handed over. */
export async function stay(ctx: Ctx, { id: personId }: { id: string }) {
  const person = await findPerson(ctx, personId);
  if (!person) throw noSuchPerson(personId);
  if (person.leftOn === null) throw notLeaving(personId);
  const handover = await lockHandover(ctx, personId);
  if (handover) await stampHandover(ctx, handover.id, { cancelledAt: ctx.now });
  await writeLeftOn(ctx, personId, null);
  await audit(ctx, {
    action: 'person.stays',
    resource: 'person',
    recordId: personId,
    before: { leftOn: person.leftOn },
    after: { leftOn: null },
  });
  return {};
}
