import { Refusal } from '../../kernel/refusal.ts';

export const noSuchEndpoint = (id: string) => new Refusal(404, 'webhook.unknown', { id });
export const noSuchDelivery = (id: string) => new Refusal(404, 'webhook.delivery_unknown', { id });
export const urlNotUsable = () => new Refusal(422, 'webhook.url_not_usable', { field: 'url' });
export const urlIsInner = () => new Refusal(422, 'webhook.url_is_inner', { field: 'url' });
export const noSuchEvent = (type: string, known: readonly string[]) =>
  new Refusal(422, 'webhook.event_unknown', { field: 'eventTypes', type, known: known.join('、') });
export const endpointsEnough = (limit: number) =>
  new Refusal(422, 'webhook.endpoints_enough', { limit });
export const endpointOff = () => new Refusal(409, 'webhook.endpoint_off');
