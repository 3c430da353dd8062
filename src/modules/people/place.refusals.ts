import { Refusal } from '../../kernel/refusal.ts';

export const noSuchStore = (id: string) => new Refusal(404, 'store.unknown', { id });
export const noSuchPerson = (id: string) => new Refusal(404, 'person.unknown', { id });
export const noSuchTeam = (id: string) => new Refusal(404, 'team.unknown', { field: 'teamId', id });
export const storeNameTaken = (name: string) =>
  new Refusal(409, 'store.name_taken', { field: 'name', name });
export const teamNameTaken = (name: string) =>
  new Refusal(409, 'team.name_taken', { field: 'name', name });
export const mayNotOpenStores = () => new Refusal(403, 'store.may_not_open');
/** The place asked for lies outside the asker's right over people. */
export const placeOutOfReach = (field: string) =>
  new Refusal(403, 'person.place_out_of_reach', { field });
export const hasNamesakeAlready = (name: string) =>
  new Refusal(409, 'person.namesake', { field: 'name', name });
