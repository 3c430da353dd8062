import { Refusal } from '../../../kernel/refusal.ts';

export const wrongCode = (triesLeft?: number) =>
  new Refusal(422, 'second_factor.wrong_code', {
    field: 'code',
    ...(triesLeft !== undefined && { triesLeft }),
  });
export const waitedTooLong = () => new Refusal(401, 'second_factor.waited_too_long');
export const factorIsOn = () => new Refusal(409, 'second_factor.already_on');
export const factorIsOff = () => new Refusal(409, 'second_factor.not_on');
export const notBegun = () => new Refusal(409, 'second_factor.not_begun');
export const proofMissing = () =>
  new Refusal(422, 'second_factor.proof_missing', { field: 'code' });
