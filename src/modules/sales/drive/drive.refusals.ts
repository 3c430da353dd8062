import { Refusal } from '../../../kernel/refusal.ts';
import { inWords, type MissingPart } from './drive.rules.ts';

export const noSuchDrive = () => new Refusal(404, 'drive.unknown');
export const noSuchCar = () => new Refusal(422, 'drive.unknown_car', { field: 'vehicleId' });
export const noSuchRoute = () => new Refusal(422, 'drive.unknown_route', { field: 'routeId' });
export const nobodyDrives = () => new Refusal(422, 'drive.nobody', { field: 'dealId' });
export const noSuchCompanion = () =>
  new Refusal(422, 'drive.unknown_person', { field: 'personId' });
export const beginsInPast = () => new Refusal(422, 'drive.in_past', { field: 'fromAt' });
/** The car or whoever rides along is taken then; `until` is when they are free again. */
export const taken = (by: 'car' | 'person', until: string) =>
  new Refusal(409, `drive.taken_${by}`, { until });
export const driveOver = () => new Refusal(409, 'drive.over');
export const driveNotOut = () => new Refusal(409, 'drive.not_out');
export const driveNotDone = () => new Refusal(409, 'drive.not_done');
export const carStillOut = (until: string) => new Refusal(409, 'drive.car_out', { until });
export const notReady = (parts: readonly MissingPart[]) =>
  new Refusal(409, 'drive.not_ready', { parts, missing: inWords(parts) });
export const kmBackwards = (startKm: number) =>
  new Refusal(422, 'drive.km_backwards', { field: 'endKm', startKm });
export const licenceExpired = () => new Refusal(422, 'drive.licence_expired', { field: 'until' });
export const alreadyAgreed = () => new Refusal(409, 'drive.agreed');
export const routeTwice = () => new Refusal(409, 'drive.route_twice', { field: 'name' });
