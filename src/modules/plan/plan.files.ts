import { Refusal } from '../../kernel/refusal.ts';
import type { Ctx } from '../../platform/db.ts';
import type { FileHome } from '../../platform/file/file-home.ts';
import { readPlan } from './plan.actions.ts';
import { planOfSwotItem } from './swot.queries.ts';

/** Evidence of a SWOT finding (SWOT 依据): a table, a photo, a letter of the maker. */
export const swotFiles: FileHome = {
  home: 'swot_item',
  resource: 'plan',
  name: { zh: 'SWOT 依据', en: 'Evidence of a SWOT finding' },
  mayRead: async (ctx, id) => (await planReached(ctx, id)) !== undefined,
  mayEdit: async (ctx, id) => (await planReached(ctx, id))?.mayEdit ?? false,
};

async function planReached(ctx: Ctx, itemId: string) {
  const planId = await planOfSwotItem(ctx, itemId);
  if (!planId) return undefined;
  return readPlan(ctx, { id: planId }).catch((error: unknown) => {
    if (error instanceof Refusal) return undefined;
    throw error;
  });
}
