import type { Ctx } from '../db.ts';
import type { Logged, Restorer } from '../audit/restorer.ts';
import { saveMapping } from './import.actions.ts';
import { SavedMapping } from './import.schema.ts';
import type { Kind } from './kind.ts';
import { savedMappings } from './saved-mapping.queries.ts';

const currentOf = async (ctx: Ctx, { after }: Logged) =>
  (await savedMappings(ctx, String(after['kind']))).find(({ name }) => name === after['name']);

/** A saved mapping that was saved over can be taken back (恢复已存映射). */
export const mappingRestorer = (kinds: readonly Kind[]): Restorer => ({
  action: 'mapping.saved',
  right: { resource: 'import', verb: 'edit' },
  fields: ({ mapping }) => ({ mapping }),
  current: currentOf,
  restore: (ctx, { after }, values) =>
    saveMapping(kinds)(ctx, SavedMapping.parse({ name: after['name'], kind: after['kind'], ...values })), // prettier-ignore
});
