import type { Day } from '../../../kernel/period.ts';

/** Ways in which a lead comes in (线索入口). */
export const intakes = ['form', 'api', 'push', 'reception', 'desk', 'livestream', 'event'] as const;
export type Intake = (typeof intakes)[number];

/** What an intake answers (录入结果): a new lead, one that goes on, or the same one bought again. */
export const results = ['created', 'merged', 'duplicate'] as const;
export type Result = (typeof results)[number];

/** One arrival (来客线索), its words already read: ids where the sender named records. */
export type Arrival = {
  storeId: string;
  intake: Intake;
  /** Who sends: a token's name, a form, a person; with `externalId` it is taken once. */
  sender: string;
  externalId: string | null;
  receivedAt: string;
  name: string;
  gender: '' | 'male' | 'female';
  company: boolean;
  phone: string | null;
  wecom: string | null;
  sourceId: string | null;
  campaignId: string | null;
  modelId: string | null;
  areaId: string | null;
  wish: string;
  expectedOn: Day | null;
  language: string;
  preferredId: string | null;
  referralCode: string;
  priceFen: number | null;
  utm: Record<string, string> | null;
  content: Record<string, unknown>;
  consents: readonly { purpose: 'contact' | 'marketing'; textVersion: string }[];
  /** The person who typed it in and receives the customer (接待): theirs without a dealing. */
  ownerId: string | null;
  /** Under which key its touch is kept; proposed where it is left out. */
  touchId?: string;
};

/** The latest lead of a customer at a store. */
export type KnownLead = {
  id: string;
  isOpen: boolean;
  ownerId: string | null;
  sourceIds: readonly string[];
  receivedAt: string;
};

/** What is known before a batch is settled. */
export type Known = {
  /** Taken already, by sender and its id. */
  touches: ReadonlyMap<string, { leadId: string; customerId: string; result: Result }>;
  leads: ReadonlyMap<string, KnownLead>;
};

export type Settled = {
  result: Result;
  leadId: string;
  customerId: string;
  /** Sent before under the same id: answered again, and nothing is written. */
  isReplay: boolean;
  /** Who had the customer's last lead here, for the rule of returning customers. */
  formerOwnerId: string | null;
};

/** A source that brings the same open customer again within so many days has sold the lead twice (重复线索). */
export const twiceWithinDays = 30;
const day = 86_400_000;

export const touchKey = (sender: string, externalId: string) => `${sender} ${externalId}`;
export const leadKey = (customerId: string, storeId: string) => `${customerId} ${storeId}`;

/**
 * What comes of arrivals (判重归并), one after the other: the sender's own id decides first; then an open lead of
 * the same customer at the same store, which another source joins and the same source only repeats; else a new
 * lead begins. `ids` proposes the id of a new lead.
 */
export function settle(
  arrivals: readonly { arrival: Arrival; customerId: string }[],
  known: Known,
  ids: () => string,
): Settled[] {
  const touches = new Map(known.touches);
  const leads = new Map(known.leads);
  return arrivals.map(({ arrival, customerId }) => {
    const { sender, externalId, storeId, sourceId } = arrival;
    const key = externalId === null ? null : touchKey(sender, externalId);
    const before = key === null ? undefined : touches.get(key);
    if (before) return { ...before, isReplay: true, formerOwnerId: null };

    const at = leadKey(customerId, storeId);
    const former = leads.get(at);
    const open = former?.isOpen ? former : undefined;
    const leadId = open?.id ?? ids();
    const result = open ? (isRepeat(open, arrival) ? 'duplicate' : 'merged') : 'created';
    leads.set(at, {
      id: leadId,
      isOpen: true,
      ownerId: open?.ownerId ?? null,
      sourceIds: [...(open?.sourceIds ?? []), ...(sourceId ? [sourceId] : [])],
      receivedAt: open?.receivedAt ?? arrival.receivedAt,
    });
    if (key !== null) touches.set(key, { leadId, customerId, result });
    const formerOwnerId = former?.ownerId ?? null;
    return { result, leadId, customerId, isReplay: false, formerOwnerId };
  });
}

function isRepeat(open: KnownLead, { sourceId, receivedAt }: Arrival): boolean {
  if (sourceId === null || !open.sourceIds.includes(sourceId)) return false;
  return Date.parse(receivedAt) - Date.parse(open.receivedAt) <= twiceWithinDays * day;
}
