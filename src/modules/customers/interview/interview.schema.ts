import { z } from 'zod';
import { endpoint } from '../../../kernel/endpoint.ts';
import { pageOf, PageInput } from '../../../kernel/page.ts';
import { masked } from '../../../kernel/field.ts';

export const uses = ['commute', 'family', 'business', 'travel', 'school', 'cargo'] as const;
export const relations = ['spouse', 'parent', 'child', 'friend', 'colleague', 'other'] as const;
export const verdicts = ['prefers', 'considers', 'ruled_out'] as const;
export const horizons = ['week', 'month', 'quarter', 'year', 'open'] as const;

const Text = (most: number) => z.string().trim().max(most).default('');
const Fen = z.int().min(0).max(10_000_000_00).nullable().default(null);

/** What a customer told (1+N 需求访谈): every answer may be missing; the family's voices and rivals are lists. */
export const Answers = z.object({
  budgetLowFen: Fen,
  budgetHighFen: Fen,
  uses: z.array(z.enum(uses)).max(uses.length).default([]),
  horizon: z.enum(horizons).nullable().default(null),
  presentCars: Text(200),
  voices: z
    .array(z.object({ who: z.enum(relations), said: z.string().trim().min(1).max(200) }))
    .max(10)
    .default([]),
  futureUse: Text(300),
  rivals: z
    .array(
      z.object({
        name: z.string().trim().min(1).max(40),
        verdict: z.enum(verdicts),
        why: Text(200),
      }),
    )
    .max(10)
    .default([]),
  lifeStyle: Text(300),
  mustHaves: Text(300),
});
export type Answers = z.output<typeof Answers>;

const Moment = z.iso.datetime();
/** One interview as it was told. */
export const Interview = z.object({
  id: z.uuid(),
  at: Moment,
  personName: z.string().nullable(),
  answers: Answers,
});

export const getInterviews = endpoint('GET /api/customers/:id/interviews', {
  summary: 'What a customer told of their needs, the latest first',
  access: 'customer:read',
  input: z.object({ id: z.uuid() }),
  output: z.object({ rows: z.array(Interview) }),
});

export const postInterview = endpoint('POST /api/customers/:id/interviews', {
  summary: 'Note what a customer tells of their needs; earlier interviews are kept',
  access: 'customer:edit',
  input: Answers.extend({ id: z.uuid() }),
  output: z.object({ id: z.uuid() }),
});

export const getInterviewed = endpoint('GET /api/interviews', {
  summary: 'Customers within reach by what they told last: budget, use, rivals',
  access: 'customer:read',
  input: PageInput.extend({
    after: z.uuid().optional(),
    budgetFen: z.coerce.number().int().min(0).max(10_000_000_00).optional(),
    use: z.enum(uses).optional(),
    rival: z.string().trim().min(1).max(40).optional(),
  }),
  output: pageOf(
    z.object({
      id: z.uuid(),
      customerId: z.uuid(),
      customerName: z.string(),
      phone: masked(z.string().nullable()),
      at: Moment,
      answers: Answers,
    }),
  ),
});
