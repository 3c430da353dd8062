import { PassThrough } from 'node:stream';
import { sql, type RawBuilder } from 'kysely';
import type { z } from 'zod';
import type { Actor } from '../../kernel/actor.ts';
import { uuidV7 } from '../../kernel/uuid.ts';
import { audit } from '../audit.ts';
import { inTenant, type Ctx } from '../db.ts';
import { takenBy } from '../taken-by.ts';
import type { Exchange } from '../serve.ts';
import { columnOf, orderOf } from './condition.ts';
import { maySee, mustSee } from './guard.rules.ts';
import { notGroupable, tooLong } from './list.refusals.ts';
import type { ExportAsked, ListField } from './list.schema.ts';
import { matching } from './page.ts';
import { writeSheet } from './sheet.ts';
import { fieldNamed, sortsOf } from './sort.rules.ts';
import type { ListSource } from './source.ts';
import type { SheetColumn, SheetRow, SheetTask } from './workbook.schema.ts';

/** Rows that one workbook may hold. */
export const exportMost = 100_000;
const packet = 1_000;

type Asked = z.output<typeof ExportAsked>;

/**
 * Sends what a list shows as an Excel workbook (导出): the same rows, order, columns and groups. It is counted and
 * logged before the first byte leaves, carries who took it and when, and leaves guarded fields out.
 */
export const sendWorkbook =
  <Row extends z.ZodType>(given: ListSource<Row>) =>
  async ({ visit, actor, reply, request }: Exchange, asked: Asked): Promise<unknown> => {
    const source = given as unknown as ListSource;
    const inside = <T>(work: (ctx: Ctx) => Promise<T>) =>
      inTenant(visit.database.web, actor.tenantId, (db) => work({ db, actor, now: visit.now }));
    const fields = fieldsOf(source, actor, asked);
    const { rows, task } = await inside((ctx) => announceExport(source, ctx, { asked, fields }));
    const out = new PassThrough();
    void reply
      .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
      .header('content-disposition', `attachment; filename="${source.shape.key}.xlsx"`)
      .header('x-list-rows', String(rows))
      .send(out);
    await inside((ctx) => writeSheet(task, rowsInPackets(source, ctx, asked), out)).catch(
      (error: unknown) => {
        request.log.error({ err: error, list: source.shape.key }, 'an export was cut off');
        out.destroy(error as Error);
      },
    );
    return reply;
  };

function fieldsOf(source: ListSource, actor: Actor, asked: Asked): ListField[] {
  const { shape } = source;
  const named =
    asked.columns.length > 0
      ? asked.columns.map((key) => fieldNamed(shape, key))
      : shape.fields.filter(({ hidden }) => !hidden);
  return named.filter((field) => maySee(actor, shape, field));
}

async function announceExport(
  source: ListSource,
  ctx: Ctx,
  { asked, fields }: { asked: Asked; fields: ListField[] },
): Promise<{ rows: number; task: SheetTask }> {
  const { shape } = source;
  mustSee(
    ctx.actor,
    shape,
    sortsOf(shape, asked.sort).map(({ field }) => field),
  );
  const group = asked.group ? fieldNamed(shape, asked.group) : null;
  if (group && !group.groupable) throw notGroupable(group.key);
  const found = await matching(source, ctx, asked.filter, 'export')
    .select(sql.lit(1).as('one'))
    .limit(exportMost + 1)
    .$call((rows) =>
      ctx.db.selectFrom(rows.as('rows')).select(sql<number>`count(*)::int`.as('count')),
    )
    .executeTakeFirstOrThrow();
  if (found.count > exportMost) throw tooLong(exportMost);
  await audit(ctx, {
    action: 'list.exported',
    resource: shape.resource,
    recordId: uuidV7(),
    after: {
      list: shape.key,
      filter: asked.filter ?? '',
      sort: asked.sort ?? shape.sort,
      ...(group && { group: group.key }),
      columns: fields.map(({ key }) => key),
      rows: found.count,
    },
  });
  const sheetColumn = (field: ListField) => columnFor(source, field, asked.language);
  return {
    rows: found.count,
    task: {
      title: wordOf(source, shape.word, asked.language),
      columns: fields.map(sheetColumn),
      group: group && sheetColumn(group),
      ...(await takenBy(ctx, asked.language)),
    },
  };
}

const wordOf = ({ words }: ListSource, word: string, language: 'zh' | 'en'): string =>
  words[word]?.[language === 'zh' ? 0 : 1] ?? word;

function columnFor(source: ListSource, field: ListField, language: 'zh' | 'en'): SheetColumn {
  const { key, word, type, width = 120, choices, choiceWord } = field;
  const unit = type === 'money' ? (language === 'zh' ? '（元）' : ' (CNY)') : '';
  return {
    key,
    head: wordOf(source, word, language) + unit,
    type,
    width,
    ...(choiceWord && {
      choices: Object.fromEntries(
        (choices ?? []).map((choice) => [
          choice,
          wordOf(source, `${choiceWord}.${choice}`, language),
        ]),
      ),
    }),
  };
}

/** The rows of the view in its order, a thousand at a time, read while the sheet is written. */
async function* rowsInPackets(
  source: ListSource,
  ctx: Ctx,
  asked: Asked,
): AsyncGenerator<SheetRow[]> {
  let rows = source.show(matching(source, ctx, asked.filter, 'export'), ctx);
  const group = asked.group && groupOrder(source, fieldNamed(source.shape, asked.group), ctx);
  if (group) rows = rows.orderBy(group);
  for (const order of orderOf(source, sortsOf(source.shape, asked.sort)))
    rows = rows.orderBy(order);
  await sql`declare exported no scroll cursor for ${rows.limit(exportMost)}`.execute(ctx.db);
  for (;;) {
    const { rows: found } = await sql<SheetRow>`fetch ${sql.lit(packet)} from exported`.execute(
      ctx.db,
    );
    if (found.length > 0)
      yield ((await source.complete?.(ctx, found)) as SheetRow[] | undefined) ?? found;
    if (found.length < packet) return;
  }
}

function groupOrder(source: ListSource, field: ListField, ctx: Ctx): RawBuilder<unknown> {
  const { value, id, names } = columnOf(source, field.key);
  if (field.type === 'day' || field.type === 'moment')
    return sql`date_trunc('month', ${value}) desc nulls first`;
  if (!names) return sql`${id ?? value}`;
  return sql`(select named.name from ${sql.table(names)} named
    where named.tenant_id = ${ctx.actor.tenantId}::uuid and named.id = ${id ?? value})`;
}
