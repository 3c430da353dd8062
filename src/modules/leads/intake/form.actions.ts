import type { z } from 'zod';
import { addDays, dayIn } from '../../../kernel/period.ts';
import type { Visit } from '../../../platform/serve.ts';
import { phoneIn } from '../../customers/index.ts';
import { consentTexts } from '../../customers/consent.rules.ts';
import { behindCode } from '../../marketing/index.ts';
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
  if (input.website !== '') return { thanks: form.thanks };
  if (!input.consent || !consentTexts.some(({ version }) => version === input.consentVersion))
    throw consentMissing();
  const number = phoneIn(phone);
  if (!number) throw badPhone();
  const at = form.storeId ?? storeId;
  if (!at) throw unknownRecord('storeId');
  const textVersion = input.consentVersion;
  const given = input.marketing ? (['contact', 'marketing'] as const) : (['contact'] as const);
  await takeLead(visit.database, {
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
      referralCode: '',
      priceFen: null,
      utm,
      content: { form: form.name, wish, ...(firstUtm && { firstUtm }) },
      consents: given.map((purpose) => ({ purpose, textVersion })),
      ownerId: null,
    },
  });
  return { thanks: form.thanks };
}
