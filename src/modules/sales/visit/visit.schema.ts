import { z } from 'zod';
import { endpoint } from '../../../kernel/endpoint.ts';
import { Day } from '../../../kernel/page.ts';
import { LeadEvent } from '../../leads/lead.schema.ts';
import { visitKinds } from './visit.rules.ts';

const Name = z.string().nullable();
const Moment = z.iso.datetime();
const At = Moment.nullable();
const Id = z.uuid().nullable();
const One = z.object({ id: z.uuid() });
const Text = (most: number) => z.string().trim().max(most);

/** A party in the showroom (到店接待). */
export const ReceptionVisit = z.object({
  id: z.uuid(),
  kind: z.enum(visitKinds),
  party: z.int(),
  name: z.string(),
  plate: z.string(),
  note: z.string(),
  customerName: Name,
  modelName: Name,
  leadId: Id,
  /** The open deal with them at the store. */
  dealId: Id,
  hostId: Id,
  hostName: Name,
  cameAt: Moment,
  startedAt: At,
  leftAt: At,
  /** Whether whoever receives them has read the record, or there is none. */
  isRecordKnown: z.boolean(),
});

const Counts = z.object({ parties: z.int(), heads: z.int() });

export const getReception = endpoint('GET /api/reception', {
  summary: 'Who is in the showroom on a day, since when, who receives them; kinds counted apart',
  access: 'lead:read',
  input: z.object({ storeId: z.uuid(), day: Day }),
  output: z.object({
    rows: z.array(ReceptionVisit),
    counts: z.object({
      first: Counts,
      returning: Counts,
      invited: Counts,
      unregistered: Counts,
    }),
    hosts: z.array(z.object({ personId: z.uuid(), personName: z.string(), inHand: z.int() })),
  }),
});

const Party = z.int().min(1).max(50);

export const postReceptionVisit = endpoint('POST /api/reception-visits', {
  summary: 'A party came in: kind and heads are enough',
  access: 'lead:edit',
  input: z.object({
    storeId: z.uuid(),
    kind: z.enum(['first', 'returning', 'unregistered']),
    party: Party.default(1),
    name: Text(40).default(''),
    plate: Text(20).default(''),
    note: Text(200).default(''),
    leadId: Id.default(null),
    hostId: Id.default(null),
  }),
  output: z.object({ id: z.uuid(), kind: z.enum(visitKinds) }),
});

export const patchReceptionVisit = endpoint('PATCH /api/reception-visits/:id', {
  summary: 'Correct what was entered of a party',
  access: 'lead:edit',
  input: One.extend({
    kind: z.enum(['first', 'returning', 'unregistered']).optional(),
    party: Party.optional(),
    name: Text(40).optional(),
    plate: Text(20).optional(),
    note: Text(200).optional(),
  }),
  output: One,
});

export const postReceptionHost = endpoint('POST /api/reception-visits/:id/host', {
  summary:
    'Who receives a party; `from` is who had it on the screen, so that of two at once one is told',
  access: 'lead:edit',
  input: One.extend({ from: Id, hostId: z.uuid() }),
  output: One,
});

export const postReceptionStart = endpoint('POST /api/reception-visits/:id/start', {
  summary: 'Whoever receives a party begins, having read the record of an online lead',
  access: 'lead:edit',
  input: One,
  output: One,
});

export const postReceptionFile = endpoint('POST /api/reception-visits/:id/file', {
  summary: 'The party left a contact: the lead that was taken in of it',
  access: 'lead:edit',
  input: One.extend({ leadId: z.uuid() }),
  output: One.extend({ kind: z.enum(visitKinds) }),
});

export const postReceptionLeave = endpoint('POST /api/reception-visits/:id/leave', {
  summary: 'The party left; who came first and left no contact is unregistered',
  access: 'lead:edit',
  input: One.extend({ note: Text(200).default('') }),
  output: One.extend({ kind: z.enum(visitKinds) }),
});

export const postReceptionVoid = endpoint('POST /api/reception-visits/:id/withdrawal', {
  summary: 'Take back an entry that was a mistake; nothing of it is counted',
  access: 'lead:edit',
  input: One.extend({ reason: Text(200).min(1) }),
  output: One,
});

/** What was written of a customer before they came (线索档案), read before they are received. */
export const getReceptionRecord = endpoint('GET /api/reception-visits/:id/record', {
  summary: 'The record of the lead behind a party; whoever reads it is noted',
  access: 'lead:read',
  input: One,
  output: z.object({
    leadId: z.uuid(),
    customerName: Name,
    modelName: Name,
    sourceName: Name,
    ownerName: Name,
    intake: z.string(),
    grade: z.string(),
    wish: z.string(),
    needs: z.record(z.string(), z.string()),
    expectedOn: Day.nullable(),
    receivedAt: Moment,
    openings: z.array(z.object({ personName: z.string(), at: Moment })),
    events: z.array(LeadEvent),
  }),
});
