import type { FileHome } from '../../../platform/file/file-home.ts';
import { mayJudge } from './rival.rules.ts';
import { reportOf } from './rival.queries.ts';

/** Photos that prove a rival's price (竞品报价凭证). */
export const priceReportFiles: FileHome = {
  home: 'price_report',
  resource: 'catalog',
  name: { zh: '竞品报价凭证', en: 'Proof of a rival’s price' },
  mayRead: async (ctx, id) =>
    (ctx.actor.rights['catalog']?.read ?? 'no') !== 'no' && (await reportOf(ctx, id)) !== undefined,
  mayEdit: async (ctx, id) => {
    const report = await reportOf(ctx, id);
    return !!report && (report.madeBy === ctx.actor.personId || mayJudge(ctx.actor));
  },
};
