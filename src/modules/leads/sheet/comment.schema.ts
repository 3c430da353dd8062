import { z } from 'zod';
import { endpoint } from '../../../kernel/endpoint.ts';
import { pageOf, PageInput } from '../../../kernel/page.ts';
import { Moment } from '../lead.schema.ts';
import { intents } from './comment.rules.ts';

export const commentStates = ['open', 'answered', 'lead'] as const;

/** A comment of a livestream that wants something (直播评论). */
export const LiveComment = z.object({
  id: z.uuid(),
  at: Moment,
  storeName: z.string(),
  sourceName: z.string().nullable(),
  nickname: z.string(),
  platformUser: z.string(),
  text: z.string(),
  intents: z.array(z.enum(intents)),
  leadId: z.uuid().nullable(),
  answeredByName: z.string().nullable(),
  answeredAt: Moment.nullable(),
});

export const getLiveComments = endpoint('GET /api/live-comments', {
  summary: 'Comments of livestreams within reach: to be answered, answered, or become leads',
  access: 'lead:read',
  input: PageInput.extend({
    after: z.uuid().optional(),
    state: z.enum(commentStates).default('open'),
  }),
  output: pageOf(LiveComment),
});

export const postCommentAnswered = endpoint('POST /api/live-comments/:id/answered', {
  summary: 'Note that a comment was answered on its platform; of two, one was first',
  access: 'lead:edit',
  input: z.object({ id: z.uuid() }),
  output: z.object({ id: z.uuid() }),
});

export const getLeadSheets = endpoint('GET /api/lead-sheets', {
  summary: 'The latest lead sheets and what came of their rows',
  access: 'import:read',
  input: z.object({}),
  output: z.object({
    rows: z.array(
      z.object({
        id: z.uuid(),
        fileName: z.string(),
        kind: z.string(),
        finishedAt: Moment,
        startedByName: z.string().nullable(),
        created: z.int(),
        merged: z.int(),
        duplicate: z.int(),
        rejected: z.int(),
      }),
    ),
  }),
});
