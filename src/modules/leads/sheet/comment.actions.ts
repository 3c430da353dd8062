import type { z } from 'zod';
import { audit } from '../../../platform/audit.ts';
import type { Ctx } from '../../../platform/db.ts';
import { commentDone, noSuchComment } from '../lead.refusals.ts';
import { commentsOf, markAnswered } from './comment.queries.ts';
import type { getLiveComments } from './comment.schema.ts';
import { sheetsDone } from './sheet.queries.ts';

export const listComments = (ctx: Ctx, asked: z.output<typeof getLiveComments.input>) =>
  commentsOf(ctx, asked);

/** Notes that a comment was answered on its platform (已回复评论). */
export async function answerComment(ctx: Ctx, { id }: { id: string }) {
  const marked = await markAnswered(ctx, id);
  if (!marked) throw noSuchComment();
  if (marked === 'done') throw commentDone();
  await audit(ctx, { action: 'comment.answered', resource: 'lead', recordId: null, after: { id } });
  return { id };
}

const sheetsMost = 50;
export const listSheets = async (ctx: Ctx) => ({ rows: await sheetsDone(ctx, sheetsMost) });
