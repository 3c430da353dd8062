import { NOBODY } from '../../../kernel/uuid.ts';
import type { Ctx } from '../../../platform/db.ts';
import { notify } from '../../../platform/notify/notify.ts';
import { whisper } from '../../../platform/outbox.ts';
import { holdersAt, holdersOf, nameOf } from '../../people/index.ts';
import { changeLead } from '../desk/work.queries.ts';
import { leadDue, leadOverdue } from '../lead.notices.ts';
import { storeRules, type StoreRules } from '../store-rules.ts';
import { gradeOf } from './grade.rules.ts';
import { gradedLeads, watchedNow, type Watched } from './watch.queries.ts';

const atOnce = 500;
/** After a breach the next level is told when so much time has gone by again. */
const again = 30 * 60_000;

const whatWords: Record<string, { zh: string; en: string }> = {
  attempt: { zh: '首次外呼', en: 'The first attempt' },
  contact: { zh: '首次接通', en: 'The first contact' },
  conversation: { zh: '首谈', en: 'The first conversation' },
};

/**
 * Looks at the clocks that are due (时钟巡检). Before the limit its holder is told; at the limit the holder and the
 * store's managers; half an hour later those who answer for the whole group. Each is told once a stage.
 */
export async function watchClocks(ctx: Ctx): Promise<number> {
  const watched = await watchedNow(ctx, atOnce);
  for (const lead of watched) await escalate(ctx, lead);
  if (watched.length > 0) await whisper(ctx, 'lead', watched[0]!.id);
  return watched.length;
}

async function escalate(ctx: Ctx, lead: Watched): Promise<void> {
  const { id, nextAt, escalated } = lead;
  const isLate = nextAt <= ctx.now;
  if (!isLate) {
    await tell(ctx, lead, { kind: leadDue, to: lead.ownerId ? [lead.ownerId] : [], level: 0 });
    return changeLead(ctx, id, { watchAt: nextAt });
  }
  if (escalated === 0) {
    const managers = lead.storeId ? await holdersAt(ctx, 'lead', 'bulk', lead.storeId) : [];
    const to = [...(lead.ownerId ? [lead.ownerId] : []), ...managers];
    await tell(ctx, lead, { kind: leadOverdue, to, level: 1 });
    const watchAt = new Date(Date.parse(ctx.now) + again).toISOString();
    return changeLead(ctx, id, { escalated: 1, watchAt });
  }
  await tell(ctx, lead, { kind: leadOverdue, to: await holdersOf(ctx, 'lead', 'bulk'), level: 2 });
  return changeLead(ctx, id, { escalated: 2, watchAt: null });
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
