import { priceReportFiles } from './modules/catalog/rival/rival.files.ts';
import { leadFiles } from './modules/leads/lead.files.ts';
import { personFiles, storeFiles } from './modules/people/people.files.ts';
import { swotFiles } from './modules/plan/plan.files.ts';
import { dealFiles } from './modules/sales/deal.files.ts';
import { driveFiles } from './modules/sales/drive/drive.files.ts';
import { deliveryFiles } from './modules/sales/delivery/delivery.files.ts';
import type { FileHome } from './platform/file/file-home.ts';

/** Every kind of record that files hang on. A new kind is one declaration and one line here. */
export const fileHomes: readonly FileHome[] = [
  leadFiles,
  dealFiles,
  priceReportFiles,
  driveFiles,
  deliveryFiles,
  personFiles,
  storeFiles,
  swotFiles,
];
