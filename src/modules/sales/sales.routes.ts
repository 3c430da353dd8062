import { Refusal } from '../../kernel/refusal.ts';
import { serveList } from '../../platform/list/serve-list.ts';
import { serveRow } from '../../platform/serve.ts';
import { dealSource } from './deal-list.queries.ts';
import { dealById } from './deal.queries.ts';
import { getDeal } from './deal.schema.ts';

const noSuchDeal = ({ id }: { id: string }) => new Refusal(404, 'deal.unknown', { id });

export const salesRoutes = [...serveList(dealSource), serveRow(getDeal, dealById, noSuchDeal)];
