import type { FileHome } from '../../platform/file/file-home.ts';
import { isLeadReached } from './lead.queries.ts';

/** Recordings of calls and pictures of a lead (线索附件). */
export const leadFiles: FileHome = {
  home: 'lead',
  resource: 'lead',
  name: { zh: '线索附件', en: 'Files of a lead' },
  mayRead: (ctx, id) => isLeadReached(ctx, 'read', id),
  mayEdit: (ctx, id) => isLeadReached(ctx, 'edit', id),
};
