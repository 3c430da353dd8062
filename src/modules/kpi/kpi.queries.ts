import { sql } from 'kysely';
import { scopeOf } from '../../kernel/actor.ts';
import { factKinds, type FactKind } from '../../kernel/fact.ts';
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
    within: withinReach(ctx, asked.within ?? {}),
    ...(asked.withBodyType && { detail: bodyTypes(actor.tenantId) }),
  });
  return rows.map((row) => ({ ...row, kind: nameOfCode.get(row.kind)! }));
}

/** Narrows the places asked for to those that the actor's right reaches. */
export function withinReach(
  { actor }: Pick<Ctx, 'actor'>,
  asked: Question['within'] & object,
): NonNullable<Question['within']> {
  const scope = scopeOf(actor, 'kpi', 'read');
  if (scope === 'all') return asked;
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
