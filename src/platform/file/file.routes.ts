import { serve, serveExchange, type Served } from '../serve.ts';
import * as actions from './file.actions.ts';
import type { FileHome } from './file-home.ts';
import * as contract from './file.schema.ts';

/** Routes of files that hang on records (附件). */
export const fileRoutes = (homes: readonly FileHome[]): readonly Served[] => [
  serve(contract.getFiles, actions.listFiles(homes)),
  serveExchange(contract.postFile, actions.takeFile(homes)),
  serveExchange(contract.getFileContent, actions.sendContent(homes)),
  serveExchange(contract.getThumbnail, actions.sendThumbnail(homes)),
  serve(contract.deleteFile, actions.removeFile(homes)),
  serve(contract.postFileReturn, actions.returnFile(homes)),
];
