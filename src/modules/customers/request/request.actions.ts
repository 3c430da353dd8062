import type { z } from 'zod';
import { addDays } from '../../../kernel/period.ts';
import { audit } from '../../../platform/audit.ts';
import type { Ctx } from '../../../platform/db.ts';
import { settingOn } from '../../../platform/setting/setting-on.ts';
import { todayOf } from '../../people/index.ts';
import { customerToChange } from '../customer.actions.ts';
import { idsOfOne, type Ties } from '../customer.queries.ts';
import {
  noSuchRequest,
  notACopy,
  noteNeeded,
  requestDecided,
  requestOpen,
} from '../customer.refusals.ts';
import { customerContactSetting } from '../customer.settings.ts';
import { interviewsOf } from '../interview/interview.queries.ts';
import * as queries from './request.queries.ts';
import type {
  getDataRequests,
  postDataRequest,
  postDataRequestDecision,
} from './request.schema.ts';

/** Notes what a customer asks about their own data (登记个人信息请求), with the day by which it is answered. */
export const noteRequest =
  (ties: Ties) => async (ctx: Ctx, input: z.output<typeof postDataRequest.input>) => {
    const { id: customerId, ...asked } = input;
    await customerToChange(ctx, ties, customerId);
    const today = await todayOf(ctx);
    const [limits] = (await settingOn(ctx, customerContactSetting, { day: today })).rows;
    const dueOn = addDays(today, limits!.answer);
    const id = await queries.insertRequest(ctx, { customerId, ...asked, askedOn: today, dueOn });
    if (!id) throw requestOpen();
    await audit(ctx, {
      action: 'customer.data_asked',
      resource: 'customer',
      recordId: customerId,
      after: { kind: asked.kind, channel: asked.channel, dueOn },
    });
    return { id, dueOn };
  };

export const listRequests =
  (ties: Ties) => async (ctx: Ctx, asked: z.output<typeof getDataRequests.input>) => ({
    rows: await queries.requestsOf(ctx, ties, asked),
    today: await todayOf(ctx),
  });

async function requestFor(ctx: Ctx, ties: Ties, id: string) {
  const request = await queries.lockRequest(ctx, ties, id);
  if (!request) throw noSuchRequest();
  return request;
}

/**
 * Answers a request (办理个人信息请求). A refusal says why. An erasure takes away at once who the person is and what was
 * said and written; sums, cars and days stay, because the books need them.
 */
export const decideRequest =
  (ties: Ties) =>
  async (ctx: Ctx, { id, grant, note }: z.output<typeof postDataRequestDecision.input>) => {
    const { customerId, kind, decision: decided } = await requestFor(ctx, ties, id);
    if (decided) throw requestDecided();
    if (!grant && note === '') throw noteNeeded();
    const decision = grant ? ('done' as const) : ('refused' as const);
    if (grant && kind === 'erasure') {
      const ids = await idsOfOne(ctx, customerId);
      for (const tie of ties) await tie.erase?.(ctx, ids);
      await queries.eraseCustomers(ctx, ids);
    }
    await queries.decideRequest(ctx, id, { decision, note });
    await audit(ctx, {
      action: `customer.data_${decision}`,
      resource: 'customer',
      recordId: customerId,
      after: { kind, note },
    });
    return { decision };
  };

/** The copy that somebody asked for (个人信息副本); who took it stands in the audit log. */
export const copyData =
  (ties: Ties) =>
  async (ctx: Ctx, { id }: { id: string }) => {
    const { customerId, kind } = await requestFor(ctx, ties, id);
    if (kind !== 'access' && kind !== 'export') throw notACopy();
    const ids = await idsOfOne(ctx, customerId);
    const own = await queries.copyOf(ctx, ids);
    const interviews = await interviewsOf(ctx, ids, 1_000);
    const records = (await Promise.all(ties.map((tie) => tie.records(ctx, ids)))).flat();
    const events = (await Promise.all(ties.map((tie) => tie.events(ctx, ids)))).flat();
    await audit(ctx, {
      action: 'customer.data_copied',
      resource: 'customer',
      recordId: customerId,
      after: { kind },
    });
    return {
      madeAt: ctx.now,
      ...own,
      interviews: interviews.map(({ at, answers }) => ({ at, ...answers })),
      records: records.map(({ place: _, id: __, ...record }) => record),
      events: events.map(({ id: _, recordId: __, ...event }) => event),
    };
  };
