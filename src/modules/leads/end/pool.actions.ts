import { scopeOf } from '../../../kernel/actor.ts';
import { NOBODY, uuidV7 } from '../../../kernel/uuid.ts';
import { audit } from '../../../platform/audit.ts';
import type { Ctx } from '../../../platform/db.ts';
import { notify } from '../../../platform/notify/notify.ts';
import { whisper } from '../../../platform/outbox.ts';
import { settingOn } from '../../../platform/setting/setting-on.ts';
import { holdersAt, nameOf, todayOf } from '../../people/index.ts';
import { writeReceipts } from '../allocation/allocation.queries.ts';
import { workOn } from '../desk/contact.actions.ts';
import { changeLead } from '../desk/work.queries.ts';
import { leadSilent } from '../lead.notices.ts';
import { gaveUp, noSeat, notHolder, notInPool, poolLimit } from '../lead.refusals.ts';
import { leadEndSetting, leadRecallSetting } from '../lead.settings.ts';
import { recallStep, type RecallRow } from './end.rules.ts';
import {
  claimedOn,
  lockMySeatAt,
  lockUnheld,
  silentLeads,
  storeOfLead,
  type Silent,
} from './pool.queries.ts';

/** Takes a lead from the pool (认领). The row's lock decides between two; a limit a day keeps anybody from hoarding. */
export async function takeFromPool(ctx: Ctx, { id }: { id: string }) {
  const storeId = await storeOfLead(ctx, id);
  if (!storeId) throw notInPool();
  const seat = await lockMySeatAt(ctx, storeId);
  if (!seat) throw noSeat();
  const lead = await lockUnheld(ctx, id);
  if (lead?.storeId !== storeId) throw notInPool();
  if (lead.givenUpBy === ctx.actor.personId) throw gaveUp();
  const day = await todayOf(ctx);
  const [setting] = (await settingOn(ctx, leadEndSetting, { day, storeId })).rows;
  const most = setting!.claims;
  if (most !== null && (await claimedOn(ctx, storeId, day)) >= most) throw poolLimit(most);
  const { personId } = ctx.actor;
  await moved(ctx, { leadId: id, storeId, role: seat.role, ground: 'claimed', personId, note: '' });
  await changeLead(ctx, id, {
    ownerId: personId,
    teamId: seat.teamId,
    stage: seat.role,
    waitsFor: '',
    ...(lead.stage === 'waiting' && { assignedAt: ctx.now }),
    ...(seat.role === 'dcc' && { dccId: personId }),
    nextAt: ctx.now,
    nextWhat: 'follow_up',
  });
  await audit(ctx, {
    action: 'lead.claimed',
    resource: 'lead',
    recordId: id,
    after: { ownerId: personId },
  });
  await whisper(ctx, 'lead', id);
  return { personId };
}

/** Gives a lead back to the pool (放回公共池), where anybody of the store may take it. */
export async function release(ctx: Ctx, { id, note }: { id: string; note: string }) {
  const { lead } = await workOn(ctx, id);
  const mayForOthers = scopeOf(ctx.actor, 'lead', 'bulk') !== 'no';
  if (lead.ownerId !== ctx.actor.personId && !mayForOthers) throw notHolder();
  if (lead.ownerId === null) throw notInPool();
  await toPool(ctx, { id, storeId: lead.storeId, ownerId: lead.ownerId }, note);
  return { id };
}

type Held = { id: string; storeId: string; ownerId: string };

async function toPool(ctx: Ctx, { id, storeId, ownerId }: Held, note: string): Promise<void> {
  await moved(ctx, {
    leadId: id,
    storeId,
    role: 'consultant',
    ground: 'recalled',
    personId: null,
    note,
  });
  await changeLead(ctx, id, { ownerId: null, teamId: null, stage: 'pool', watchAt: null });
  await audit(ctx, {
    action: 'lead.released',
    resource: 'lead',
    recordId: id,
    ownerId,
    before: { ownerId },
    after: { note },
  });
  await whisper(ctx, 'lead', id);
}

type Movement = {
  leadId: string;
  storeId: string;
  role: 'dcc' | 'consultant';
  ground: string;
  personId: string | null;
  note: string;
};

/** A change of hands without a dealing stands in the same history, with nobody's level moved. */
const moved = (ctx: Ctx, { note, ...movement }: Movement) =>
  writeReceipts(ctx, {
    receipts: [
      {
        id: uuidV7(),
        turn: null,
        at: ctx.now,
        setId: null,
        levels: null,
        cost: 0,
        decidedBy: ctx.actor.personId === NOBODY ? null : ctx.actor.personId,
        note,
        ...movement,
      },
    ],
    sets: [],
  });

const page = 500;

/**
 * Looks for leads that nobody reached for too long (回收): first whoever has them is told, then the manager, and at
 * last they go back to the pool. Each is told once for each length of silence.
 */
export async function recallSilent(ctx: Ctx): Promise<number> {
  const day = await todayOf(ctx);
  const rules = new Map<string, RecallRow[]>();
  let [after, recalled] = [NOBODY, 0];
  for (;;) {
    const leads = await silentLeads(ctx, after, page);
    for (const lead of leads) {
      const { storeId } = lead;
      const rows =
        rules.get(storeId) ?? (await settingOn(ctx, leadRecallSetting, { day, storeId })).rows;
      rules.set(storeId, rows);
      recalled += await follow(ctx, lead, recallStep(lead.grade, lead.silentDays, rows));
    }
    if (leads.length < page) return recalled;
    after = leads.at(-1)!.id;
  }
}

async function follow(
  ctx: Ctx,
  lead: Silent,
  step: ReturnType<typeof recallStep>,
): Promise<number> {
  if (step === 'none') return 0;
  if (step === 'recall') await toPool(ctx, lead, `${lead.silentDays}`);
  const managers = step === 'self' ? [] : await holdersAt(ctx, 'lead', 'bulk', lead.storeId);
  await notify(ctx, {
    kind: leadSilent,
    to: [lead.ownerId, ...managers],
    key: `${lead.id} ${step} ${lead.ownerId}`,
    params: {
      customer: lead.customerName || { zh: '客户', en: 'A customer' },
      days: lead.silentDays,
      owner: (await nameOf(ctx, lead.ownerId)) ?? null,
      after:
        step === 'recall'
          ? { zh: '已转入公共池。', en: 'It is in the pool now.' }
          : { zh: '再不联系将转入公共池。', en: 'It goes to the pool unless somebody calls.' },
    },
    link: `/leads/${lead.id}`,
  });
  return step === 'recall' ? 1 : 0;
}
