import { Refusal } from '../../../kernel/refusal.ts';
import type { SettingsProblem } from './provider.rules.ts';

export const noSuchProvider = (provider: string) =>
  new Refusal(404, 'provider.unknown', { provider });
export const slugTaken = (slug: string) =>
  new Refusal(409, 'provider.slug_taken', { field: 'slug', slug });
export const wrongSettings = ({ field, code }: SettingsProblem) =>
  new Refusal(422, `provider.${code}`, { field });
export const noSuchRole = (roleKey: string) =>
  new Refusal(422, 'role.unknown', { field: 'roleKeys', roleKey });

/** A sign-in under way that we do not know (any more), or that another browser began. */
export const tripUnknown = () => new Refusal(401, 'sign_in.trip_unknown');
export const tripUsed = () => new Refusal(401, 'sign_in.trip_used');
/** The person turned back at the provider, or the provider let them not. */
export const declined = () => new Refusal(403, 'sign_in.declined');
export const codeRefused = (reason: string) => new Refusal(401, 'sign_in.code_refused', { reason });
export const misconfigured = (reason: string) =>
  new Refusal(503, 'sign_in.misconfigured', { reason });
export const providerAway = () => new Refusal(503, 'sign_in.provider_away');
export const notAMember = () => new Refusal(403, 'sign_in.not_a_member');
export const notBound = (provider: string, account: string) =>
  new Refusal(403, 'sign_in.not_bound', { provider, account });
export const severalPeople = (provider: string) =>
  new Refusal(403, 'sign_in.several_people', { provider });
export const loginDisabled = () => new Refusal(403, 'sign_in.disabled');
export const boundToAnother = () => new Refusal(409, 'sign_in.bound_to_another');
export const otherAccount = () => new Refusal(409, 'sign_in.other_account');
export const notYourTrip = () => new Refusal(403, 'sign_in.not_your_trip');
export const notBoundHere = () => new Refusal(404, 'sign_in.nothing_bound');
