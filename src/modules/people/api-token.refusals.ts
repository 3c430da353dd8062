import { Refusal } from '../../kernel/refusal.ts';

export const notYourRole = (roleKey: string) =>
  new Refusal(403, 'token.not_your_role', { field: 'roleKeys', roleKey });
export const noSuchSession = (id: string) => new Refusal(404, 'session.unknown', { id });
