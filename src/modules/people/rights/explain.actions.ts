import {
  groundOf,
  resources,
  scopeOf,
  verbs,
  type Actor,
  type Place,
} from '../../../kernel/actor.ts';
import type { InputOf, OutputOf } from '../../../kernel/endpoint.ts';
import { fieldRights } from '../../../kernel/field.ts';
import type { Ctx } from '../../../platform/db.ts';
import type { RecordKind } from '../../../platform/reach.ts';
import { noSuchPerson } from '../place.refusals.ts';
import { standingActor } from '../role.queries.ts';
import { mergeGrants } from '../role.rules.ts';
import { namesOf, narrowTokens, rolesHeld, type HeldRole } from './explain.queries.ts';
import { explainRight, idIn, type Step } from './explain.rules.ts';
import type { getExplanation } from './explain.schema.ts';
import { findRecord, type FoundRecord } from './record.queries.ts';
import { noSuchRecord, notShareable } from './rights.refusals.ts';

type Told = OutputOf<typeof getExplanation>;

/** Answers "why can or can't X see Y" (权限溯源) for one person, a resource and, where named, one record. */
export const explain =
  (kinds: readonly RecordKind[]) =>
  async (ctx: Ctx, asked: InputOf<typeof getExplanation>): Promise<Told> => {
    const { personId, resource } = asked;
    const actor = await standingActor(ctx, personId);
    if (!actor) throw noSuchPerson(personId);
    if (!(resources as readonly string[]).includes(resource)) throw notShareable(resource);
    const kind = kinds.find((one) => one.resource === resource);
    const record = asked.record ? await named({ ...ctx, actor }, kind, asked) : undefined;
    const roles = await rolesHeld(ctx, personId);
    const place = record?.place;
    const names = await namesOf(ctx, [
      ...[actor.storeId, actor.teamId, actor.personId],
      ...[place?.storeId ?? null, place?.teamId ?? null, place?.personId ?? null],
    ]);
    const step = (of: string, verb: Step['verb'], at = place) =>
      withNames(explained(actor, roles, { resource: of, verb, ...(at && { place: at }) }), names);
    // A share opens the record, never its guarded fields (ADR 0011).
    const unshared = place && { ...place, shared: null };
    return {
      person: {
        id: personId,
        name: actor.name,
        roles: roles.map(({ key, zh, en }) => ({ key, zh, en })),
        storeName: names.get(actor.storeId ?? '') ?? null,
        teamName: names.get(actor.teamId ?? '') ?? null,
      },
      record: record && kind ? shown(record, kind) : null,
      verbs: verbs.map((verb) => step(resource, verb)),
      fields: fieldRights.map((right) => ({
        right,
        read: step(right, 'read', unshared),
        edit: step(right, 'edit', unshared),
      })),
      tokens: await tokensOf(ctx, { actor, roles, resource, ...(place && { place }) }),
    };
  };

const explained = (
  actor: Actor,
  roles: readonly HeldRole[],
  question: Parameters<typeof explainRight>[2],
) =>
  explainRight(
    actor,
    roles.map(({ key, grants }) => ({ role: key, grants })),
    question,
  );

async function named(
  ctx: Ctx,
  kind: RecordKind | undefined,
  { resource, record }: InputOf<typeof getExplanation>,
): Promise<FoundRecord> {
  if (!kind) throw notShareable(resource);
  const id = idIn(record);
  const found = id && (await findRecord(ctx, kind, id));
  if (!found) throw noSuchRecord(resource, id ?? record);
  return found;
}

const shown = ({ id, title, storeName, teamName, personName }: FoundRecord, kind: RecordKind) => ({
  id,
  title,
  address: `${kind.address}${id}`,
  storeName,
  teamName,
  personName,
});

function withNames(step: Step, names: ReadonlyMap<string, string>): Step {
  if (!step.compared) return step;
  const { record, person, ...rest } = step.compared;
  const name = (id: string | null) => (id === null ? null : (names.get(id) ?? id));
  return { ...step, compared: { ...rest, record: name(record), person: name(person) } };
}

type Held = { actor: Actor; roles: readonly HeldRole[]; resource: string; place?: Place };

async function tokensOf(
  ctx: Ctx,
  { actor, roles, resource, place }: Held,
): Promise<Told['tokens']> {
  const tokens = await narrowTokens(ctx, actor.personId);
  return tokens.map(({ name, roleKeys }) => {
    const held = roles.filter(({ key }) => roleKeys.includes(key));
    const holder = { ...actor, rights: mergeGrants(held.flatMap(({ grants }) => grants)) };
    const allowed = verbs.filter((verb) =>
      place
        ? groundOf(holder, resource, verb, place) !== undefined
        : scopeOf(holder, resource, verb) !== 'no',
    );
    return { name, roles: roleKeys, allowed };
  });
}
