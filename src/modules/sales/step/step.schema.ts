import { z } from 'zod';
import { endpoint } from '../../../kernel/endpoint.ts';
import { specialistFields, specialistSteps, stepLevels, stepRules, steps } from './step.rules.ts';

const Step = z.enum(steps);
const Moment = z.iso.datetime();
const Name = z.string().nullable();
const One = z.object({ id: z.uuid() });
const Both = z.object({ zh: z.string(), en: z.string() });
const Reason = z.string().trim().max(300);

/** One step of a deal (流程环节): how long, what is to be done in it, what it asks at its door. */
const StepShown = z.object({
  step: Step,
  minutes: z.int().nullable(),
  isSkipped: z.boolean(),
  items: z.array(
    Both.extend({ level: z.enum(stepLevels), doneAt: Moment.nullable(), personName: Name }),
  ),
  entry: z.array(
    Both.extend({ rule: z.enum(stepRules), level: z.enum(stepLevels), isMet: z.boolean() }),
  ),
});

export const getDealSteps = endpoint('GET /api/deals/:id/steps', {
  summary:
    'Where a deal stands in the sale: checklists, entry rules, minutes in each step, specialists',
  access: 'deal:read',
  input: One,
  output: z.object({
    now: Step,
    since: Moment,
    steps: z.array(StepShown),
    history: z.array(
      z.object({
        id: z.uuid(),
        step: Step,
        enteredAt: Moment,
        leftAt: Moment.nullable(),
        isSkipped: z.boolean(),
        reason: z.string(),
        missing: z.array(Both),
        personName: Name,
      }),
    ),
    specialists: z.array(
      z.object({
        step: z.enum(specialistSteps),
        field: z.enum(specialistFields),
        personId: z.uuid(),
        personName: z.string(),
        at: Moment,
        note: z.string(),
      }),
    ),
    colleagues: z.array(
      z.object({ personId: z.uuid(), personName: z.string(), isFinance: z.boolean() }),
    ),
  }),
});

export const postDealStep = endpoint('POST /api/deals/:id/steps', {
  summary: 'Go on to a step, or back; skipping one and missing items need a reason',
  access: 'deal:edit',
  input: One.extend({ from: Step, to: Step, reason: Reason.default('') }),
  output: One.extend({ now: Step }),
});

export const putDealTick = endpoint('PUT /api/deals/:id/ticks', {
  summary: 'Tick an item of a step’s checklist, or take the tick back',
  access: 'deal:edit',
  input: One.extend({ step: Step, item: z.string().min(1).max(40), isDone: z.boolean() }),
  output: One,
});

export const postDealSpecialist = endpoint('POST /api/deals/:id/specialists', {
  summary: 'A specialist of finance or accessories was brought in, in which step',
  access: 'deal:edit',
  input: One.extend({
    step: z.enum(specialistSteps),
    field: z.enum(specialistFields),
    personId: z.uuid(),
    note: z.string().trim().max(200).default(''),
  }),
  output: One,
});
