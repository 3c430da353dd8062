import { Refusal } from '../../kernel/refusal.ts';
import type { MappingProblem } from './mapping.rules.ts';

export const fileTooBig = (bytes: number, limit: number) =>
  new Refusal(413, 'import.file_too_big', { bytes, limit });
export const fileEmpty = () => new Refusal(422, 'import.file_empty');
/** Neither a table of text nor a workbook, whatever its name says. */
export const fileTypeUnknown = (found: string) =>
  new Refusal(415, 'import.file_type_unknown', { found });
export const fileBroken = (reason: string, row?: number) =>
  new Refusal(422, 'import.file_broken', { reason, row });
/** A zip that unpacks to far more than it weighs (压缩炸弹), or that lies about its size. */
export const zipBomb = (unpackedBytes: number, limit: number) =>
  new Refusal(413, 'import.zip_bomb', { unpackedBytes, limit });
export const tooManyRows = (limit: number) => new Refusal(413, 'import.too_many_rows', { limit });
export const tooManyColumns = (columns: number, limit: number) =>
  new Refusal(413, 'import.too_many_columns', { columns, limit });
export const tooMuchMemory = () => new Refusal(413, 'import.too_much_memory');
export const tooSlow = (seconds: number) => new Refusal(422, 'import.too_slow', { seconds });
export const fileLocked = () => new Refusal(422, 'import.file_locked');
export const noSuchSheet = (sheet: string, sheets: readonly string[]) =>
  new Refusal(422, 'import.no_such_sheet', { sheet, sheets });
export const wrongColumns = (problems: readonly MappingProblem[], columns: readonly string[]) =>
  new Refusal(422, 'import.wrong_columns', { problems, columns });
export const wrongMapping = (problems: readonly string[]) =>
  new Refusal(422, 'import.wrong_mapping', { problems });
export const noSuchKind = (kind: string, kinds: readonly string[]) =>
  new Refusal(422, 'import.no_such_kind', { kind, kinds });
export const noSuchFile = (file: string) => new Refusal(404, 'import.no_such_file', { file });
export const noSuchImport = (id: string) => new Refusal(404, 'import.not_found', { id });
export const noSuchMapping = (name: string) =>
  new Refusal(404, 'import.mapping_not_found', { name });
export const alreadyRunning = (id: string) => new Refusal(409, 'import.already_running', { id });
/** Told of an import whose server went away; nothing of it was kept. */
export const cutOff = () => new Refusal(409, 'import.cut_off');
export const notUndoable = (id: string, reason: string) =>
  new Refusal(409, 'import.not_undoable', { id, reason });
