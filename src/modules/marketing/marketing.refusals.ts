import { Refusal } from '../../kernel/refusal.ts';

export const noSuchForm = () => new Refusal(404, 'lead_form.unknown');
export const formNames = (field: string) => new Refusal(422, 'lead_form.unknown_record', { field });
export const noSuchScript = () => new Refusal(404, 'script.unknown');
export const scriptNames = (field: string) => new Refusal(422, 'script.unknown_record', { field });
export const sourceTaken = () => new Refusal(409, 'source.taken', { field: 'name' });
export const noSuchSource = () => new Refusal(404, 'source.unknown');
export const noSuchPush = () => new Refusal(404, 'push.unknown');
export const pushNames = (field: string) => new Refusal(422, 'push.unknown_record', { field });
export const pushTypeUnknown = () => new Refusal(415, 'push.type_unknown');
export const pushNotUtf8 = () => new Refusal(415, 'push.not_utf8');
export const pushTooDeep = (most: number) => new Refusal(422, 'push.too_deep', { most });
export const pushBodyNot = () => new Refusal(400, 'push.not_readable');
export const pushUnsigned = (header: string) => new Refusal(401, 'push.unsigned', { header });
export const pushForged = () => new Refusal(401, 'push.bad_signature');
export const pushStale = () => new Refusal(401, 'push.stale', { minutes: 5 });
export const pushNoPhone = () => new Refusal(422, 'push.no_phone', { field: 'phone' });
export const pushNoStore = () => new Refusal(422, 'push.store_unknown', { field: 'store' });
