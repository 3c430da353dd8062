import type { z } from 'zod';
import { addDays } from '../../../kernel/period.ts';
import type { Ctx } from '../../../platform/db.ts';
import { storeRules } from '../store-rules.ts';
import type { Bar, CandidateSet } from './allocation.rules.ts';
import { jainIndex, sharesOf } from './fairness.rules.ts';
import { namesOf, setsNamed } from './receipt.queries.ts';
import { mustReachStore } from './seat.actions.ts';
import type { postSeatTrial } from './seat.schema.ts';
import { skillsAsked } from './skills.rules.ts';
import { dealtIn, type PastRow } from './trial.queries.ts';
import { tryOut } from './trial.rules.ts';

const days = 30;
const most = 5_000;
/** What somebody's own doing barred then bars them in a trial too. */
const kept: readonly Bar[] = ['on_leave', 'not_taking', 'gave_up'];

/**
 * Deals the leads of the last thirty days again among seats as they might be (分配试算), beside what really came of
 * them. At most 5,000 leads, the latest; prior claims go first as they did. Nothing is written.
 */
export async function trySeats(ctx: Ctx, input: z.output<typeof postSeatTrial.input>) {
  const { storeId, role, seats } = input;
  mustReachStore(ctx.actor, 'bulk', storeId);
  const rules = await storeRules(ctx, storeId);
  const [from, to] = [addDays(rules.day, 1 - days), rules.day];
  const found = await dealtIn(ctx, { storeId, role, from, to }, most + 1);
  const past = found.slice(-most);
  const sets = await setsNamed(ctx, [...new Set(past.map(({ setId }) => setId))]);
  const drafts = seats.map(({ licensedUntil, ...seat }) => ({
    ...seat,
    isLicensed: licensedUntil === null || licensedUntil >= rules.day,
  }));
  const tried = tryOut(
    past.map((row) => pastOf(row, sets.get(row.setId)!, skillsAsked(row, rules.skills))),
    drafts,
  );
  const before = sharesOf(
    past.map(({ setId, personId }) => ({
      candidates: sets.get(setId)!.candidates,
      personId,
      count: 1,
    })),
  );
  const ids = [...new Set([...before, ...tried.shares, ...drafts].map(({ personId }) => personId))];
  const names = await namesOf(ctx, ids);
  return {
    from,
    to,
    leads: past.length,
    isCut: found.length > most,
    undealt: tried.undealt,
    before: { jain: jainIndex(before) },
    after: { jain: tried.jain },
    rows: ids.map((personId) => {
      const now = tried.shares.find((share) => share.personId === personId);
      return {
        personId,
        personName: names.get(personId) ?? '',
        before: before.find((share) => share.personId === personId)?.received ?? 0,
        after: now?.received ?? 0,
        expected: now?.expected ?? 0,
      };
    }),
  };
}

function pastOf(
  { leadId, day, brandId, language }: PastRow,
  { candidates, priors }: CandidateSet,
  skills: string[],
) {
  const bars = candidates.flatMap(({ personId, bar }) =>
    bar && kept.includes(bar) ? [[personId, bar] as const] : [],
  );
  const asked = { brandId, language, skills, priors };
  return { id: leadId, day, asked, bars: new Map(bars) };
}
