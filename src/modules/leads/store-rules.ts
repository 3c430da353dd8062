import { addDays, dayIn, type Day } from '../../kernel/period.ts';
import { rememberedMap } from '../../platform/remembered.ts';
import { openingOf } from '../../platform/calendar/calendar-of.ts';
import type { Ctx } from '../../platform/db.ts';
import { settingOn } from '../../platform/setting/setting-on.ts';
import { stampOf } from '../../platform/setting/stamp.queries.ts';
import { zoneOf } from '../people/index.ts';
import type { EvidenceLimits } from './clock/clock.rules.ts';
import type { Limits, Opening } from './clock/deadlines.ts';
import type { GradeRow } from './clock/grade.rules.ts';
import {
  leadAllocationSetting,
  leadEvidenceSetting,
  leadGradeSetting,
  leadResponseSetting,
} from './lead.settings.ts';
import type { Role } from './allocation/queue.queries.ts';
import type { SkillRow } from './allocation/skills.rules.ts';
import { leadSkillSetting } from './allocation/skills.settings.ts';

export type SharingRule = {
  /** Names the version on every receipt: whose it is and from which day it holds. */
  version: string;
  priors: 'all' | 'none';
  day: number | null;
  open: number | null;
};

/** Everything that a store reckons its leads with on one day (门店线索规则). */
export type StoreRules = {
  day: Day;
  opening: Opening;
  limitsOf: (grade: string) => Limits;
  evidence: EvidenceLimits;
  grades: readonly GradeRow[];
  skills: readonly SkillRow[];
  sharing: (role: Role) => SharingRule;
};

const kinds = [
  leadResponseSetting,
  leadEvidenceSetting,
  leadGradeSetting,
  leadAllocationSetting,
  leadSkillSetting,
].map(({ key }) => key);
/** Hours of the store and of holidays are settings too. */
const stampedBy = [...kinds, 'store_hours', 'holiday_hours'];

type Reader = Pick<Ctx, 'db' | 'actor'>;
type Asked = { storeIds: readonly string[]; day: Day; zone: string };

/** Reading a store's rules takes a dozen statements; they are kept for as long as their stamp stays the same. */
const remembered = rememberedMap<string, StoreRules>();
const rememberedMost = 5_000;

/** The stamp under which rules hold; cheap enough to be asked each time. */
export const rulesStamp = (ctx: Reader): Promise<string> => stampOf(ctx, stampedBy);

/** The rules of some stores on a day, by store; read anew only where something changed since. */
export async function storeRulesOf(
  ctx: Reader,
  stamp: string,
  { storeIds, day, zone }: Asked,
): Promise<Map<string, StoreRules>> {
  const found = new Map<string, StoreRules>();
  for (const storeId of storeIds) {
    const key = [ctx.actor.tenantId, storeId, day, zone, stamp].join(' ');
    let rules = remembered.get(key);
    if (!rules) {
      rules = await read(ctx, { storeId, day, zone });
      if (remembered.size >= rememberedMost) remembered.clear();
      remembered.set(key, rules);
    }
    found.set(storeId, rules);
  }
  return found;
}

/** The rules of one store at the instant of the request, for work on a single lead. */
export async function storeRules(
  ctx: Reader & Pick<Ctx, 'now'>,
  storeId: string,
): Promise<StoreRules> {
  const [zone, stamp] = await Promise.all([zoneOf(ctx), rulesStamp(ctx)]);
  const day = dayIn(Date.parse(ctx.now), zone);
  const rules = await storeRulesOf(ctx, stamp, { storeIds: [storeId], day, zone });
  return rules.get(storeId)!;
}

/** Leads of the last weeks may still be reckoned, and deadlines reach over long holidays. */
const [daysBack, daysAhead] = [35, 45];

async function read(
  ctx: Reader,
  { storeId, day, zone }: { storeId: string; day: Day; zone: string },
): Promise<StoreRules> {
  const at = { day, storeId };
  const openOn = await openingOf(ctx, {
    storeId,
    from: addDays(day, -daysBack),
    to: addDays(day, daysAhead),
  });
  const response = await settingOn(ctx, leadResponseSetting, at);
  const evidence = (await settingOn(ctx, leadEvidenceSetting, at)).rows[0]!;
  const graded = await settingOn(ctx, leadGradeSetting, at);
  const skills = (await settingOn(ctx, leadSkillSetting, at)).rows;
  const sharing = await settingOn(ctx, leadAllocationSetting, at);
  const version = `${sharing.from.level} ${sharing.from.from}`;
  const limits = new Map<string, Limits>(
    response.rows.map((row) => [row.grade, { ...row, conversation: row.conversation ?? null }]),
  );
  return {
    day,
    opening: { openOn, zone },
    // What is not graded yet may be urgent: it is answered like H.
    limitsOf: (grade) => limits.get(grade) ?? limits.get('H') ?? usual,
    evidence: { contactSeconds: evidence.contact, conversationSeconds: evidence.conversation },
    grades: graded.rows,
    skills,
    sharing: (role) => {
      const row = sharing.rows.find((one) => one.role === role);
      const { priors, day: most, open } = row ?? { priors: 'all', day: null, open: null };
      return { version, priors, day: most, open };
    },
  };
}

/** Where a group's own table leaves out grade H. */
const usual: Limits = { attempt: 30, contact: 120, conversation: null, warn: 10 };
