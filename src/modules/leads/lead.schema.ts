import { z } from 'zod';
import { endpoint } from '../../kernel/endpoint.ts';
import { Hidden, masked } from '../../kernel/field.ts';
import { Day } from '../../kernel/page.ts';
import { declareList, type Referred } from '../../platform/list/list.schema.ts';
import { grades } from './clock/grade.rules.ts';

export const outcomes = ['open', 'won', 'lost', 'invalid'] as const;
export const stagesOfHands = ['waiting', 'dcc', 'consultant', 'pool'] as const;
export const waits = ['', 'nobody_seated', 'nobody_taking', 'all_full'] as const;
export const nexts = ['', 'attempt', 'contact', 'conversation', 'follow_up'] as const;
export const intakeKinds = [
  'import',
  'form',
  'api',
  'push',
  'reception',
  'desk',
  'livestream',
  'event',
] as const;

const Name = z.string().nullable();
const Id = z.uuid().nullable();
export const Moment = z.iso.datetime();
const At = Moment.nullable();

/** A lead in a list (线索): names beside ids, the phone masked, what is due next. */
export const LeadRow = z.object({
  id: z.uuid(),
  receivedAt: Moment,
  customerId: Id,
  customerName: Name,
  customerPhone: masked(Name),
  grade: z.enum(grades),
  outcome: z.enum(outcomes),
  stage: z.enum(stagesOfHands),
  waitsFor: z.enum(waits),
  intake: z.enum(intakeKinds),
  storeId: Id,
  storeName: Name,
  teamId: Id,
  ownerId: Id,
  ownerName: Name,
  sourceId: Id,
  sourceName: Name,
  campaignId: Id,
  campaignName: Name,
  modelId: Id,
  modelName: Name,
  nextAt: At,
  nextWhat: z.enum(nexts),
  hidden: Hidden,
});

/** One lead with its clock (线索详情). */
export const Lead = LeadRow.extend({
  wish: z.string(),
  language: z.string(),
  expectedOn: Day.nullable(),
  dccId: Id,
  dccName: Name,
  needs: z.record(z.string(), z.string()),
  assignedAt: At,
  attemptedAt: At,
  contactedAt: At,
  conversedAt: At,
  attemptDueAt: At,
  contactDueAt: At,
  conversationDueAt: At,
  lastContactAt: At,
  escalated: z.int(),
  customerGender: z.string().nullable(),
  doNotCall: z.boolean().nullable(),
});

const both = { filterable: true, groupable: true } as const;
const named = (refers: Referred, idKey: string) =>
  ({ type: 'reference', refers, idKey, ...both }) as const;

export const leadList = declareList(
  {
    key: 'leads',
    resource: 'lead',
    word: 'leads.title',
    sort: '-receivedAt',
    status: 'stage',
    shortcuts: {
      outcome: 'outcome',
      grade: 'grade',
      storeId: 'storeName',
      ownerId: 'ownerName',
      sourceId: 'sourceName',
      campaignId: 'campaignName',
    },
    fields: [
      {
        key: 'receivedAt',
        word: 'leads.receivedAt',
        type: 'moment',
        sortable: 'never-null',
        filterable: true,
        width: 130,
      },
      { key: 'customerName', word: 'leads.customer', type: 'text', width: 100 },
      { key: 'customerPhone', word: 'leads.phone', type: 'text', width: 120 },
      {
        key: 'grade',
        word: 'leads.grade',
        type: 'choice',
        choices: grades,
        choiceWord: 'leads.gradeOf',
        ...both,
        width: 70,
      },
      { key: 'modelName', word: 'leads.model', ...named('model', 'modelId'), width: 130 },
      { key: 'sourceName', word: 'leads.source', ...named('source', 'sourceId'), width: 110 },
      {
        key: 'ownerName',
        word: 'leads.owner',
        ...named('person', 'ownerId'),
        bulk: true,
        width: 90,
      },
      {
        key: 'stage',
        word: 'leads.stage',
        type: 'choice',
        choices: stagesOfHands,
        choiceWord: 'leads.stageOf',
        ...both,
        width: 80,
      },
      {
        key: 'outcome',
        word: 'leads.outcome',
        type: 'choice',
        choices: outcomes,
        choiceWord: 'leads.outcomeOf',
        ...both,
        width: 80,
      },
      { key: 'nextAt', word: 'leads.nextAt', type: 'moment', width: 120 },
      { key: 'storeName', word: 'leads.store', ...named('store', 'storeId'), width: 110 },
      {
        key: 'campaignName',
        word: 'leads.campaign',
        ...named('campaign', 'campaignId'),
        hidden: true,
        width: 130,
      },
      {
        key: 'intake',
        word: 'leads.intake',
        type: 'choice',
        choices: intakeKinds,
        choiceWord: 'leads.intakeOf',
        ...both,
        hidden: true,
        width: 90,
      },
    ],
  },
  LeadRow,
  'Leads',
);

const One = z.object({ id: z.uuid() });

export const getLead = endpoint('GET /api/leads/:id', {
  summary: 'One lead with its response clock',
  access: 'lead:read',
  input: One,
  output: Lead,
});

/** Something that happened around a lead (经过), the latest first. */
export const LeadEvent = z.object({
  id: z.uuid(),
  at: Moment,
  kind: z.enum(['touch', 'contact', 'allocation']),
  /** The kind of contact, the intake, or the ground of the allocation. */
  what: z.string(),
  personName: Name,
  direction: z.string(),
  seconds: z.int().nullable(),
  /** Of a contact: typed by somebody, or told by the telephone exchange. */
  proof: z.enum(['', 'typed', 'exchange']),
  /** What somebody typed of a call that the exchange told of too. */
  typedSeconds: z.int().nullable(),
  hasRecording: z.boolean(),
  stops: z.string(),
  text: z.string(),
  sourceName: Name,
  result: z.string(),
});

export const getLeadTimeline = endpoint('GET /api/leads/:id/timeline', {
  summary: 'What happened around a lead: arrivals, contacts, hands',
  access: 'lead:read',
  input: One,
  output: z.object({ rows: z.array(LeadEvent) }),
});
