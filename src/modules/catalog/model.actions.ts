import type { InputOf } from '../../kernel/endpoint.ts';
import { audit } from '../../platform/audit.ts';
import type { Ctx } from '../../platform/db.ts';
import { noSuchModel, notOurs } from './catalog.refusals.ts';
import { dropRole, knownModel, putRole } from './model.queries.ts';
import type { putModelRole } from './model.schema.ts';

/** Gives a model of ours its role in a year (车型角色), or takes it back. */
export async function setRole(ctx: Ctx, { id, year, role }: InputOf<typeof putModelRole>) {
  const model = await knownModel(ctx, id);
  if (!model) throw noSuchModel();
  if (!model.own) throw notOurs();
  if (role) await putRole(ctx, { modelId: id, year, role });
  else await dropRole(ctx, { modelId: id, year });
  const after = { year, role };
  await audit(ctx, { action: 'model.role_set', resource: 'catalog', recordId: id, after });
  return { id };
}
