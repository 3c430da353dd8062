import { Refusal } from '../../../kernel/refusal.ts';

export const noSuchAppointment = () => new Refusal(404, 'appointment.unknown');
export const notASlot = () => new Refusal(422, 'appointment.not_a_slot', { field: 'at' });
export const slotTaken = (by: 'lead' | 'host' | 'car' | 'full') =>
  new Refusal(409, `appointment.taken_${by}`);
export const noSuchHost = () => new Refusal(422, 'appointment.unknown_host', { field: 'hostId' });
export const appointmentOver = () => new Refusal(409, 'appointment.over');
export const wrongCode = () => new Refusal(422, 'appointment.wrong_code', { field: 'code' });
export const ownWitness = () => new Refusal(403, 'appointment.own_witness');
export const tooEarly = () => new Refusal(409, 'appointment.too_early');
