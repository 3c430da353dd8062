import { sql } from 'kysely';
import type { Ctx } from '../../../platform/db.ts';
import type { Arrival, Result } from './arrival.rules.ts';

/** A new lead as it is written, allocated or waiting. */
export type NewLead = {
  id: string;
  customerId: string;
  storeId: string;
  teamId: string | null;
  ownerId: string | null;
  dccId: string | null;
  stage: string;
  waitsFor: string;
  intake: string;
  sourceId: string | null;
  campaignId: string | null;
  modelId: string | null;
  areaId: string | null;
  receivedAt: string;
  day: string;
  grade: string;
  expectedOn: string | null;
  wish: string;
  language: string;
  preferredId: string | null;
  referrerId: string | null;
  referralCode: string;
  assignedAt: string | null;
  attemptedAt: string | null;
  contactedAt: string | null;
  conversedAt: string | null;
  attemptDueAt: string | null;
  contactDueAt: string | null;
  conversationDueAt: string | null;
  lastContactAt: string | null;
  nextAt: string | null;
  nextWhat: string;
  watchAt: string | null;
};

const columns: Record<keyof NewLead, string> = {
  id: 'uuid',
  customerId: 'uuid',
  storeId: 'uuid',
  teamId: 'uuid',
  ownerId: 'uuid',
  dccId: 'uuid',
  stage: 'text',
  waitsFor: 'text',
  intake: 'text',
  sourceId: 'uuid',
  campaignId: 'uuid',
  modelId: 'uuid',
  areaId: 'uuid',
  receivedAt: 'timestamptz',
  day: 'date',
  grade: 'text',
  expectedOn: 'date',
  wish: 'text',
  language: 'text',
  preferredId: 'uuid',
  referrerId: 'uuid',
  referralCode: 'text',
  assignedAt: 'timestamptz',
  attemptedAt: 'timestamptz',
  contactedAt: 'timestamptz',
  conversedAt: 'timestamptz',
  attemptDueAt: 'timestamptz',
  contactDueAt: 'timestamptz',
  conversationDueAt: 'timestamptz',
  lastContactAt: 'timestamptz',
  nextAt: 'timestamptz',
  nextWhat: 'text',
  watchAt: 'timestamptz',
};
const snake = (key: string) => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const names = sql.raw(Object.keys(columns).map(snake).join(', '));
const quoted = sql.raw(
  Object.keys(columns)
    .map((key) => `"${key}"`)
    .join(', '),
);
const types = sql.raw(
  Object.entries(columns)
    .map(([key, type]) => `"${key}" ${type}`)
    .join(', '),
);

type Writer = Pick<Ctx, 'db' | 'actor'>;

/** What is null need not be said: half of what a batch sends would be that. */
const compact = (rows: readonly object[]): string =>
  JSON.stringify(rows, (_, value: unknown) =>
    typeof value === 'string' ? value.toWellFormed() : (value ?? undefined),
  );

/** Leads of a batch in one statement; of two that make the same one at once, the second is refused by the key. */
export async function insertLeads({ db, actor }: Writer, leads: readonly NewLead[]): Promise<void> {
  if (leads.length === 0) return;
  await sql`/* kept */ insert into leads.lead (tenant_id, ${names}) select ${actor.tenantId}::uuid, ${quoted}
    from jsonb_to_recordset(${compact(leads)}::jsonb) as l(${types})`.execute(db);
}

export type NewTouch = Pick<
  Arrival,
  'intake' | 'sender' | 'externalId' | 'sourceId' | 'campaignId' | 'priceFen' | 'utm' | 'content'
> & {
  id: string;
  leadId: string;
  customerId: string;
  at: string;
  result: Result;
  takenBy: string | null;
};

export async function insertTouches(
  { db, actor }: Writer,
  touches: readonly NewTouch[],
): Promise<void> {
  if (touches.length === 0) return;
  await sql`/* kept */ insert into leads.touch (tenant_id, id, lead_id, customer_id, at, intake, result, source_id, campaign_id,
      sender, external_id, price_fen, utm, content, taken_by)
    select ${actor.tenantId}::uuid, id, "leadId", "customerId", at, intake, result, "sourceId", "campaignId", sender,
      "externalId", "priceFen", utm, content, "takenBy"
    from jsonb_to_recordset(${compact(touches)}::jsonb) as t(id uuid, "leadId" uuid, "customerId" uuid,
      at timestamptz, intake text, result text, "sourceId" uuid, "campaignId" uuid, sender text, "externalId" text,
      "priceFen" bigint, utm jsonb, content jsonb, "takenBy" uuid)`.execute(db);
}

/** A customer who comes again is to be called now: the lead moves to the head of its holder's queue (再次留资). */
export async function wakeLeads(
  { db, actor }: Writer,
  ids: readonly string[],
  at: string,
): Promise<void> {
  if (ids.length === 0) return;
  await sql`update leads.lead set next_at = least(next_at, ${at}::timestamptz),
      next_what = case when next_what = '' then 'follow_up' else next_what end
    where tenant_id = ${actor.tenantId} and id = any(${[...ids]}::uuid[]) and outcome = 'open'`.execute(
    db,
  );
}
