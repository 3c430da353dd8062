import { buffer } from 'node:stream/consumers';
import { reaches } from '../../kernel/actor.ts';
import type { InputOf } from '../../kernel/endpoint.ts';
import { uuidV7 } from '../../kernel/uuid.ts';
import { audit } from '../audit.ts';
import { inTenant, type Ctx } from '../db.ts';
import { isUniqueViolation } from '../errors.ts';
import { dispositionOf, safeName } from '../file/media.rules.ts';
import type { Exchange } from '../serve.ts';
import { filledWith, kindCalled, mediaTypes } from './document.actions.ts';
import type { DocumentKind } from './document-kind.ts';
import * as no from './document.refusals.ts';
import type { getTemplateContent, getTemplateStarter, postTemplateUse } from './document.schema.ts';
import { made, printed } from './printer.ts';
import type { TemplateFault } from './print.schema.ts';
import { starterOf } from './starter.rules.ts';
import * as templates from './template.queries.ts';
import { sampleValues, unknownIn, everyField } from './template.rules.ts';

/** What templates need of the program: kinds of documents, and stores by name. */
export type DocumentProgram = {
  kinds: readonly DocumentKind[];
  placesNamed: (
    ctx: Ctx,
  ) => Promise<readonly { storeId: string; teamId: string | null; name: string }[]>;
};

const bytesMost = 5 * 1024 * 1024;
const faults: Record<TemplateFault, (at: string, name: string) => Error> = {
  not_word: (_, name) => no.notWord(name),
  too_large: () => no.templateTooLarge(),
  macros: (at) => no.hasMacros(at),
  linked: (at) => no.isLinked(at),
  broken: (at) => no.isBroken(at),
};

/** The group's templates and those of stores within the asker's reach (模板列表). */
export const listTemplates =
  ({ kinds, placesNamed }: DocumentProgram) =>
  async (ctx: Ctx) => {
    const { tenantId } = ctx.actor;
    const may = (verb: 'read' | 'edit', placeId: string) => reached(ctx, verb, placeId);
    const stores = (await placesNamed(ctx)).filter(({ teamId }) => !teamId);
    const rows = (await templates.templatesOf(ctx)).filter(
      ({ placeId }) => placeId === tenantId || may('read', placeId),
    );
    return {
      kinds: kinds.map(({ key, name, fields }) => ({
        key,
        name,
        fields: everyField(fields).map((field) => ({
          key: field.key,
          name: field.name,
          rows: field.rows ? [...field.rows] : null,
        })),
      })),
      rows: rows.map(({ placeId, ...row }) => ({
        ...row,
        storeId: placeId === tenantId ? null : placeId,
        mayEdit: may('edit', placeId),
      })),
      places: [
        ...(may('edit', tenantId) ? [{ storeId: null, name: null }] : []),
        ...stores
          .filter(({ storeId }) => may('edit', storeId))
          .map(({ storeId, name }) => ({ storeId, name })),
      ],
    };
  };

/** Takes a template in and uses it from now on; earlier versions stay to go back to. */
export const takeTemplate =
  (program: DocumentProgram) =>
  async ({ request, actor, visit }: Exchange) => {
    const part = await request.file({ limits: { fileSize: bytesMost } });
    if (!part) throw no.notWord('');
    const field = (name: string) => {
      const found = part.fields[name];
      return found && 'value' in found ? String(found.value) : '';
    };
    const kind = kindCalled(program.kinds, field('kind'));
    const name = safeName(part.filename);
    const content = await buffer(part.file);
    if (part.file.truncated) throw no.templateTooLarge();
    await mustFit(kind, name, content);
    const inside = (ctx: Ctx) =>
      keepTemplate(program, ctx, { kind, name, content, storeId: field('storeId') });
    try {
      return await inTenant(visit.database.web, actor.tenantId, (db) =>
        inside({ db, actor, now: visit.now }),
      );
    } catch (error) {
      throw isUniqueViolation(error) ? no.changedMeanwhile() : error;
    }
  };

async function mustFit(kind: DocumentKind, name: string, content: Buffer): Promise<void> {
  const found = await printed({ is: 'inspect', template: new Uint8Array(content) });
  if ('fault' in found) throw faults[found.fault](found.at, name);
  const unknown = 'tags' in found ? unknownIn(found.tags, everyField(kind.fields)) : [];
  if (unknown.length > 0) throw no.unknownTags(unknown.slice(0, 20));
}

type Given = { kind: DocumentKind; name: string; content: Buffer; storeId: string };

async function keepTemplate(program: DocumentProgram, ctx: Ctx, given: Given) {
  const { kind, name, content, storeId } = given;
  if (storeId && !(await program.placesNamed(ctx)).some((one) => one.storeId === storeId))
    throw no.unknownStore();
  const place = { kind: kind.key, placeId: storeId || ctx.actor.tenantId };
  if (!reached(ctx, 'edit', place.placeId)) throw no.beyondReach();
  const version = await templates.nextVersion(ctx, place);
  const id = uuidV7();
  await templates.useNone(ctx, place);
  await templates.insertTemplate(ctx, { ...place, id, version, name, content });
  await audit(ctx, {
    action: 'template.added',
    resource: 'template',
    recordId: id,
    after: { ...place, version, name, bytes: content.length },
  });
  return { id, version };
}

/** Goes to another version of a template, or to none, so that the level above counts again. */
export async function useTemplate(ctx: Ctx, { id, isUsed }: InputOf<typeof postTemplateUse>) {
  const template = await templates.templateById(ctx, id);
  if (!template || !reached(ctx, 'read', template.placeId)) throw no.noSuchTemplate();
  if (!reached(ctx, 'edit', template.placeId)) throw no.beyondReach();
  await templates.useNone(ctx, template);
  if (isUsed) await templates.markUsed(ctx, id);
  await audit(ctx, {
    action: isUsed ? 'template.used' : 'template.laid_aside',
    resource: 'template',
    recordId: id,
    before: { isUsed: template.isUsed },
    after: { isUsed, version: template.version },
  });
  return { id };
}

/** Sends a template, as it is or filled with the names of its places (预览). */
export const sendTemplate =
  ({ kinds }: DocumentProgram) =>
  async ({ visit, actor, reply }: Exchange, asked: InputOf<typeof getTemplateContent>) => {
    const template = await inTenant(visit.database.web, actor.tenantId, async (db) => {
      const ctx = { db, actor, now: visit.now };
      const found = await templates.templateById(ctx, asked.id);
      if (!found || !reached(ctx, 'read', found.placeId)) throw no.noSuchTemplate();
      return found;
    });
    const fields = everyField(kindCalled(kinds, template.kind).fields);
    const bytes =
      asked.sample === '1'
        ? await filledWith(template.content, sampleValues(fields, asked.language))
        : template.content;
    return sendWord(reply, template.name, bytes);
  };

/** Sends a Word file that holds every place of a kind, to begin from (样板). */
export const sendStarter =
  ({ kinds }: DocumentProgram) =>
  async ({ reply }: Exchange, { kind: key, language }: InputOf<typeof getTemplateStarter>) => {
    const kind = kindCalled(kinds, key);
    const bytes = await made('docx', starterOf(kind.name, everyField(kind.fields), language));
    return sendWord(reply, `${kind.name[language]}.docx`, bytes);
  };

const sendWord = (reply: Exchange['reply'], name: string, bytes: Uint8Array) =>
  reply
    .type(mediaTypes.docx)
    .header('content-disposition', dispositionOf('attachment', name))
    .header('cache-control', 'no-store')
    .send(Buffer.from(bytes));

/** The group's templates are everybody's to read who may read any; to change them takes the whole group. */
function reached({ actor }: Ctx, verb: 'read' | 'edit', placeId: string): boolean {
  if (placeId !== actor.tenantId) return reaches(actor, 'template', verb, { storeId: placeId });
  return verb === 'read' || reaches(actor, 'template', 'edit', {});
}
