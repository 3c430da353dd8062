import type { z } from 'zod';
import { serve, serveExchange, type Served } from '../serve.ts';
import { changeMany, undoMany } from './bulk.ts';
import { sendWorkbook } from './export.ts';
import { pageOfList, summaryOfList } from './page.ts';
import type { ListSource } from './source.ts';

/** Serves a declared list: pages, sums and groups, export, and changing many where it has such fields. */
export function serveList<Row extends z.ZodType>(source: ListSource<Row>): Served[] {
  const { contracts } = source;
  return [
    serve(contracts.summary, (ctx, asked) => summaryOfList(source, ctx, asked)),
    serve(contracts.page, (ctx, asked) => pageOfList<z.input<Row>>(source, ctx, asked) as never),
    serveExchange(contracts.workbook, sendWorkbook(source)),
    ...(source.bulk
      ? [
          serve(contracts.bulkTrial, (ctx, asked) =>
            changeMany(source, ctx, asked, { isTrial: true }),
          ),
          serve(contracts.bulk, (ctx, asked) => changeMany(source, ctx, asked, { isTrial: false })),
          serve(contracts.undo, (ctx, asked) => undoMany(source, ctx, asked)),
        ]
      : []),
  ];
}
