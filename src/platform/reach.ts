import { sql, type RawBuilder } from 'kysely';
import { ownersOf, scopeOf, type Actor, type Verb } from '../kernel/actor.ts';
import type { Ctx } from './db.ts';

/** Which columns of a query say where its rows belong; one that is left out holds nobody's. */
export type ReachColumns = { store?: string; team?: string; person?: string; id?: string };

type Condition = RawBuilder<boolean>;

/**
 * The one condition for "rows that the actor's right reaches" (可见范围), as SQL: the same ladder as
 * `reaches`, with what was shared and whose owner the actor stands in for. Put it into the only door
 * to a table: `.where(withinReach(ctx, 'deal', 'read', dealColumns))`. Shares count where `id` is named.
 */
export function withinReach(
  { actor, now }: Pick<Ctx, 'actor' | 'now'>,
  resource: string,
  verb: Verb,
  columns: ReachColumns,
): Condition {
  const grounds = reachGrounds({ actor, now }, resource, verb, columns);
  return grounds.length > 0 ? sql<boolean>`(${sql.join(grounds, sql` or `)})` : sql<boolean>`false`;
}

/**
 * The same, ground by ground: each has an index of its own, which one condition with OR has not. Whoever pages through
 * many rows asks ground by ground and joins what each one gives.
 */
export function reachGrounds(
  { actor, now }: Pick<Ctx, 'actor' | 'now'>,
  resource: string,
  verb: Verb,
  columns: ReachColumns,
): Condition[] {
  const scope = scopeOf(actor, resource, verb);
  if (scope === 'all') return [sql<boolean>`true`];
  if (scope === 'no') return [];
  const { store, team, person, id } = columns;
  const grounds: Condition[] = [];
  if (scope === 'group' && store) grounds.push(among(store, actor.groupStoreIds));
  if (scope === 'store' && store) grounds.push(among(store, [actor.storeId]));
  if (scope === 'team' && team) grounds.push(among(team, [actor.teamId]));
  if (person) grounds.push(among(person, ownersOf(actor, resource, verb)));
  if (id && (verb === 'read' || verb === 'edit'))
    grounds.push(sharedWith(actor, { resource, verb, id, now }));
  return grounds;
}

/** Each id is a parameter of its own, because the row road fills them in one by one. */
function among(column: string, ids: readonly (string | null)[]): Condition {
  const given = ids.filter((id) => id !== null);
  if (given.length === 0) return sql<boolean>`false`;
  return sql<boolean>`${sql.ref(column)} in (${sql.join(given.map((id) => sql`${id}::uuid`))})`;
}

type Shared = { resource: string; verb: 'read' | 'edit'; id: string; now: string };

function sharedWith(actor: Actor, { resource, verb, id, now }: Shared): Condition {
  const mine = [actor.personId, actor.teamId, actor.storeId];
  return sql<boolean>`exists (select 1 from platform.share given
    where given.tenant_id = ${actor.tenantId}::uuid and given.resource = ${sql.lit(resource)}
      and given.record_id = ${sql.ref(id)} and ${among('given.to_id', mine)}
      and (given.expires_at is null or given.expires_at > ${now}::timestamptz)
      and (${sql.lit(verb)} = 'read' or given.verb = 'edit'))`;
}

/**
 * A kind of record that rights are asked about one by one: where it stands, what it is called, where
 * it opens. Modules say so as plain columns; the program lists them (src/record-kinds.ts).
 */
export type RecordKind = {
  resource: string;
  table: string;
  /** The column that names a record to people. */
  title: string;
  columns: ReachColumns & { id: string };
  /** Address of a record's screen, its id at the end; a pasted link is read by it. */
  address: string;
};
