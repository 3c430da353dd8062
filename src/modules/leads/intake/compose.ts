import { dayIn } from '../../../kernel/period.ts';
import type { Dealt } from '../allocation/deal.rules.ts';
import type { Role } from '../allocation/queue.queries.ts';
import { deadlinesOf } from '../clock/deadlines.ts';
import { nextFollowUp } from '../clock/follow-up.ts';
import { gradeOf } from '../clock/grade.rules.ts';
import type { StoreRules } from '../store-rules.ts';
import type { Arrival } from './arrival.rules.ts';
import type { NewLead } from './write.queries.ts';

/** Whose a new lead is: dealt to somebody, taken by who received the customer, or nobody's yet. */
export type Hand = {
  role: Role;
  dealt?: Dealt;
  taker?: { personId: string; teamId: string | null };
};

/**
 * A lead as it begins (新线索): graded from the expected day, its clock set to the store's open hours. Who stands at
 * the reception has been met, so that nothing is due but the next contact.
 */
export function newLead(
  arrival: Arrival,
  {
    id,
    customerId,
    hand,
    rules,
    referrerId,
  }: {
    id: string;
    customerId: string;
    hand: Hand;
    rules: StoreRules;
    referrerId: string | null;
  },
): NewLead {
  const { receivedAt, expectedOn } = arrival;
  const { zone } = rules.opening;
  const day = dayIn(Date.parse(receivedAt), zone);
  const grade = gradeOf({ expectedOn }, rules.day, rules.grades);
  const due = deadlinesOf(rules.opening, receivedAt, rules.limitsOf(grade));
  const isMet = arrival.intake === 'reception';
  const met = isMet ? receivedAt : null;
  const owner = hand.dealt?.person ?? hand.taker ?? null;
  const followUp = nextFollowUp(rules, grade, receivedAt);
  return {
    id,
    customerId,
    storeId: arrival.storeId,
    teamId: owner?.teamId ?? null,
    ownerId: owner?.personId ?? null,
    dccId: owner && hand.role === 'dcc' ? owner.personId : null,
    stage: owner ? hand.role : 'waiting',
    waitsFor: hand.dealt?.waits ?? '',
    intake: arrival.intake,
    sourceId: arrival.sourceId,
    campaignId: arrival.campaignId,
    modelId: arrival.modelId,
    areaId: arrival.areaId,
    receivedAt,
    day,
    grade,
    expectedOn,
    wish: arrival.wish,
    language: arrival.language,
    preferredId: arrival.preferredId,
    referrerId,
    referralCode: arrival.referralCode,
    assignedAt: owner ? receivedAt : null,
    attemptedAt: met,
    contactedAt: met,
    conversedAt: met,
    attemptDueAt: due.attempt.at,
    contactDueAt: due.contact.at,
    conversationDueAt: due.conversation?.at ?? null,
    lastContactAt: met,
    nextAt: isMet ? followUp : due.attempt.at,
    nextWhat: isMet ? 'follow_up' : 'attempt',
    watchAt: isMet ? null : due.attempt.warn,
  };
}

/** Its receipt: what was dealt and why, or who took the customer without a dealing. */
export function receiptOf(
  lead: NewLead,
  { hand, setId, at }: { hand: Hand; setId: string | null; at: string },
) {
  const { dealt, taker, role } = hand;
  const base = {
    leadId: lead.id,
    storeId: lead.storeId,
    role,
    at,
    setId,
    decidedBy: null,
  };
  if (dealt?.person)
    return {
      ...base,
      turn: dealt.turn,
      ground: dealt.ground as string,
      personId: dealt.person.personId,
      levels: dealt.levels,
      cost: dealt.cost,
    };
  return {
    ...base,
    turn: null,
    ground: taker ? 'own' : 'none',
    personId: taker?.personId ?? null,
    levels: dealt?.levels ?? null,
    cost: 0,
  };
}
