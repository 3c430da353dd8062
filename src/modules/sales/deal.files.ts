import type { FileHome } from '../../platform/file/file-home.ts';
import { isDealReached } from './deal.queries.ts';

/** Pictures and papers of a deal (成交附件). */
export const dealFiles: FileHome = {
  home: 'deal',
  resource: 'deal',
  name: { zh: '成交附件', en: 'Files of a deal' },
  mayRead: (ctx, id) => isDealReached(ctx, 'read', id),
  mayEdit: (ctx, id) => isDealReached(ctx, 'edit', id),
};
