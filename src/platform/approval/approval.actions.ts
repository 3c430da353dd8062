import type { z } from 'zod';
import { ownersOf, type Actor } from '../../kernel/actor.ts';
import { audit } from '../audit.ts';
import type { Ctx } from '../db.ts';
import { notify } from '../notify/notify.ts';
import { whisper } from '../outbox.ts';
import { approvalKindCalled, type ApprovalKind } from './approval-kind.ts';
import { approvalAsked, approvalDecided, approvalLate } from './approval.notices.ts';
import * as queries from './approval.queries.ts';
import * as refusals from './approval.refusals.ts';
import type {
  getApprovals,
  postApprovalDecision,
  postApprovalWithdrawal,
} from './approval.schema.ts';

/** For whom the actor decides: themselves, and the absent whose work under one of these rights they look after. */
const decidersIn = (actor: Actor, kinds: readonly ApprovalKind[]): string[] => [
  ...new Set([
    actor.personId,
    ...kinds.flatMap(({ resource }) => ownersOf(actor, resource, 'edit')),
  ]),
];

/**
 * Asks for an approval (提交审批): whoever is named for the first step is told, and has until its limit. The asker is
 * never among them; a step without anybody is left out.
 */
export async function askApproval(
  ctx: Ctx,
  kind: ApprovalKind,
  { steps, ...rest }: Omit<queries.NewApproval, 'kind'>,
): Promise<{ id: string; dueAt: string }> {
  const me = ctx.actor.personId;
  const manned = steps
    .map((step) => ({ ...step, people: step.people.filter((id) => id !== me) }))
    .filter(({ people }) => people.length > 0);
  const [first] = manned;
  if (!first) throw refusals.nobodyDecides();
  const id = await queries.insertApproval(ctx, { kind: kind.key, steps: manned, ...rest });
  if (!id) throw refusals.alreadyAsked();
  await audit(ctx, {
    action: 'approval.asked',
    resource: kind.resource,
    recordId: rest.recordId,
    after: { kind: kind.key, title: rest.title, reason: rest.reason },
  });
  await tellDeciders(ctx, kind, {
    id,
    people: first.people,
    step: 1,
    title: rest.title,
    askedBy: me,
    dueAt: first.dueAt,
  });
  await whisper(ctx, 'approval', id);
  return { id, dueAt: first.dueAt };
}

type Waiting = {
  id: string;
  people: readonly string[];
  step: number;
  title: string;
  askedBy: string;
  dueAt: string;
};

async function tellDeciders(ctx: Ctx, kind: ApprovalKind, waiting: Waiting): Promise<void> {
  const { id, people, step, title, askedBy, dueAt } = waiting;
  await notify(ctx, {
    kind: approvalAsked,
    to: people,
    key: `${id} ${step}`,
    params: { person: await queries.askerName(ctx, askedBy), kind: kind.name, title, at: dueAt },
    link: '/approvals',
  });
}

/** What waits for me, what I asked for, what I decided (审批列表). */
export const listApprovals =
  (kinds: readonly ApprovalKind[]) =>
  async (ctx: Ctx, asked: z.output<typeof getApprovals.input>) => {
    const page = await queries.approvalsFor(ctx, decidersIn(ctx.actor, kinds), asked);
    const rows = page.rows.map((row) => ({
      ...row,
      kindName: approvalKindCalled(kinds, row.kind).name,
    }));
    return { ...page, rows };
  };

export const countApprovals = (kinds: readonly ApprovalKind[]) => async (ctx: Ctx) => ({
  count: await queries.waitingCount(ctx, decidersIn(ctx.actor, kinds)),
});

/** Decides an approval (审批决定): of several at once one decides; nobody decides what they asked for. */
export const decideApproval =
  (kinds: readonly ApprovalKind[]) =>
  async (ctx: Ctx, { id, decision, note }: z.output<typeof postApprovalDecision.input>) => {
    const found = await queries.lockApproval(ctx, id, decidersIn(ctx.actor, kinds));
    if (!found) throw refusals.noSuchApproval();
    if (found.askedBy === ctx.actor.personId) throw refusals.ownApproval();
    if (decision === 'returned' && note.length < 2) throw refusals.noReason();
    const isFirst = await queries.writeDecision(ctx, id, { state: decision, answer: note });
    if (!isFirst) throw refusals.alreadyDecided(found.state);
    const kind = approvalKindCalled(kinds, found.kind);
    await audit(ctx, {
      action: `approval.${decision}`,
      resource: kind.resource,
      recordId: found.recordId,
      ownerId: found.askedBy,
      after: { kind: kind.key, title: found.title, note },
    });
    await tellAsker(ctx, kind, found, { decision, note });
    return { id, state: decision };
  };

async function tellAsker(
  ctx: Ctx,
  kind: ApprovalKind,
  { id, recordId, askedBy, title, link }: queries.Stored,
  { decision, note }: { decision: 'approved' | 'returned'; note: string },
): Promise<void> {
  const said = {
    approved: { zh: '已批准', en: 'approved' },
    returned: { zh: '被退回', en: 'returned' },
  };
  await notify(ctx, {
    kind: approvalDecided,
    to: [askedBy],
    key: id,
    params: {
      kind: kind.name,
      decision: said[decision],
      title,
      person: ctx.actor.name,
      answer: note || said[decision],
    },
    link,
  });
  await whisper(ctx, 'approval', id);
  await whisper(ctx, kind.resource, recordId);
}

/** The asker takes it back while nobody decided (撤回审批). */
export const withdrawApproval =
  (kinds: readonly ApprovalKind[]) =>
  async (ctx: Ctx, { id }: z.output<typeof postApprovalWithdrawal.input>) => {
    const found = await queries.lockApproval(ctx, id, []);
    if (!found) throw refusals.noSuchApproval();
    if (found.state !== 'waiting') throw refusals.alreadyDecided(found.state);
    await queries.withdrawWaiting(ctx, found.kind, found.recordId);
    const kind = approvalKindCalled(kinds, found.kind);
    await audit(ctx, {
      action: 'approval.withdrawn',
      resource: kind.resource,
      recordId: found.recordId,
      before: { title: found.title },
    });
    await whisper(ctx, 'approval', id);
    return { id, state: 'withdrawn' as const };
  };

/** Sends on what was not decided in time (审批超时升级); after the last step it ends. Answers how many. */
export const watchApprovals =
  (kinds: readonly ApprovalKind[]) =>
  async (ctx: Ctx): Promise<number> => {
    const late = await queries.lateApprovals(ctx, 200);
    for (const one of late) await sendOn(ctx, approvalKindCalled(kinds, one.kind), one);
    return late.length;
  };

async function sendOn(ctx: Ctx, kind: ApprovalKind, one: queries.Stored): Promise<void> {
  const { id, step, steps, title, askedBy, link } = one;
  await queries.moveOn(ctx, one);
  const next = steps[step];
  if (next) {
    const people = await queries.decidersOf(ctx, id, step + 1);
    const waiting = { id, people, step: step + 1, title, askedBy, dueAt: next.dueAt };
    await tellDeciders(ctx, kind, waiting);
  }
  await notify(ctx, {
    kind: approvalLate,
    to: [askedBy],
    key: `${id} ${step}`,
    params: {
      kind: kind.name,
      title,
      next: next
        ? { zh: `已转给${next.name.zh}`, en: `passed on: ${next.name.en}` }
        : { zh: '没有人决定，可以重新提交', en: 'nobody decided; it may be asked again' },
    },
    link,
  });
  await whisper(ctx, 'approval', id);
}
