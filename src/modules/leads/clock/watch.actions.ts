import { NOBODY } from '../../../kernel/uuid.ts';
import { addOpenMinutes } from '../../../platform/calendar/hours.ts';
import type { Ctx } from '../../../platform/db.ts';
import { notify } from '../../../platform/notify/notify.ts';
import { whisper } from '../../../platform/outbox.ts';
import { holdersAt, holdersOf, leadersOf, nameOf } from '../../people/index.ts';
import { changeLead } from '../desk/work.queries.ts';
import { leadDue, leadOverdue } from '../lead.notices.ts';
import { storeRules, type StoreRules } from '../store-rules.ts';
import { gradeOf } from './grade.rules.ts';
import { gradedLeads, watchedNow, type Watched } from './watch.queries.ts';

const atOnce = 500;
/** After a breach the next level is told when the store was open for so many minutes again. */
const againMinutes = 30;

const whatWords: Record<string, { zh: string; en: string }> = {
  attempt: { zh: '首次外呼', en: 'The first attempt' },
  contact: { zh: '首次接通', en: 'The first contact' },
  conversation: { zh: '首谈', en: 'The first conversation' },
};

/**
 * Looks at the clocks that are due (时钟巡检). Before the limit its holder is told; at the limit the holder and whoever
 * leads the team, where somebody does; half an open hour later the store's managers, and then those who answer for the whole
 * group. Each is told once a stage.
 */
export async function watchClocks(ctx: Ctx): Promise<number> {
  const watched = await watchedNow(ctx, atOnce);
  for (const lead of watched) await escalate(ctx, lead);
  if (watched.length > 0) await whisper(ctx, 'lead', watched[0]!.id);
  return watched.length;
}

/** How far a late lead has been told of (升级). */
const told = { nobody: 0, team: 1, managers: 2, directors: 3 } as const;

async function escalate(ctx: Ctx, lead: Watched): Promise<void> {
  const { id, nextAt, escalated, ownerId, teamId, storeId } = lead;
  const owner = ownerId ? [ownerId] : [];
  if (nextAt > ctx.now) {
    await tell(ctx, lead, { kind: leadDue, to: owner, level: told.nobody });
    return changeLead(ctx, id, { watchAt: nextAt });
  }
  const kind = leadOverdue;
  const watchAt = await nextLook(ctx, storeId);
  const leaders =
    escalated === told.nobody && teamId ? await leadersOf(ctx, 'lead', 'bulk', teamId) : [];
  if (leaders.length > 0) {
    await tell(ctx, lead, { kind, to: [...owner, ...leaders], level: told.team });
    return changeLead(ctx, id, { escalated: told.team, watchAt });
  }
  if (escalated < told.managers) {
    const managers = storeId ? await holdersAt(ctx, 'lead', 'bulk', storeId) : [];
    const to = escalated === told.nobody ? [...owner, ...managers] : managers;
    await tell(ctx, lead, { kind, to, level: told.managers });
    return changeLead(ctx, id, { escalated: told.managers, watchAt });
  }
  const to = await holdersOf(ctx, 'lead', 'bulk');
  await tell(ctx, lead, { kind, to, level: told.directors });
  return changeLead(ctx, id, { escalated: told.directors, watchAt: null });
}

/** Nobody is told of a clock that stands still: a store that is closed is looked at when it opens again. */
async function nextLook(ctx: Ctx, storeId: string | null): Promise<string> {
  const now = Date.parse(ctx.now);
  if (!storeId) return new Date(now + againMinutes * 60_000).toISOString();
  const { openOn, zone } = (await storeRules(ctx, storeId)).opening;
  return new Date(addOpenMinutes(openOn, zone, now, againMinutes)).toISOString();
}

type Telling = { kind: typeof leadDue; to: readonly string[]; level: number };

async function tell(ctx: Ctx, lead: Watched, { kind, to, level }: Telling): Promise<void> {
  const owner = lead.ownerId ? ((await nameOf(ctx, lead.ownerId)) ?? '') : '';
  await notify(ctx, {
    kind,
    to,
    key: `${lead.id} ${lead.nextWhat} ${level}`,
    params: {
      customer: lead.customerName || { zh: '客户', en: 'A customer' },
      what: whatWords[lead.nextWhat] ?? { zh: '跟进', en: 'Follow-up' },
      at: lead.nextAt,
      owner: owner && { zh: `跟进人：${owner}`, en: `Owner: ${owner}` },
    },
    link: `/leads/${lead.id}`,
    places: lead.storeId ? [{ storeId: lead.storeId }] : [],
  });
}

const page = 1_000;

/** Derives every open lead's grade anew from its expected day (每晚重算级别); answers how many changed. */
export async function regradeLeads(ctx: Ctx): Promise<number> {
  const rules = new Map<string, StoreRules>();
  let [after, changed] = [NOBODY, 0];
  for (;;) {
    const leads = await gradedLeads(ctx, after, page);
    for (const { id, storeId, expectedOn, grade } of leads) {
      const known = rules.get(storeId) ?? (await storeRules(ctx, storeId));
      rules.set(storeId, known);
      const now = gradeOf({ expectedOn, isOrdered: grade === 'O' }, known.day, known.grades);
      if (now === grade) continue;
      await changeLead(ctx, id, { grade: now });
      changed += 1;
    }
    if (leads.length < page) return changed;
    after = leads.at(-1)!.id;
  }
}
