import type { Ctx } from '../../../platform/db.ts';
import { whisper } from '../../../platform/outbox.ts';
import { gradeOf } from '../clock/grade.rules.ts';
import { changeLead } from '../desk/work.queries.ts';
import { storeRules } from '../store-rules.ts';
import { leadToOrder } from './order.queries.ts';

/**
 * The customer of a lead has ordered, or no longer has (已下订 O 级): the grade is O until the car is delivered; without the
 * order it follows the expected day again. A closed lead stays as it is; twice is once.
 */
export async function orderLead(
  ctx: Ctx,
  leadId: string,
  { isOrdered }: { isOrdered: boolean },
): Promise<void> {
  const lead = await leadToOrder(ctx, leadId);
  if (!lead?.storeId || lead.outcome !== 'open') return;
  const { day, grades } = await storeRules(ctx, lead.storeId);
  const grade = gradeOf({ expectedOn: lead.expectedOn, isOrdered }, day, grades);
  if (grade === lead.grade) return;
  await changeLead(ctx, leadId, { grade });
  await whisper(ctx, 'lead', leadId);
}

/** The day on which the story of a lead began, for cohorts and the sales cycle (首次接触日). */
export const firstDayOf = async (ctx: Ctx, leadId: string) => (await leadToOrder(ctx, leadId))?.day;

/** How a lead stands (线索结果), whoever holds it. */
export const leadOutcome = async (ctx: Ctx, leadId: string) =>
  (await leadToOrder(ctx, leadId))?.outcome;
