import { serve, serveExchange, type Served } from '../serve.ts';
import { sendDocument } from './document.actions.ts';
import * as contract from './document.schema.ts';
import * as templates from './template.actions.ts';

/** Routes of documents (文档) and of the stores' own Word templates (模板). */
export const documentRoutes = (program: templates.DocumentProgram): readonly Served[] => [
  serveExchange(contract.getDocument, sendDocument(program.kinds)),
  serve(contract.getTemplates, templates.listTemplates(program)),
  serveExchange(contract.postTemplate, templates.takeTemplate(program)),
  serve(contract.postTemplateUse, templates.useTemplate),
  serveExchange(contract.getTemplateContent, templates.sendTemplate(program)),
  serveExchange(contract.getTemplateStarter, templates.sendStarter(program)),
];
