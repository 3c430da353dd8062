import type { Ctx } from '../db.ts';

/**
 * A kind of record that files hang on (附件归属). Whoever may read the record may read its files, whoever may edit
 * it may add and remove them; a record out of reach answers false, and its files are 404.
 */
export type FileHome = {
  home: string;
  /** The resource that the audit log names. */
  resource: string;
  name: { zh: string; en: string };
  mayRead: (ctx: Ctx, recordId: string) => Promise<boolean>;
  mayEdit: (ctx: Ctx, recordId: string) => Promise<boolean>;
};
