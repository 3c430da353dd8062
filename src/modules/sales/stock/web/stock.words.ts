import type { Words } from '../../../../platform/web/words.ts';

export const stockWords: Words = {
  'stock.title': ['库存', 'Stock'],
};
