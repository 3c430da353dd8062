import { z } from 'zod';
import { endpoint } from '../../../kernel/endpoint.ts';
import { masked } from '../../../kernel/field.ts';
import { Day } from '../../../kernel/page.ts';
import { Moment } from '../lead.schema.ts';

export const appointmentKinds = ['visit', 'test_drive'] as const;
export const appointmentStates = ['booked', 'confirmed', 'arrived', 'missed', 'cancelled'] as const;
const Name = z.string().nullable();
const Text = (most: number) => z.string().trim().max(most);
const One = z.object({ id: z.uuid() });
const Code = z.string().regex(/^[A-Za-z0-9_-]{4,40}$/);

/** An appointment (邀约): when, for what, who receives, and whether they came. */
export const Appointment = z.object({
  id: z.uuid(),
  leadId: z.uuid(),
  storeId: z.uuid(),
  at: Moment,
  kind: z.enum(appointmentKinds),
  state: z.enum(appointmentStates),
  hostId: z.uuid().nullable(),
  hostName: Name,
  car: z.string(),
  note: z.string(),
  customerName: Name,
  customerPhone: masked(Name),
  modelName: Name,
  bookedByName: Name,
  arrivedAt: Moment.nullable(),
  proof: z.enum(['', 'code', 'reception']),
  endNote: z.string(),
});

export const getSlots = endpoint('GET /api/appointment-slots', {
  summary: 'When customers may be invited on a day, how full it is, and who is free',
  access: 'lead:read',
  input: z.object({ storeId: z.uuid(), day: Day }),
  output: z.object({
    minutes: z.int(),
    places: z.int(),
    slots: z.array(z.object({ at: Moment, taken: z.int(), isPast: z.boolean() })),
    hosts: z.array(
      z.object({ personId: z.uuid(), personName: z.string(), busyAt: z.array(Moment) }),
    ),
  }),
});

const Booking = z.object({
  at: Moment,
  kind: z.enum(appointmentKinds).default('visit'),
  hostId: z.uuid().nullable().default(null),
  car: Text(40).default(''),
  note: Text(200).default(''),
});

export const postAppointment = endpoint('POST /api/leads/:id/appointments', {
  summary: 'Invite a customer: a slot, who receives, which car',
  access: 'lead:edit',
  input: One.extend(Booking.shape),
  output: z.object({ id: z.uuid(), code: z.string() }),
});

export const getLeadAppointments = endpoint('GET /api/leads/:id/appointments', {
  summary: 'The appointments of a lead, the latest first',
  access: 'lead:read',
  input: One,
  output: z.object({ rows: z.array(Appointment.extend({ code: z.string() })) }),
});

export const getAppointments = endpoint('GET /api/appointments', {
  summary: 'Who is expected at a store on a day',
  access: 'lead:read',
  input: z.object({ storeId: z.uuid(), day: Day }),
  output: z.object({ rows: z.array(Appointment) }),
});

export const postAppointmentMove = endpoint('POST /api/appointments/:id/move', {
  summary: 'Another time for an appointment; the earlier one stays in the history',
  access: 'lead:edit',
  input: One.extend({ at: Moment }),
  output: z.object({ id: z.uuid(), code: z.string() }),
});

export const postAppointmentEnd = endpoint('POST /api/appointments/:id/cancellation', {
  summary: 'Call an appointment off',
  access: 'lead:edit',
  input: One.extend({ note: Text(200).default('') }),
  output: One,
});

export const postArrival = endpoint('POST /api/appointments/:id/arrival', {
  summary: 'The customer is here: by their code, or seen by somebody at the reception',
  access: 'lead:read',
  input: One.extend({ code: Code.optional() }),
  output: z.object({ id: z.uuid(), leadId: z.uuid(), proof: z.enum(['code', 'reception']) }),
});

export const postArrivalByCode = endpoint('POST /api/appointment-arrivals', {
  summary: 'The customer is here and shows the code of their invitation',
  access: 'lead:read',
  input: z.object({ code: Code }),
  output: z.object({ id: z.uuid(), leadId: z.uuid(), proof: z.enum(['code', 'reception']) }),
});

/** What the invited see of their appointment (邀约函). */
export const getVisit = endpoint('GET /api/visits/:code', {
  summary: 'An invitation as the customer sees it',
  access: 'public',
  input: z.object({ code: Code }),
  output: z.object({
    groupName: z.string(),
    storeName: z.string(),
    at: Moment,
    kind: z.enum(appointmentKinds),
    state: z.enum(appointmentStates),
    hostName: Name,
    modelName: Name,
  }),
});

export const postVisitAnswer = endpoint('POST /api/visits/:code/answer', {
  summary: 'The customer says that they come, or that they do not',
  access: 'public',
  input: z.object({ code: Code, comes: z.boolean() }),
  output: z.object({ state: z.enum(appointmentStates) }),
});
