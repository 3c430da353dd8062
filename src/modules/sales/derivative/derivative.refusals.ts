import { Refusal } from '../../../kernel/refusal.ts';

export const noSuchDerivative = () => new Refusal(404, 'derivative.unknown');
/** Where it stands now may be told: whoever was second reads what the first one did. */
export const notNext = (state: string, asked: string) =>
  new Refusal(409, 'derivative.not_next', { state, asked, field: 'state' });
export const dayAhead = () => new Refusal(422, 'derivative.day_ahead', { field: 'on' });
export const dayBefore = (day: string) =>
  new Refusal(422, 'derivative.day_before', { field: 'on', day });
export const dealLost = () => new Refusal(409, 'derivative.deal_lost');
export const noContract = () => new Refusal(409, 'derivative.no_contract');
