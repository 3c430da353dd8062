import type { InputOf } from '../../kernel/endpoint.ts';
import { pageFrom } from '../../kernel/page.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { Ctx } from '../../platform/db.ts';
import { serve, serveRow } from '../../platform/serve.ts';
import { dealById, dealsPage } from './deal.queries.ts';
import { getDeal, getDeals } from './deal.schema.ts';

const noSuchDeal = ({ id }: { id: string }) => new Refusal(404, 'deal.unknown', { id });

const listDeals = async (ctx: Ctx, asked: InputOf<typeof getDeals>) =>
  pageFrom(
    await dealsPage(ctx, asked),
    asked.limit,
    ({ closedOn, id }) => `${closedOn ?? ''}|${id}`,
  );

export const salesRoutes = [serve(getDeals, listDeals), serveRow(getDeal, dealById, noSuchDeal)];
