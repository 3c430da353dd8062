import { getAppointments, getLeadAppointments } from '../appointment/appointment.schema.ts';
import { getDesk } from '../desk/desk.schema.ts';
import { getLead, getLeadTimeline } from '../lead.schema.ts';

/** What an appointment changes on the screens. */
export const visitRefreshes = [
  getLeadAppointments,
  getAppointments,
  getLead,
  getLeadTimeline,
  getDesk,
];

export const stateLooks = {
  booked: 'idle',
  confirmed: 'onTrack',
  arrived: 'onTrack',
  missed: 'breached',
  cancelled: 'idle',
} as const;
