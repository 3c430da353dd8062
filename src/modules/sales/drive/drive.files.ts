import type { FileHome } from '../../../platform/file/file-home.ts';
import { isDriveReached } from './drive.queries.ts';

/** Pictures of a car at its return (还车照片). */
export const driveFiles: FileHome = {
  home: 'drive',
  resource: 'deal',
  name: { zh: '试驾附件', en: 'Files of a test drive' },
  mayRead: (ctx, id) => isDriveReached(ctx, 'read', id),
  mayEdit: (ctx, id) => isDriveReached(ctx, 'edit', id),
};
