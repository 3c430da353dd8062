import type pg from 'pg';
import type { Compilable } from 'kysely';
import type { Actor } from '../kernel/actor.ts';
import { kyselyOn, type Ctx } from './db.ts';
import type { Endpoint } from '../kernel/endpoint.ts';

type Select = (ctx: Ctx, input: never) => Compilable;
type Prepared = { name: string; text: string; bind: (actor: Actor, input: Input) => unknown[] };
type Input = Record<string, unknown>;

/** Compiles only: the row road sends its statement itself. */
const compiling = kyselyOn({
  query: () => Promise.reject(new Error('rows are read by the server')),
} as never);
const places = ['tenantId', 'personId', 'storeId', 'teamId'] as const;

/**
 * The statement of a row read. Building it with Kysely costs more than running it, and its text
 * depends only on how far the actor's rights reach; so it is built once for each such shape with
 * marks in place of ids, and afterwards only the marks are filled in.
 */
export function rowStatements({ access, path }: Endpoint, select: Select) {
  const prepared = new Map<string, Prepared>();
  const resource = access.split(':')[0]!;
  return (actor: Actor, input: Input): pg.QueryConfig => {
    const shape = shapeOf(actor, resource);
    let statement = prepared.get(shape);
    if (!statement)
      prepared.set(shape, (statement = prepare(`${path} ${shape}`, select, actor, input)));
    return { name: statement.name, text: statement.text, values: statement.bind(actor, input) };
  };
}

const shapeOf = (actor: Actor, resource: string) =>
  `${actor.rights[resource]?.read ?? 'no'} ${places.map((place) => (actor[place] ? 1 : 0)).join('')} ${actor.groupStoreIds.length}`;

function prepare(name: string, select: Select, actor: Actor, input: Input): Prepared {
  const fills = new Map<string, (actor: Actor, input: Input) => unknown>();
  const mark = (fill: (actor: Actor, input: Input) => unknown) => {
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
  } as Actor;
  const fields = Object.fromEntries(
    Object.keys(input).map((key) => [key, mark((_, given) => given[key])]),
  );
  const { sql, parameters } = select(
    { db: compiling, actor: marked, now: '' },
    fields as never,
  ).compile();
  return {
    name: `row ${name}`.slice(0, 63),
    text: sql,
    bind: (one, given) =>
      parameters.map((parameter) => fills.get(parameter as string)?.(one, given) ?? parameter),
  };
}
