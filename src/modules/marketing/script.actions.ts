import type { z } from 'zod';
import { uuidV7 } from '../../kernel/uuid.ts';
import { audit } from '../../platform/audit.ts';
import type { Ctx } from '../../platform/db.ts';
import { noSuchScript, scriptNames } from './marketing.refusals.ts';
import {
  changeScript,
  insertScript,
  isSource,
  removeScript,
  scriptById,
  scriptsOf,
} from './script.queries.ts';
import type { postScript, putScript } from './script.schema.ts';

export const listScripts = async (ctx: Ctx) => ({ rows: await scriptsOf(ctx) });

/** Adds what to say on the phone (添加话术), to leads of one source or of any. */
export async function addScript(ctx: Ctx, input: z.output<typeof postScript.input>) {
  await mustKnowSource(ctx, input.sourceId);
  const id = uuidV7();
  await insertScript(ctx, { id, ...input });
  await audit(ctx, { action: 'script.added', resource: 'market', recordId: id, after: input });
  return { id };
}

export async function rewriteScript(ctx: Ctx, input: z.output<typeof putScript.input>) {
  const { id, ...after } = input;
  const before = await mustFind(ctx, id);
  await mustKnowSource(ctx, after.sourceId);
  await changeScript(ctx, input);
  await audit(ctx, { action: 'script.changed', resource: 'market', recordId: id, before, after });
  return { id };
}

export async function dropScript(ctx: Ctx, { id }: { id: string }) {
  const before = await mustFind(ctx, id);
  await removeScript(ctx, id);
  await audit(ctx, { action: 'script.removed', resource: 'market', recordId: id, before });
  return { id };
}

async function mustFind(ctx: Ctx, id: string) {
  const found = await scriptById(ctx, id);
  if (!found) throw noSuchScript();
  return found;
}

async function mustKnowSource(ctx: Ctx, sourceId: string | null): Promise<void> {
  if (sourceId && !(await isSource(ctx, sourceId))) throw scriptNames('sourceId');
}
