import type { FileHome } from '../../../platform/file/file-home.ts';
import { placeOfDelivery } from './delivery.queries.ts';

/** Photographs and papers of a delivery (交车照片). */
export const deliveryFiles: FileHome = {
  home: 'delivery',
  resource: 'deal',
  name: { zh: '交车照片', en: 'Photographs of a delivery' },
  mayRead: async (ctx, id) => (await placeOfDelivery(ctx, 'read', id)) !== undefined,
  mayEdit: async (ctx, id) => (await placeOfDelivery(ctx, 'edit', id)) !== undefined,
};
