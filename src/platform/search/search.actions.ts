import { sql } from 'kysely';
import { ownersOf, scopeOf, type Actor } from '../../kernel/actor.ts';
import type { InputOf } from '../../kernel/endpoint.ts';
import type { Ctx } from '../db.ts';
import type { SearchKind } from './search-kind.ts';
import type { getSearch } from './search.schema.ts';
import { questionOf } from './word.ts';

const fewPerKind = 8;
const manyPerKind = 60;

type Found = { kind: string; recordId: string; title: string; subtitle: string; rank: number };

/**
 * The best of each kind for a question (全局搜索), within the same rights as the lists. Phones are only asked by who
 * may read phones of customers, and never shown.
 */
export const search =
  (kinds: readonly SearchKind[]) =>
  async (ctx: Ctx, { q, kind: only }: InputOf<typeof getSearch>) => {
    const { actor } = ctx;
    const mine = kinds.filter(({ resource }) => scopeOf(actor, resource, 'read') !== 'no');
    const asked = mine.filter(({ kind }) => !only || kind === only);
    const question = questionOf(q, scopeOf(actor, 'phone', 'read') !== 'no');
    const named = mine.map(({ kind, name }) => ({ kind, name }));
    if (!question || asked.length === 0) return { kinds: named, rows: [] };
    const reach = await Promise.all(asked.map((kind) => reachOf(ctx, kind)));
    const found =
      await sql<Found>`select kind, record_id, title, subtitle, rank from platform.search_found(
      of_tenant_id => ${actor.tenantId}::uuid, either => ${question.either}::text[], other => ${question.other}::text[],
      asked => ${question.asked}, reach => ${JSON.stringify(reach)}::jsonb,
      per_kind => ${only ? manyPerKind : fewPerKind})`.execute(ctx.db);
    const addressOf = new Map(asked.map(({ kind, address }) => [kind, address]));
    return {
      kinds: named,
      rows: found.rows.map(({ rank: _, ...row }) => ({
        ...row,
        address: addressOf.get(row.kind)!(row.recordId),
      })),
    };
  };

/** The ladder of `withinReach` as a list of places and people: ids are unique, so one list serves all. */
async function reachOf(ctx: Ctx, { kind, resource }: SearchKind) {
  const { actor } = ctx;
  const scope = scopeOf(actor, resource, 'read');
  if (scope === 'all') return { kind, everything: true, places: [] };
  const shared = await sharedWith(ctx, resource);
  const places = [...placesOf(actor, scope), ...ownersOf(actor, resource, 'read'), ...shared];
  return { kind, everything: false, places };
}

function placesOf(actor: Actor, scope: string): string[] {
  if (scope === 'group') return [...actor.groupStoreIds];
  if (scope === 'store') return actor.storeId ? [actor.storeId] : [];
  return scope === 'team' && actor.teamId ? [actor.teamId] : [];
}

/** Records that were shared with the asker, their team or their store, and still are. */
async function sharedWith({ db, actor, now }: Ctx, resource: string): Promise<string[]> {
  const mine = [actor.personId, actor.teamId, actor.storeId].filter((id) => id !== null);
  const rows = await db
    .selectFrom('platform.share')
    .select('recordId')
    .where('tenantId', '=', actor.tenantId)
    .where('resource', '=', resource)
    .where('toId', 'in', mine)
    .where((is) => is.or([is('expiresAt', 'is', null), is('expiresAt', '>', now)]))
    .limit(2000)
    .execute();
  return rows.map(({ recordId }) => recordId);
}
