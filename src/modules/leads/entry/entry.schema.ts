import { z } from 'zod';
import { endpoint } from '../../../kernel/endpoint.ts';
import { Day } from '../../../kernel/page.ts';
import { grades } from '../clock/grade.rules.ts';
import { results } from '../intake/arrival.rules.ts';
import { Moment } from '../lead.schema.ts';

const Text = (most: number) => z.string().trim().max(most);
const Id = z.uuid().nullable().default(null);

/** The rule by which an expected day becomes a grade, so that a phone shows the grade before anything is sent. */
export const getLeadGrades = endpoint('GET /api/lead-grades', {
  summary:
    'Grades of intent at my store today: within how many days, and how often they are contacted',
  access: 'lead:read',
  input: z.object({}),
  output: z.object({
    rows: z.array(z.object({ grade: z.enum(grades), within: z.int().nullable(), every: z.int() })),
  }),
});

export const entryWays = ['reception', 'desk'] as const;

export const postLeadEntry = endpoint('POST /api/lead-entries', {
  summary:
    'A customer typed in on the spot, for oneself, with the next contact; taken once however late it is sent',
  access: 'lead:edit',
  input: z.object({
    entryId: z
      .uuid()
      .describe('Of the device: sent again, it is answered again and changes nothing'),
    at: Moment.optional().describe('When it was typed in; now, where it is left out'),
    way: z.enum(entryWays).default('reception'),
    name: Text(60).default(''),
    phone: Text(40).default(''),
    modelId: Id,
    sourceId: Id,
    expectedOn: Day.nullable().default(null),
    wish: Text(500).default(''),
    nextAt: Moment.nullable().default(null),
    joins: z
      .boolean()
      .default(false)
      .describe('Joins the lead that somebody else has of this customer, instead of being refused'),
  }),
  output: z.object({
    result: z.enum(results),
    leadId: z.uuid(),
    customerId: z.uuid(),
    isMine: z.boolean(),
  }),
});
