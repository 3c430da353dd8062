import { sql } from 'kysely';
import { narrower, scopeOf, type Actor, type Scope } from '../../kernel/actor.ts';
import { factKinds, type FactKind } from '../../kernel/fact.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { NOBODY } from '../../kernel/uuid.ts';
import type { Ctx } from '../../platform/db.ts';
import type { Place } from '../../platform/facts/grains.ts';
import { totalsOf, type Question, type Total } from '../../platform/facts/totals.queries.ts';

const nameOfCode = new Map<number, FactKind>(
  Object.entries(factKinds).map(([name, { code }]) => [code, name as FactKind]),
);

export type Counted = Omit<Total, 'kind'> & { kind: FactKind };
export type Asked = Omit<Question, 'kinds' | 'detail'> & {
  kinds: readonly FactKind[];
  withBodyType?: boolean;
};

/**
 * The only door to counted facts: sums within what the actor's right over KPIs reaches. What is asked
 * for outside that reach is simply not there.
 */
export async function counted(ctx: Ctx, asked: Asked): Promise<Counted[]> {
  const { db, actor } = ctx;
  const rows = await totalsOf(db, actor.tenantId, {
    ...asked,
    kinds: asked.kinds.map((kind) => factKinds[kind].code),
    within: placesWithin(ctx, asked.kinds, asked.within ?? {}),
    ...(asked.withBodyType && { detail: bodyTypes(actor.tenantId) }),
  });
  return rows.map((row) => ({ ...row, kind: nameOfCode.get(row.kind)! }));
}

/** Facts that tell what a car cost: counting them needs the right over costs too (字段权限). */
const costKinds: ReadonlySet<FactKind> = new Set<FactKind>(['grossProfit']);

/** How far the actor may count facts of these kinds. */
export function countedScope(actor: Pick<Actor, 'rights'>, kinds: readonly FactKind[]): Scope {
  const scope = scopeOf(actor, 'kpi', 'read');
  return kinds.some((kind) => costKinds.has(kind))
    ? narrower(scope, scopeOf(actor, 'cost', 'read'))
    : scope;
}

export const costsNotYours = () =>
  new Refusal(403, 'not_allowed', { resource: 'cost', verb: 'read' });

/**
 * Narrows the places asked for to those that the actor's rights reach. Figures stay with the person
 * who made them: a deputy does not count the absent's. Refused where costs are withheld altogether,
 * because a zero would be a lie.
 */
export function placesWithin(
  { actor }: Pick<Ctx, 'actor'>,
  kinds: readonly FactKind[],
  asked: Question['within'] & object,
): NonNullable<Question['within']> {
  const scope = countedScope(actor, kinds);
  if (scope === 'all') return asked;
  if (scope === 'no' && scopeOf(actor, 'kpi', 'read') !== 'no') throw costsNotYours();
  const [place, reached]: [Place, readonly string[]] =
    scope === 'group'
      ? ['store_id', actor.groupStoreIds]
      : scope === 'store'
        ? ['store_id', [actor.storeId ?? '']]
        : scope === 'team'
          ? ['team_id', [actor.teamId ?? '']]
          : ['person_id', scope === 'own' ? [actor.personId] : []];
  const wanted = asked[place];
  // Nobody's id stands for "unassigned" in facts and must not leak through a missing place.
  const within = reached.filter((id) => id !== '' && (!wanted || wanted.includes(id)));
  return { ...asked, [place]: within };
}

/** The body type of a deal, which an import may give per car rather than per model. */
const bodyTypes = (tenantId: string) => sql`
  select deal.id as subject_id, coalesce(nullif(deal.body_type, ''), model.body_type) as detail
  from sales.deal deal left join catalog.model model on model.tenant_id = deal.tenant_id and model.id = deal.model_id
  where deal.tenant_id = ${tenantId}`;

type Label = { id: string; label: string; brandId?: string };

/** Names of the things that ids in facts stand for. */
export async function labelsOf(
  { db, actor }: Ctx,
  place: Place | 'brand_id',
  ids: readonly string[],
): Promise<Map<string, string>> {
  const table = {
    store_id: 'people.store',
    team_id: 'people.team',
    person_id: 'people.person',
    model_id: 'catalog.model',
    brand_id: 'catalog.brand',
    source_id: 'marketing.source',
    campaign_id: 'marketing.campaign',
    area_id: 'catalog.area',
  }[place];
  const { rows } = await sql<Label>`select id, name as label from ${sql.table(table)}
    where tenant_id = ${actor.tenantId} and id = any(${[...new Set(ids)]}::uuid[])`.execute(db);
  return new Map(rows.map((row) => [row.id, row.label]));
}

/** Which brand each model belongs to. */
export async function brandsOfModels(
  { db, actor }: Ctx,
  modelIds: readonly string[],
): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('catalog.model')
    .select(['id', 'brandId'])
    .where('tenantId', '=', actor.tenantId)
    .where('id', 'in', [NOBODY, ...new Set(modelIds)])
    .execute();
  return new Map(rows.map((row) => [row.id, row.brandId]));
}
