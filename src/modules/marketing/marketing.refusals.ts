import { Refusal } from '../../kernel/refusal.ts';

export const noSuchForm = () => new Refusal(404, 'lead_form.unknown');
export const formNames = (field: string) => new Refusal(422, 'lead_form.unknown_record', { field });
export const noSuchScript = () => new Refusal(404, 'script.unknown');
export const scriptNames = (field: string) => new Refusal(422, 'script.unknown_record', { field });
export const sourceTaken = () => new Refusal(409, 'source.taken', { field: 'name' });
export const noSuchSource = () => new Refusal(404, 'source.unknown');
