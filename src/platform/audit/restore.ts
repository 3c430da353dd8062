import { scopeOf } from '../../kernel/actor.ts';
import type { InputOf } from '../../kernel/endpoint.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { audit } from '../audit.ts';
import type { Ctx } from '../db.ts';
import * as no from './audit.refusals.ts';
import type { postRestoration } from './audit.schema.ts';
import { restorationOf, type Restoration } from './restoration.rules.ts';
import type { Logged, Restorer } from './restorer.ts';

type Restorers = readonly Restorer[];
type Found = { restorer: Restorer; logged: Logged; resource: string } & Restoration & {
    current: Record<string, unknown>;
  };

/** What restoring would do (恢复预览), before anybody decides. */
export const previewRestoration =
  (restorers: Restorers) =>
  async (ctx: Ctx, { id }: { id: string }): Promise<Restoration> => {
    const { values, conflicts } = await restorationFor(ctx, restorers, id);
    return { values, conflicts };
  };

/**
 * Puts the values before a logged change back (恢复), through the module's own action; the log says from
 * which row. Refused where a field was changed since, unless that is to be overwritten.
 */
export const restoreEarlier =
  (restorers: Restorers) =>
  async (ctx: Ctx, { id, overwrite }: InputOf<typeof postRestoration>) => {
    const found = await restorationFor(ctx, restorers, id);
    const { restorer, logged, values, conflicts, current, resource } = found;
    if (Object.keys(values).length === 0) throw no.nothingToRestore();
    if (conflicts.length > 0 && !overwrite) throw no.changedSince(conflicts);
    await restorer.restore(ctx, logged, values);
    const before = Object.fromEntries(Object.keys(values).map((field) => [field, current[field]]));
    await audit(ctx, {
      action: 'audit.restored',
      resource,
      recordId: logged.recordId,
      before,
      after: { ...values, restoredFrom: id },
    });
    return { values };
  };

async function restorationFor(ctx: Ctx, restorers: Restorers, id: string): Promise<Found> {
  const row = await ctx.db
    .selectFrom('platform.audit')
    .select(['action', 'resource', 'recordId', 'before', 'after'])
    .where('tenantId', '=', ctx.actor.tenantId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) throw no.noSuchAuditRow(id);
  const restorer = restorers.find(({ action }) => action === row.action);
  if (!restorer || !isRecord(row.before) || !isRecord(row.after)) {
    throw no.notRestorable(row.action);
  }
  const { resource, verb } = restorer.right;
  if (scopeOf(ctx.actor, resource, verb) === 'no')
    throw new Refusal(403, 'not_allowed', { resource, verb });
  const logged = { recordId: row.recordId, before: row.before, after: row.after };
  const current = await restorer.current(ctx, logged);
  if (!current) throw no.recordGone();
  const { fields = (side: Record<string, unknown>) => side } = restorer;
  const restoration = restorationOf(
    fields(row.before, 'before'),
    fields(row.after, 'after'),
    current,
  );
  return { restorer, logged, resource: row.resource, current, ...restoration };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
