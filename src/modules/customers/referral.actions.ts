import { randomInt } from 'node:crypto';
import { audit } from '../../platform/audit.ts';
import type { Ctx } from '../../platform/db.ts';
import { customerToChange } from './customer.actions.ts';
import type { Ties } from './customer.queries.ts';
import { giveCode, referralCodeOf } from './referral.queries.ts';

/** Without the letters and digits that people confuse. */
const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const tries = 5;

/** A customer's own code for friends they bring (推荐码); made once, the key decides where two are alike. */
export const makeReferralCode =
  (ties: Ties) =>
  async (ctx: Ctx, { id }: { id: string }) => {
    await customerToChange(ctx, ties, id);
    const known = await referralCodeOf(ctx, id);
    if (known) return { referralCode: known };
    for (let i = 0; i < tries; i++) {
      const code = Array.from({ length: 8 }, () => letters[randomInt(letters.length)]).join('');
      if (!(await giveCode(ctx, id, code))) continue;
      await audit(ctx, { action: 'customer.referral_code', resource: 'customer', recordId: id });
      return { referralCode: code };
    }
    throw new Error('no free referral code was found');
  };
