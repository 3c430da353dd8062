import { Refusal } from '../../kernel/refusal.ts';

export const noSuchStore = (id: string) => new Refusal(404, 'store.unknown', { id });
export const noSuchPerson = (id: string) => new Refusal(404, 'person.unknown', { id });
export const storeNameTaken = (name: string) =>
  new Refusal(409, 'store.name_taken', { field: 'name', name });
