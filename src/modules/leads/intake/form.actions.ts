import type { z } from 'zod';
import { addDays, dayIn } from '../../../kernel/period.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTenant, type Ctx } from '../../../platform/db.ts';
import type { Visit } from '../../../platform/serve.ts';
import { phoneIn } from '../../customers/index.ts';
import { consentTexts } from '../../customers/consent.rules.ts';
import { behindCode, issueCoupon } from '../../marketing/index.ts';
import { badPhone, consentMissing, unknownRecord } from '../lead.refusals.ts';
import { takeLead } from './intake.actions.ts';
import type { postForm } from './form.schema.ts';

/**
 * Takes what a visitor left on a public form (留资). Without consent to be contacted nothing is kept; who fills in the
 * field that people do not see is thanked and forgotten.
 */
export async function takeForm(visit: Visit, input: z.output<typeof postForm.input>) {
  const { code, key, phone, storeId, within, utm, firstUtm, wish } = input;
  const found = await behindCode(visit, code, (ctx, form) => Promise.resolve({ ctx, form }));
  const { actor } = found.ctx;
  const { form } = found;
  if (input.website !== '') return { thanks: form.thanks, coupon: null };
  if (!input.consent || !consentTexts.some(({ version }) => version === input.consentVersion))
    throw consentMissing();
  const number = phoneIn(phone);
  if (!number) throw badPhone();
  const at = form.storeId ?? storeId;
  if (!at) throw unknownRecord('storeId');
  const textVersion = input.consentVersion;
  const given = input.marketing ? (['contact', 'marketing'] as const) : (['contact'] as const);
  const { customerId } = await takeLead(visit.database, {
    asking: { actor, now: visit.now, alive: null, stale: () => new Error('a form has no session') },
    arrival: {
      storeId: at,
      intake: 'form',
      sender: `form ${code}`,
      externalId: key,
      receivedAt: visit.now,
      name: input.name,
      gender: '',
      company: false,
      phone: number,
      wecom: null,
      sourceId: form.sourceId,
      campaignId: form.campaignId,
      modelId: input.modelId,
      areaId: null,
      wish,
      expectedOn: within === null ? null : addDays(dayIn(Date.parse(visit.now)), within),
      language: '',
      preferredId: null,
      referralCode: input.referralCode,
      priceFen: null,
      utm,
      content: { form: form.name, wish, ...(firstUtm && { firstUtm }) },
      consents: given.map((purpose) => ({ purpose, textVersion })),
      ownerId: null,
    },
  });
  return { thanks: form.thanks, coupon: await couponFor(visit, found, customerId) };
}

type Found = { ctx: Pick<Ctx, 'actor'>; form: { code: string; couponKindId: string | null } };

/** The coupon of the form (留资券); a lead is taken all the same where none is left. */
async function couponFor(
  { database, now }: Visit,
  { ctx: { actor }, form: { code, couponKindId: kindId } }: Found,
  customerId: string,
): Promise<string | null> {
  if (!kindId) return null;
  try {
    const issued = await inTenant(database.web, actor.tenantId, (db) =>
      issueCoupon({ db, actor, now }, { kindId, customerId, origin: `form ${code}` }),
    );
    return issued.code;
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}
