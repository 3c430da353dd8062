import type { z } from 'zod';
import { audit } from '../../../platform/audit.ts';
import type { Ctx } from '../../../platform/db.ts';
import { whisper } from '../../../platform/outbox.ts';
import { customerToChange } from '../customer.actions.ts';
import { customerById, idsOfOne, type Ties } from '../customer.queries.ts';
import { budgetReversed, noSuchCustomer } from '../customer.refusals.ts';
import { insertInterview, interviewed, interviewsOf } from './interview.queries.ts';
import { isRange, rivalNames, unasked } from './interview.rules.ts';
import { Answers, type getInterviewed, type postInterview } from './interview.schema.ts';

/** What a customer told so far (访谈记录). */
export const listInterviews =
  (ties: Ties) =>
  async (ctx: Ctx, { id }: { id: string }) => {
    if (!(await customerById(ctx, ties, id))) throw noSuchCustomer();
    const rows = await interviewsOf(ctx, await idsOfOne(ctx, id));
    return { rows: rows.map((row) => ({ ...row, answers: Answers.parse(row.answers) })) };
  };

/** Notes an interview (记访谈); what was told before stays as it was. */
export const noteInterview =
  (ties: Ties) => async (ctx: Ctx, input: z.output<typeof postInterview.input>) => {
    const { id: customerId, ...answers } = input;
    if (!isRange(answers)) throw budgetReversed();
    await customerToChange(ctx, ties, customerId);
    const id = await insertInterview(ctx, customerId, { answers, rivals: rivalNames(answers) });
    await audit(ctx, {
      action: 'customer.interviewed',
      resource: 'customer',
      recordId: customerId,
      after: { id, unasked: unasked(answers) },
    });
    await whisper(ctx, 'customer', customerId);
    return { id };
  };

export const searchInterviews =
  (ties: Ties) => async (ctx: Ctx, asked: z.output<typeof getInterviewed.input>) => {
    const { rows, ...rest } = await interviewed(ctx, ties, asked);
    return { rows: rows.map((row) => ({ ...row, answers: Answers.parse(row.answers) })), ...rest };
  };
