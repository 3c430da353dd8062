import { scopeOf } from '../../../kernel/actor.ts';
import type { InputOf, OutputOf } from '../../../kernel/endpoint.ts';
import { daysBetween, type Day } from '../../../kernel/period.ts';
import { audit } from '../../../platform/audit.ts';
import type { Ctx } from '../../../platform/db.ts';
import { renewStanding } from '../../../platform/login.ts';
import { todayOf } from '../group.queries.ts';
import {
  delegationsOf,
  insertDelegation,
  presentPerson,
  removeDelegation,
  type DelegationRow,
} from './delegation.queries.ts';
import type { deleteDelegation, getDelegations, postDelegation } from './delegation.schema.ts';
import {
  delegatedAlready,
  leaveOver,
  leaveTooLong,
  noSuchDelegation,
  noSuchReceiver,
  notYoursToDelegate,
  ownDeputy,
} from './rights.refusals.ts';

/** Longer than any leave; who is away longer hands over for good. */
const DAYS_MOST = 366;

/** Delegations that concern the asker, and whether they may make one for somebody else. */
export async function listDelegations(ctx: Ctx): Promise<OutputOf<typeof getDelegations>> {
  const today = await todayOf(ctx);
  const rows = await delegationsOf(ctx);
  return {
    rows: rows.map(({ isAnsweredFor, ...row }) => ({
      ...row,
      state: stateOf(row, today),
      mayEnd: isAnsweredFor || row.fromPersonId === ctx.actor.personId,
    })),
    mayForOthers: [scopeOf(ctx.actor, 'lead', 'bulk'), scopeOf(ctx.actor, 'person', 'edit')].some(
      (scope) => scope !== 'no' && scope !== 'own',
    ),
  };
}

const stateOf = ({ startsOn, endsOn }: Pick<DelegationRow, 'startsOn' | 'endsOn'>, today: Day) =>
  today < startsOn ? 'coming' : today > endsOn ? 'over' : 'running';

/**
 * Hands the absent's own records to a deputy (代理) for some days. The deputy may do with them what the
 * absent may, and no more than their own roles allow; nothing of it passes on to the deputy's deputy.
 */
export async function delegate(ctx: Ctx, asked: InputOf<typeof postDelegation>) {
  const { toPersonId, startsOn, endsOn, reason } = asked;
  const fromPersonId = asked.fromPersonId ?? ctx.actor.personId;
  const today = await todayOf(ctx);
  const absent = await presentPerson(ctx, fromPersonId, today);
  if (!absent || (fromPersonId !== ctx.actor.personId && !absent.isAnsweredFor))
    throw notYoursToDelegate();
  if (toPersonId === fromPersonId) throw ownDeputy();
  const deputy = await presentPerson(ctx, toPersonId, today);
  if (!deputy) throw noSuchReceiver('toPersonId');
  if (endsOn < today) throw leaveOver();
  if (daysBetween(startsOn, endsOn) >= DAYS_MOST) throw leaveTooLong(DAYS_MOST);
  const id = await insertDelegation(ctx, { fromPersonId, toPersonId, startsOn, endsOn, reason });
  if (!id) throw delegatedAlready();
  await renewStanding(ctx.db, { tenantId: ctx.actor.tenantId, personId: toPersonId });
  await audit(ctx, {
    action: 'person.delegated',
    resource: 'person',
    recordId: fromPersonId,
    after: { deputy: deputy.name, toPersonId, startsOn, endsOn, reason },
  });
  return { id };
}

/** Ends a delegation at once (结束代理): the absent themselves, or who answers for them. */
export async function endDelegation(ctx: Ctx, { id }: InputOf<typeof deleteDelegation>) {
  const [found] = await delegationsOf(ctx, id);
  if (!found || !(found.isAnsweredFor || found.fromPersonId === ctx.actor.personId))
    throw noSuchDelegation(id);
  await removeDelegation(ctx, id);
  const { fromPersonId, toPersonId, toName, startsOn, endsOn } = found;
  await renewStanding(ctx.db, { tenantId: ctx.actor.tenantId, personId: toPersonId });
  await audit(ctx, {
    action: 'person.delegation_ended',
    resource: 'person',
    recordId: fromPersonId,
    before: { deputy: toName, toPersonId, startsOn, endsOn },
  });
  return {};
}
