import { Refusal } from '../../kernel/refusal.ts';

export const noSuchChannel = (id: string) => new Refusal(404, 'channel.not_found', { id });
export const noSuchDelivery = (id: string) => new Refusal(404, 'delivery.not_found', { id });
export const noSuchDevice = (id: string) => new Refusal(404, 'push_device.not_found', { id });
export const channelNameTaken = (name: string) =>
  new Refusal(409, 'channel.name_taken', { field: 'name', name });
export const robotTaken = () => new Refusal(409, 'channel.robot_taken', { field: 'address' });
export const notThatAddress = (kind: string, hosts: readonly string[]) =>
  new Refusal(422, 'channel.address_wrong', { field: 'address', kind, host: hosts.join(', ') });
export const unknownKinds = (kinds: readonly string[]) =>
  new Refusal(422, 'notice.kind_unknown', { field: 'kinds', kinds: kinds.join(', ') });
export const unknownPlace = () => new Refusal(422, 'channel.place_unknown', { field: 'storeId' });
export const beyondReach = () => new Refusal(403, 'channel.beyond_reach', { field: 'storeId' });
export const mayNotMute = (name: { zh: string; en: string }) =>
  new Refusal(422, 'notice.may_not_mute', { field: 'choices', name: `${name.zh} ${name.en}` });
export const notFailed = (state: string) => new Refusal(409, 'delivery.not_failed', { state });
export const noPushAddress = () =>
  new Refusal(422, 'push_device.address_wrong', { field: 'endpoint' });
export const channelStopped = (name: string) => new Refusal(409, 'channel.stopped', { name });
