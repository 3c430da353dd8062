import { serveList } from '../list/serve-list.ts';
import { serve, serveExchange, type Served } from '../serve.ts';
import { importSource } from './import-list.queries.ts';
import {
  analyseUpload,
  forgetMapping,
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
  ...serveList(importSource),
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
