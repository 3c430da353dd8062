import type { InputOf } from '../../kernel/endpoint.ts';
import { assert } from '../../kernel/assert.ts';
import { audit } from '../audit.ts';
import { inTenant, type Ctx } from '../db.ts';
import { dispositionOf } from '../file/media.rules.ts';
import type { Exchange } from '../serve.ts';
import { takenBy } from '../taken-by.ts';
import type { DocumentKind } from './document-kind.ts';
import * as no from './document.refusals.ts';
import type { getDocument } from './document.schema.ts';
import type { Layout } from './layout.rules.ts';
import { made, printed } from './printer.ts';
import { templateInUse } from './template.queries.ts';
import type { TemplateValues } from './template.rules.ts';

export const mediaTypes = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

export const kindCalled = (kinds: readonly DocumentKind[], key: string): DocumentKind => {
  const kind = kinds.find((one) => one.key === key);
  if (!kind) throw no.noSuchKind(key);
  return kind;
};

/**
 * Sends a document about a record (导出文档): read and logged in one transaction, then made. Word comes in the
 * template in use for the record's store, else the group's, else in our own look; PDF always in our own.
 */
export const sendDocument =
  (kinds: readonly DocumentKind[]) =>
  async ({ visit, actor, reply }: Exchange, asked: InputOf<typeof getDocument>) => {
    const kind = kindCalled(kinds, asked.kind);
    const { layout, values, template } = await inTenant(visit.database.web, actor.tenantId, (db) =>
      gathered({ db, actor, now: visit.now }, kind, asked),
    );
    const bytes = template ? await filledWith(template, values) : await made(asked.format, layout);
    const name = `${layout.title.replaceAll(/[\\/:*?"<>|]/g, ' ').trim()}.${asked.format}`;
    return reply
      .type(mediaTypes[asked.format])
      .header('content-disposition', dispositionOf('attachment', name))
      .header('cache-control', 'no-store')
      .send(Buffer.from(bytes));
  };

async function gathered(ctx: Ctx, kind: DocumentKind, asked: InputOf<typeof getDocument>) {
  const { id, format, option, language, plain } = asked;
  const found = await kind.collect(ctx, { id, option, language });
  const template =
    format === 'docx' && plain === '0'
      ? await templateInUse(ctx, { kind: kind.key, storeId: found.storeId })
      : undefined;
  const { company, watermark } = await takenBy(ctx, language);
  await audit(ctx, {
    action: 'document.made',
    resource: kind.resource,
    recordId: found.recordId,
    after: {
      document: kind.key,
      format,
      ...(option && { option }),
      ...(template && { template: template.id, version: template.version }),
    },
  });
  const layout: Layout = { ...found.layout, language, footer: found.layout.title, mark: watermark };
  const values = { ...found.values, company, taken_by: watermark };
  return { layout, values, template: template?.content };
}

/** A template with its places filled. */
export async function filledWith(
  template: Uint8Array,
  values: TemplateValues,
): Promise<Uint8Array> {
  const answer = await printed({ is: 'fill', template: new Uint8Array(template), values });
  assert('bytes' in answer, 'a filled template has bytes');
  return answer.bytes;
}
