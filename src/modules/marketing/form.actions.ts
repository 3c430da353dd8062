import { randomBytes } from 'node:crypto';
import type { z } from 'zod';
import { systemActor } from '../../kernel/actor.ts';
import { uuidV7 } from '../../kernel/uuid.ts';
import { audit } from '../../platform/audit.ts';
import { inTenant, type Ctx, type Db } from '../../platform/db.ts';
import type { Visit } from '../../platform/serve.ts';
import { consentFor, consentInUse } from '../customers/consent.rules.ts';
import {
  choicesOf,
  closeForm,
  formById,
  formsOf,
  insertForm,
  linkBehind,
  missingOf,
  type StoredForm,
} from './form.queries.ts';
import type { postLeadForm } from './form.schema.ts';
import { formNames, noSuchForm } from './marketing.refusals.ts';

export const listForms = async (ctx: Ctx) => ({ rows: await formsOf(ctx) });

/** Makes a public form (留资页) with a short code that nobody guesses. */
export async function makeForm(ctx: Ctx, input: z.output<typeof postLeadForm.input>) {
  const missing = await missingOf(ctx, input);
  if (missing) throw formNames(missing);
  const [id, code] = [uuidV7(), randomBytes(6).toString('base64url')];
  await insertForm(ctx, { ...input, id, code });
  await audit(ctx, { action: 'lead_form.made', resource: 'market', recordId: id, after: input });
  return { id, code };
}

export async function endForm(ctx: Ctx, { id }: { id: string }) {
  if (!(await closeForm(ctx, id))) throw noSuchForm();
  await audit(ctx, { action: 'lead_form.closed', resource: 'market', recordId: id });
  return { id };
}

/** Finds the form behind a code and works in its group, as the program itself. */
export async function behindCode<T>(
  { database, now }: Pick<Visit, 'database' | 'now'>,
  code: string,
  work: (ctx: Ctx, form: StoredForm) => Promise<T>,
): Promise<T> {
  const link = await linkBehind(database.web, code, 'lead_form');
  if (!link) throw noSuchForm();
  const actor = systemActor(link.tenantId, `form ${code}`);
  return inTenant(database.web, link.tenantId, async (db: Db) => {
    const ctx = { db, actor, now };
    const form = await formById(ctx, link.recordId);
    if (!form) throw noSuchForm();
    return work(ctx, form);
  });
}

/** What a visitor sees (留资页内容): no more than is needed to leave a number. */
export const showForm = (visit: Visit, { code }: { code: string }) =>
  behindCode(visit, code, async (ctx, { title, intro, asks, storeId }) => {
    const { groupName, stores, models } = await choicesOf(ctx);
    return {
      groupName,
      title,
      intro,
      asks,
      stores: storeId ? stores.filter(({ id }) => id === storeId) : stores,
      models: asks.includes('model') ? models : [],
      consent: {
        version: consentInUse.version,
        contact: consentFor('contact', groupName),
        marketing: consentFor('marketing', groupName),
      },
    };
  });
