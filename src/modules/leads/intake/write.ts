import type { Day } from '../../../kernel/period.ts';
import { uuidV7 } from '../../../kernel/uuid.ts';
import { auditMany } from '../../../platform/audit.ts';
import type { Ctx } from '../../../platform/db.ts';
import { appendFacts } from '../../../platform/facts/facts.queries.ts';
import { announce, whisper } from '../../../platform/outbox.ts';
import { insertConsents, insertUnknown, type Comer } from '../../customers/index.ts';
import { moveLevels, writeReceipts, type Receipt } from '../allocation/allocation.queries.ts';
import type { Shared } from '../allocation/share-out.ts';
import type { Settled } from './arrival.rules.ts';
import type { Coming } from './intake.actions.ts';
import type { Records } from './known.queries.ts';
import { insertLeads, insertTouches, wakeLeads, type NewLead } from './write.queries.ts';

/** One arrival after it was settled. */
export type Taking = Settled & Coming & { comer: Comer };

type Intake = {
  takings: readonly Taking[];
  leads: readonly { lead: NewLead; taking: Taking; receipt: Omit<Receipt, 'id'> }[];
  shared: Shared;
  named: Records;
  day: Day;
};

/** Everything that an intake leaves behind, in one packet of the transaction (录入落库). */
export async function writeIntake(ctx: Ctx, { takings, leads, shared, named, day }: Intake) {
  const fresh = takings.filter(({ isReplay }) => !isReplay);
  if (fresh.length === 0) return;
  const woken = fresh.filter(({ result }) => result !== 'created');
  // Sent without waiting in between; the leads first, because the rest refers to them.
  await Promise.all([
    insertUnknown(
      ctx,
      fresh.flatMap(({ comer }) => (comer.value ? [] : [comer])),
    ),
    insertLeads(
      ctx,
      leads.map(({ lead }) => lead),
    ),
    insertTouches(ctx, fresh.map(touchOf(named))),
    writeReceipts(ctx, {
      // Keys are in time order: what was dealt comes after the arrival.
      receipts: leads.map(({ receipt }) => ({ ...receipt, id: uuidV7() })),
      sets: shared.sets,
    }),
    moveLevels(ctx, shared.moved, shared.turns, day),
    wakeLeads(
      ctx,
      woken.map(({ leadId }) => leadId),
      ctx.now,
    ),
    insertConsents(ctx, fresh.flatMap(consentsOf), () => uuidV7()),
    appendFacts(
      ctx,
      leads.map(({ lead }) => receivedFact(lead)),
    ),
    auditMany(
      ctx.db,
      // What came stands in the touch, which nothing changes; the log says who took it in.
      fresh.map(({ result, leadId, asking }) => ({
        actor: asking.actor,
        now: asking.now,
        action: `lead.${result}`,
        resource: 'lead',
        recordId: leadId,
      })),
    ),
    // One for the batch: who was dealt something is told of all of it together.
    leads.length > 0
      ? announce(ctx, 'leads.received', uuidV7(), {
          leads: leads.map(({ lead }) => ({
            leadId: lead.id,
            storeId: lead.storeId,
            personId: lead.ownerId,
          })),
        })
      : whisper(ctx, 'lead', fresh[0]!.leadId),
  ]);
}

const touchOf =
  (named: Records) =>
  ({ arrival, asking, leadId, customerId, result }: Taking) => ({
    id: arrival.touchId ?? uuidV7(),
    intake: arrival.intake,
    sender: arrival.sender,
    externalId: arrival.externalId,
    sourceId: arrival.sourceId,
    campaignId: arrival.campaignId,
    utm: arrival.utm,
    content: arrival.content,
    leadId,
    customerId,
    result,
    at: arrival.receivedAt,
    priceFen: arrival.priceFen ?? named.priceOf(arrival.sourceId),
    takenBy:
      arrival.ownerId ??
      (arrival.intake === 'desk' || arrival.intake === 'reception' ? asking.actor.personId : null),
  });

const consentsOf = ({ arrival, customerId }: Taking) =>
  arrival.consents.map((consent) => ({
    ...consent,
    customerId,
    channel: arrival.sender,
    at: arrival.receivedAt,
  }));

const receivedFact = (lead: NewLead) =>
  ({
    kind: 'leadReceived',
    day: lead.day,
    occurredAt: lead.receivedAt,
    subjectKind: 'lead',
    subjectId: lead.id,
    storeId: lead.storeId,
    teamId: lead.teamId,
    personId: lead.ownerId,
    modelId: lead.modelId,
    sourceId: lead.sourceId,
    campaignId: lead.campaignId,
    areaId: lead.areaId,
    quantity: 1,
  }) as const;
