import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lin, ours, shen, stores, teams, xu, zhou } from '../../../../test/cast.ts';
import { world } from '../../../../test/world.ts';
import {
  reaches,
  scopes,
  sharedVerbs,
  systemActor,
  verbs,
  type Actor,
} from '../../../kernel/actor.ts';
import { uuidV7 } from '../../../kernel/uuid.ts';
import { dealRecord, visibleDeals } from '../../sales/deal.queries.ts';
import { explainRight, idIn } from './explain.rules.ts';
import { findRecord } from './record.queries.ts';

const { inside } = await world();
const people = [lin, zhou, xu, shen];
const deals = [lin, zhou, xu, undefined].map((owner, i) => ({
  tenantId: ours.tenantId,
  id: uuidV7(),
  number: `D${i}`,
  outcome: 'open',
  storeId: owner?.storeId ?? stores.lake,
  teamId: owner?.teamId ?? null,
  personId: owner?.personId ?? null,
}));
await inside(ours.tenantId, async ({ db }) => {
  await db.insertInto('sales.deal').values(deals).execute();
});

const aScope = fc.constantFrom(...scopes);
const someone = fc.record({
  read: aScope,
  edit: aScope,
  export: aScope,
  person: fc.constantFrom(...people),
  storeId: fc.constantFrom(stores.north, stores.lake, null),
  teamId: fc.constantFrom(teams.first, teams.second, null),
  groupStoreIds: fc.subarray([stores.north, stores.lake]),
  standsInFor: fc.subarray(people),
  absentMay: aScope,
});

/** Whoever chance makes: any scopes, anywhere, standing in for anybody. */
const actorOf = (made: typeof someone extends fc.Arbitrary<infer T> ? T : never): Actor => ({
  ...systemActor(ours.tenantId),
  personId: made.person.personId,
  rights: { deal: { read: made.read, edit: made.edit, export: made.export } },
  storeId: made.storeId,
  teamId: made.teamId,
  groupStoreIds: made.groupStoreIds,
  standsInFor: made.standsInFor.map(({ personId, name }) => ({
    personId,
    name,
    rights: { deal: { read: made.absentMay } },
  })),
});

const aShare = fc.option(
  fc.record({
    deal: fc.nat(deals.length - 1),
    to: fc.constantFrom(...people.map(({ personId }) => personId), stores.north, teams.first),
    verb: fc.constantFrom(...sharedVerbs),
    isOver: fc.boolean(),
  }),
);

describe('Explained, reached and listed are one ladder 权限溯源', () => {
  test('whoever asks, for whatever verb: the explanation, the rule and the SQL agree', async () => {
    let yes = 0;
    await fc.assert(
      fc.asyncProperty(someone, aShare, fc.constantFrom(...verbs), async (made, share, verb) => {
        const actor = actorOf(made);
        await inside(ours.tenantId, async ({ db, now }) => {
          const ctx = { db, actor, now };
          await db.deleteFrom('platform.share').where('tenantId', '=', ours.tenantId).execute();
          if (share)
            await db
              .insertInto('platform.share')
              .values({
                tenantId: ours.tenantId,
                id: uuidV7(),
                resource: 'deal',
                recordId: deals[share.deal]!.id,
                toKind: 'person',
                toId: share.to,
                verb: share.verb,
                expiresAt: share.isOver ? now : null,
                sharedBy: shen.personId,
                sharedAt: now,
              })
              .execute();
          const listed = (await visibleDeals(ctx, verb).select('deal.id').execute()).map(
            ({ id }) => id,
          );
          for (const { id } of deals) {
            const { place } = (await findRecord(ctx, dealRecord, id))!;
            const { allowed } = explainRight(actor, [], { resource: 'deal', verb, place });
            expect(allowed).toBe(reaches(actor, 'deal', verb, place));
            expect(listed.includes(id)).toBe(allowed);
            yes += allowed ? 1 : 0;
          }
        });
      }),
      { numRuns: 150 },
    );
    expect(yes).toBeGreaterThan(50);
  }, 60_000);

  test('an id is found in what was pasted, the last one of a link', () => {
    const [plan, deal] = [uuidV7(), uuidV7()];
    expect(idIn(deal)).toBe(deal);
    expect(idIn(` https://x.example/plan/${plan}/deals?open=${deal.toUpperCase()}&x=1 `)).toBe(
      deal,
    );
    expect(idIn('D-1044')).toBeUndefined();
  });
});
