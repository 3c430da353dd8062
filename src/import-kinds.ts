import { surveyImport } from './modules/care/survey.import.ts';
import { marketImport } from './modules/catalog/market.import.ts';
import { modelImport } from './modules/catalog/model.import.ts';
import { priceListImport } from './modules/catalog/price-list.import.ts';
import { leadImport } from './modules/leads/lead.import.ts';
import { commentSheetImport, leadSheetImport } from './modules/leads/sheet/sheet.import.ts';
import { staffImport } from './modules/people/staff.import.ts';
import { dealImport } from './modules/sales/deal.import.ts';
import { stockImport } from './modules/sales/stock/stock.import.ts';
import type { Kind } from './platform/import/kind.ts';

/** Every kind of file that can be imported. A new kind is one declaration and one line here. */
export const importKinds: readonly Kind[] = [
  dealImport,
  leadImport,
  leadSheetImport,
  commentSheetImport,
  staffImport,
  modelImport,
  priceListImport,
  marketImport,
  surveyImport,
  stockImport,
];
