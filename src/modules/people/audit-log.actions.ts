import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify/sync';
import type { InputOf } from '../../kernel/endpoint.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { audit } from '../../platform/audit.ts';
import { inTenant, type Ctx } from '../../platform/db.ts';
import type { Exchange } from '../../platform/serve.ts';
import { auditRows } from './audit-log.queries.ts';
import type { getAuditExport } from './audit-log.schema.ts';

/** Rows of one export (导出上限); more are taken in several, by date. */
export const exportRowsAtMost = 100_000;
const pageRows = 2_000;
const columns = ['at', 'personName', 'login', 'onBehalfOf', 'address', 'action', 'resource', 'recordId', 'before', 'after', 'requestId'] as const; // prettier-ignore

type Asked = InputOf<typeof getAuditExport>;

const tooManyRows = () => new Refusal(422, 'audit.export_too_large', { limit: exportRowsAtMost });

/**
 * Sends the found part of the log as CSV (导出审计日志) and logs who took it, what was asked and how much it
 * was. Cells that a spreadsheet would run are marked as text.
 */
export async function exportAudit({ actor, visit, reply }: Exchange, asked: Asked) {
  const inPage = <T>(work: (ctx: Ctx) => Promise<T>) =>
    inTenant(visit.database.web, actor.tenantId, (db) => work({ db, actor, now: visit.now }));
  const pages: string[] = [];
  let [rows, after]: [number, string | undefined] = [0, undefined];
  for (;;) {
    const page = await inPage((ctx) => auditRows(ctx, { ...asked, after }, pageRows));
    rows += page.length;
    if (rows > exportRowsAtMost) throw tooManyRows();
    pages.push(csvOf(page, pages.length === 0));
    const last = page.at(-1);
    if (page.length < pageRows || !last) break;
    after = `${last.at}|${last.id}`;
  }
  await inPage((ctx) =>
    audit(ctx, {
      action: 'audit.exported',
      resource: 'audit',
      recordId: null,
      after: { rows, filters: asked },
    }),
  );
  return reply
    .type('text/csv; charset=utf-8')
    .header('content-disposition', `attachment; filename="audit-${visit.now.slice(0, 10)}.csv"`)
    .send(Readable.from(pages));
}

type Row = Awaited<ReturnType<typeof auditRows>>[number];

const csvOf = (rows: readonly Row[], isFirst: boolean): string =>
  stringify(
    rows.map((row) => ({ ...row, before: textOf(row.before), after: textOf(row.after) })),
    { columns: [...columns], header: isFirst, bom: isFirst, escape_formulas: true },
  );

const textOf = (value: unknown): string => (value === null ? '' : JSON.stringify(value));
