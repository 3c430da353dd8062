import { serve, serveExchange, type Served } from '../serve.ts';
import {
  analyseUpload,
  forgetMapping,
  listImports,
  listMappings,
  saveMapping,
  sendRejected,
  showImport,
  startImport,
  takeUpload,
} from './import.actions.ts';
import * as contract from './import.schema.ts';
import { shapeOf, type Kind } from './kind.ts';
import { undoImport } from './undo.ts';

export const importRoutes = (kinds: readonly Kind[]): readonly Served[] => [
  serve(contract.getImportKinds, () => Promise.resolve(kinds.map(shapeOf))),
  serve(contract.getImports, listImports),
  serve(contract.getImport, showImport),
  serveExchange(contract.postImport, takeUpload(kinds)),
  serveExchange(contract.getImportAnalysis, analyseUpload(kinds)),
  serve(contract.postImportTrial, startImport(kinds, 'checking')),
  serve(contract.postImportRun, startImport(kinds, 'running')),
  serve(contract.postImportUndo, undoImport(kinds)),
  serveExchange(contract.getImportRejected, sendRejected(kinds)),
  serve(contract.getImportMappings, listMappings),
  serve(contract.putImportMapping, saveMapping(kinds)),
  serve(contract.deleteImportMapping, forgetMapping),
];
