import { Refusal } from '../../../kernel/refusal.ts';
import type { Missing } from './delivery.rules.ts';

export const noSuchDelivery = () => new Refusal(404, 'delivery.unknown');
export const noSuchStore = () => new Refusal(422, 'delivery.no_store', { field: 'storeId' });
export const notSigned = () => new Refusal(409, 'delivery.not_signed');
export const alreadyBooked = () => new Refusal(409, 'delivery.booked');
export const notASlot = () => new Refusal(422, 'delivery.not_a_slot', { field: 'at' });
export const noSuchBay = (bays: number) =>
  new Refusal(422, 'delivery.no_such_bay', { field: 'bay', bays });
export const bayTaken = () => new Refusal(409, 'delivery.bay_taken', { field: 'at' });
export const hostBusy = () => new Refusal(409, 'delivery.host_busy', { field: 'hostId' });
export const noSuchHost = () => new Refusal(422, 'delivery.unknown_host', { field: 'hostId' });
export const deliveryOver = () => new Refusal(409, 'delivery.over');
export const noSuchItem = () => new Refusal(422, 'delivery.unknown_item', { field: 'item' });
/** Payment is confirmed by whoever books payments, never by whoever sells (职责分离). */
export const notYourConfirmation = () => new Refusal(403, 'delivery.not_yours', { field: 'what' });
/** `missing` lists the kinds for programs; `zh` and `en` are said to people. */
export const notReady = (missing: readonly Missing[], what: { zh: string; en: string }) =>
  new Refusal(409, 'delivery.not_ready', { missing, what });
export const noConsent = () => new Refusal(409, 'album.no_consent');
export const noSuchPhoto = () => new Refusal(404, 'album.unknown_photo');
export const albumClosed = () => new Refusal(404, 'album.closed');
