import type pg from 'pg';
import type { Compilable } from 'kysely';
import { ownersOf, type Actor, type Verb } from '../kernel/actor.ts';
import { kyselyOn, type Ctx } from './db.ts';
import type { Endpoint } from '../kernel/endpoint.ts';

type Select = (ctx: Ctx, input: never) => Compilable;
type Fill = (actor: Actor, input: Input, now: string) => unknown;
type Prepared = {
  name: string;
  text: string;
  bind: (...given: Parameters<Fill>) => unknown[];
};
export type Alive = { hash: Buffer; now: string };
type Input = Record<string, unknown>;
type Asking = { actor: Actor; input: Input };

/** Compiles only: the row road sends its statement itself. */
const compiling = kyselyOn({
  query: () => Promise.reject(new Error('rows are read by the server')),
} as never);
const places = ['tenantId', 'personId', 'storeId', 'teamId'] as const;

/**
 * The statement of a row read. Building it with Kysely costs more than running it, and its text
 * depends only on how far the actor's rights reach; so it is built once for each such shape with
 * marks in place of ids, and afterwards only the marks are filled in. The session is checked in the
 * same statement: no row at all means that it has ended, `row_found` null that there is no such row.
 */
export function rowStatements({ access, path }: Endpoint, select: Select) {
  const prepared = new Map<string, Prepared>();
  const right = access.split(':') as [string, Verb];
  return (actor: Actor, input: Input, alive: Alive): pg.QueryConfig => {
    const shape = shapeOf(actor, right);
    let statement = prepared.get(shape);
    if (!statement) prepared.set(shape, (statement = prepare(path, select, { actor, input })));
    const { name, text, bind } = statement;
    return { name, text, values: [...bind(actor, input, alive.now), alive.hash, alive.now] };
  };
}

/** Everything that the text of a statement may depend on, by what was granted and what is there. */
const shapeOf = (actor: Actor, [resource, verb]: [string, Verb]) =>
  [
    actor.rights[resource]?.[verb] ?? 'no',
    places.map((place) => (actor[place] ? 1 : 0)).join(''),
    actor.groupStoreIds.length,
    actor.standsInFor.length === 0 ? '' : entrustedTo(actor, resource, verb),
  ].join(' ');

/** Which of the absent hand this right over: another choice of them is another statement. */
function entrustedTo(actor: Actor, resource: string, verb: Verb): string {
  const owners = ownersOf(actor, resource, verb);
  return actor.standsInFor.map(({ personId }) => (owners.includes(personId) ? 1 : 0)).join('');
}

/** Numbered, because a name is cut at 63 bytes and two statements must never share one. */
let statements = 0;

function prepare(path: string, select: Select, { actor, input }: Asking): Prepared {
  const fills = new Map<string, Fill>();
  const mark = (fill: Fill) => {
    const marked = `\u0001${fills.size}`;
    fills.set(marked, fill);
    return marked;
  };
  const marked = {
    ...actor,
    ...Object.fromEntries(
      places.map((place) => [place, actor[place] && mark((one) => one[place])]),
    ),
    groupStoreIds: actor.groupStoreIds.map((_, i) => mark((one) => one.groupStoreIds[i])),
    standsInFor: actor.standsInFor.map((absent, i) => ({
      ...absent,
      personId: mark((one) => one.standsInFor[i]!.personId),
    })),
  } as Actor;
  const fields = Object.fromEntries(
    Object.keys(input).map((key) => [key, mark((_, given) => given[key])]),
  );
  const { sql, parameters } = select(
    { db: compiling, actor: marked, now: mark((_, __, now) => now) },
    fields as never,
  ).compile();
  return {
    name: `row ${(statements += 1)} ${path}`.slice(0, 63),
    text: withSession(sql, parameters.length),
    bind: (one, given, now) =>
      parameters.map((parameter) => fills.get(parameter as string)?.(one, given, now) ?? parameter),
  };
}

const withSession = (select: string, parameters: number) => `
  select alive.version as session_version, found.*
  from (select l.version from platform.session s join platform.login l on l.id = s.login_id
    where s.token_hash = $${parameters + 1} and s.revoked_at is null and s.expires_at > $${parameters + 2}
      and l.disabled_at is null) alive
  left join lateral (select true as row_found, one.* from (${select}) one) found on true`;
