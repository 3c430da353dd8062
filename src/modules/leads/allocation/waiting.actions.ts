import { uuidV7 } from '../../../kernel/uuid.ts';
import { auditMany } from '../../../platform/audit.ts';
import type { Ctx } from '../../../platform/db.ts';
import { notify } from '../../../platform/notify/notify.ts';
import { announce } from '../../../platform/outbox.ts';
import { holdersAt } from '../../people/index.ts';
import { isOpenAt } from '../clock/deadlines.ts';
import { changeLead } from '../desk/work.queries.ts';
import { leadWaiting } from '../lead.notices.ts';
import { storeRules, type StoreRules } from '../store-rules.ts';
import { moveLevels, writeReceipts } from './allocation.queries.ts';
import { countOpen, seatsOf, takeTurns, type SeatRow } from './queue.queries.ts';
import { firstRole, shareOut, type ToDeal } from './share-out.ts';
import { skillsAsked } from './skills.rules.ts';
import { storesWaiting, waitingAt, waitingName, type Waiting } from './waiting.queries.ts';

const atOnce = 200;

/**
 * Deals what waits at a store, the oldest first (重试分配); answers how many found somebody. What still waits says why,
 * so that a manager sees whether nobody sits there, nobody is taking, or everybody is full.
 */
export async function dealWaiting(ctx: Ctx, storeId: string): Promise<number> {
  const turns = await takeTurns(ctx, [storeId]);
  const waiting = await waitingAt(ctx, storeId, atOnce);
  if (waiting.length === 0) return 0;
  const rules = await storeRules(ctx, storeId);
  const seats = await countOpen(ctx, await seatsOf(ctx, [storeId], rules.day));
  const toDeal = waiting.map((lead) => toDealOf(lead, { seats, rules }));
  const shared = shareOut({ turns, seats }, toDeal, (_, role) => rules.sharing(role));
  const found = toDeal.flatMap((lead) => {
    const dealt = shared.results.get(lead.id)!;
    return dealt.person ? [{ ...lead, dealt }] : [];
  });
  await writeReceipts(ctx, {
    receipts: found.map(({ id, role, dealt }) => ({
      id: uuidV7(),
      leadId: id,
      storeId,
      role,
      turn: dealt.turn,
      at: ctx.now,
      ground: dealt.ground,
      personId: dealt.person.personId,
      setId: dealt.setId,
      levels: dealt.levels,
      cost: dealt.cost,
      decidedBy: null,
    })),
    sets: shared.sets,
  });
  await moveLevels(ctx, shared.moved, shared.turns, rules.day);
  for (const { id, role, dealt } of found)
    await changeLead(ctx, id, {
      ownerId: dealt.person.personId,
      teamId: dealt.person.teamId,
      stage: role,
      waitsFor: '',
      assignedAt: ctx.now,
      ...(role === 'dcc' && { dccId: dealt.person.personId }),
    });
  for (const lead of waiting) {
    const { waits } = shared.results.get(lead.id)!;
    if (waits && waits !== lead.waitsFor) await changeLead(ctx, lead.id, { waitsFor: waits });
  }
  const unheld = waiting.flatMap(({ id }) => shared.results.get(id)!.waits ?? []);
  if (isOpenAt(rules.opening, ctx.now)) await tellWaiting(ctx, storeId, unheld);
  if (found.length === 0) return 0;
  await auditMany(
    ctx.db,
    found.map(({ id, dealt }) => ({
      actor: ctx.actor,
      now: ctx.now,
      action: 'lead.dealt',
      resource: 'lead',
      recordId: id,
      after: { ownerId: dealt.person.personId, ground: dealt.ground },
    })),
  );
  await announce(ctx, 'leads.received', uuidV7(), {
    leads: found.map(({ id, dealt }) => ({ leadId: id, storeId, personId: dealt.person.personId })),
  });
  return found.length;
}

type Scene = { seats: readonly SeatRow[]; rules: StoreRules };

/** Who was talked with goes to a consultant; everybody else to whoever is first at the store. */
function toDealOf(lead: Waiting, { seats, rules }: Scene): ToDeal {
  const { id, storeId, language, brandId, preferredId, conversedAt, givenUpBy } = lead;
  const role = conversedAt ? ('consultant' as const) : firstRole(seats, storeId);
  const isHere = seats.some((seat) => seat.personId === preferredId && seat.role === role);
  const priors =
    preferredId && isHere ? [{ personId: preferredId, ground: 'preferred' as const }] : [];
  const skills = skillsAsked(lead, rules.skills);
  return { id, storeId, role, asked: { brandId, language, skills, priors, givenUpBy } };
}

const whyWords: Record<string, { zh: string; en: string }> = {
  nobody_seated: { zh: '没有人设了接单席位', en: 'nobody has a seat' },
  nobody_taking: { zh: '没有人在线接单', en: 'nobody is taking leads now' },
  all_full: { zh: '在线的人都已满额', en: 'everybody who takes leads is full' },
};

/** While the store is open its managers hear once an hour that something waits (无人接单提醒), and why. */
async function tellWaiting(ctx: Ctx, storeId: string, waits: readonly string[]): Promise<void> {
  const [why] = waits;
  if (!why) return;
  await notify(ctx, {
    kind: leadWaiting,
    to: await holdersAt(ctx, 'lead', 'bulk', storeId),
    key: `${storeId} ${ctx.now.slice(0, 13)}`,
    params: {
      store: await waitingName(ctx, storeId),
      count: waits.length,
      why: whyWords[why] ?? { zh: why, en: why },
    },
    link: '/leads/sharing',
    places: [{ storeId }],
  });
}

/** Every store of a group where something waits: nothing is ever forgotten. */
export async function dealAllWaiting(ctx: Ctx): Promise<number> {
  let found = 0;
  for (const storeId of await storesWaiting(ctx)) found += await dealWaiting(ctx, storeId);
  return found;
}
