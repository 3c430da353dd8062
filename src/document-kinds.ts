import { placesNamed } from './modules/people/reached.queries.ts';
import { planPage } from './modules/plan/plan.documents.ts';
import { targetSheet } from './modules/plan/target.documents.ts';
import { contractPaper } from './modules/sales/contract/contract.documents.ts';
import { dealSheet } from './modules/sales/deal.documents.ts';
import { quoteDocument } from './modules/sales/quote/quote.documents.ts';
import type { DocumentProgram } from './platform/document/template.actions.ts';

/** Every kind of document (文档). A new kind is one declaration and one line here. */
export const documentProgram: DocumentProgram = {
  kinds: [dealSheet, quoteDocument, contractPaper, targetSheet, planPage],
  placesNamed,
};
