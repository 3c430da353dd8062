import { uuidV7 } from '../../../kernel/uuid.ts';
import { scopeOf } from '../../../kernel/actor.ts';
import { audit } from '../../../platform/audit.ts';
import type { Ctx } from '../../../platform/db.ts';
import { announce, whisper } from '../../../platform/outbox.ts';
import { hostFollows } from '../appointment/appointment.queries.ts';
import { nextOf } from '../desk/move-clock.ts';
import { workOn } from '../desk/contact.actions.ts';
import { changeLead, formerOwner, knownOf, lockLead } from '../desk/work.queries.ts';
import {
  noConversation,
  noSuchLead,
  nobodyToTake,
  notHolder,
  unknownRecord,
} from '../lead.refusals.ts';
import { storeOfLead } from '../end/pool.queries.ts';
import { storeRules, type StoreRules } from '../store-rules.ts';
import { moveLevels, writeReceipts } from './allocation.queries.ts';
import type { Asked, Prior } from './allocation.rules.ts';
import { countOpen, seatsOf, takeTurns, type SeatRow, type Turn } from './queue.queries.ts';
import { shareOut } from './share-out.ts';
import { skillsAsked } from './skills.rules.ts';
import { seatNames } from './seat.queries.ts';

type Lead = Awaited<ReturnType<typeof workOn>>['lead'];

/** What a lead asks of the consultants: its brand and language, and who has a claim on it. */
async function askedOf(ctx: Ctx, lead: Lead, rules: StoreRules): Promise<Asked> {
  const former = await formerOwner(ctx, lead);
  const priors: Prior[] = [
    ...(lead.preferredId ? [{ personId: lead.preferredId, ground: 'preferred' as const }] : []),
    ...(former ? [{ personId: former, ground: 'returning' as const }] : []),
  ];
  const { language } = lead;
  const { givenUpBy } = lead;
  const { brandId, ...known } = await knownOf(ctx, lead);
  return { brandId, language, skills: skillsAsked(known, rules.skills), priors, givenUpBy };
}

async function consultantsOf(ctx: Ctx, storeId: string, day: string): Promise<SeatRow[]> {
  const seats = await seatsOf(ctx, [storeId], day);
  return countOpen(
    ctx,
    seats.filter(({ role }) => role === 'consultant'),
  );
}

type Dealing = {
  lead: Lead;
  rules: StoreRules;
  asked: Asked;
  seats: SeatRow[];
  turns: readonly Turn[];
};

function dealOne({ lead, rules, asked, seats, turns }: Dealing) {
  const isHere = ({ personId }: Prior) => seats.some((seat) => seat.personId === personId);
  const toDeal = {
    id: lead.id,
    storeId: lead.storeId,
    role: 'consultant',
    asked: { ...asked, priors: asked.priors.filter(isHere) },
  } as const;
  const shared = shareOut({ turns, seats }, [toDeal], (_, role) => rules.sharing(role));
  return { shared, dealt: shared.results.get(lead.id)! };
}

/** Which consultant a lead would go to now (交给谁), without giving it. */
export async function showCandidates(ctx: Ctx, { id }: { id: string }) {
  const found = await lockLead(ctx, 'read', id);
  if (!found) throw noSuchLead({ id });
  const { storeId } = found;
  if (!storeId) throw unknownRecord('storeId');
  const lead = { ...found, storeId };
  const rules = await storeRules(ctx, storeId);
  const seats = await consultantsOf(ctx, lead.storeId, rules.day);
  const { dealt } = dealOne({
    lead,
    rules,
    asked: await askedOf(ctx, lead, rules),
    seats,
    turns: [],
  });
  const names = await seatNames(ctx, lead.storeId);
  const rows = dealt.set.candidates.map((one, i) => ({
    ...one,
    personName: names.get(one.personId)?.name ?? '',
    level: dealt.levels[i]!,
    today: seats.find(({ personId }) => personId === one.personId)!.today,
    isNext: one.personId === dealt.person?.personId,
  }));
  return {
    rule: dealt.set.rule,
    ground: dealt.person ? dealt.ground : null,
    rows: rows.toSorted(
      (a, b) =>
        Number(b.isNext) - Number(a.isNext) ||
        Number(a.bar !== null) - Number(b.bar !== null) ||
        b.match - a.match ||
        a.level - b.level,
    ),
  };
}

/**
 * Hands a lead on (转交). After the first conversation the DCC agent's lead is dealt among the consultants, in its turn
 * and with a receipt; or it goes to somebody by name, which takes a reason and counts for them like any other.
 */
export async function handOver(
  ctx: Ctx,
  { id, personId, note }: { id: string; personId: string | null; note: string },
) {
  // The turn before the lead, like the intake: two that wait for each other are one refused.
  const at = await storeOfLead(ctx, id);
  const turns = at ? await takeTurns(ctx, [at]) : [];
  const { lead, rules } = await workOn(ctx, id);
  const isManager = scopeOf(ctx.actor, 'lead', 'bulk') !== 'no';
  if (!isManager && lead.ownerId !== ctx.actor.personId) throw notHolder();
  if (!isManager && !lead.conversedAt) throw noConversation();
  if (personId && note === '') throw unknownRecord('note');
  const seats = await consultantsOf(ctx, lead.storeId, rules.day);
  const named = personId ? seats.find((seat) => seat.personId === personId) : undefined;
  if (personId && !named) throw unknownRecord('personId');
  const asked = named
    ? {
        brandId: null,
        language: '',
        skills: [],
        priors: [{ personId: named.personId, ground: 'own' as const }],
      }
    : await askedOf(ctx, lead, rules);
  const { shared, dealt } = dealOne({ lead, rules, asked, seats, turns });
  if (!dealt.person) throw nobodyToTake(dealt.waits);
  const ground = personId ? 'manual' : dealt.ground;
  const { turn, cost, levels, setId, person } = dealt;
  const receipt = { leadId: id, storeId: lead.storeId, role: 'consultant', at: ctx.now } as const;
  const decidedBy = personId ? ctx.actor.personId : null;
  const decided = { turn, cost, levels, setId, ground, personId: person.personId, decidedBy, note };
  await writeReceipts(ctx, {
    receipts: [{ id: uuidV7(), ...receipt, ...decided }],
    sets: shared.sets,
  });
  await moveLevels(ctx, shared.moved, shared.turns, rules.day);
  const reached = {
    attempt: lead.attemptedAt,
    contact: lead.contactedAt,
    conversation: lead.conversedAt,
  };
  await changeLead(ctx, id, {
    ownerId: person.personId,
    teamId: person.teamId,
    stage: 'consultant',
    waitsFor: '',
    escalated: 0,
    ...nextOf(lead, reached, rules, ctx.now),
  });
  await hostFollows(ctx, id, person.personId);
  await audit(ctx, {
    action: 'lead.handed_over',
    resource: 'lead',
    recordId: id,
    ownerId: lead.ownerId,
    before: { ownerId: lead.ownerId, stage: lead.stage },
    after: { ownerId: person.personId, ground, note },
  });
  await announce(ctx, 'leads.received', uuidV7(), {
    leads: [{ leadId: id, storeId: lead.storeId, personId: person.personId }],
  });
  await whisper(ctx, 'lead', id);
  return { personId: person.personId, ground };
}
