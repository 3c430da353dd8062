import type { z } from 'zod';
import { scopeOf, reaches, type Actor } from '../../../kernel/actor.ts';
import type { Asking } from '../../../platform/serve.ts';
import { phoneIn } from '../../customers/index.ts';
import { badPhone, inFuture, nobodyToCall, storeOutOfReach, tooOld } from '../lead.refusals.ts';
import type { Arrival } from './arrival.rules.ts';
import { takeLead } from './intake.actions.ts';
import type { LeadInput } from './intake.schema.ts';

type Input = z.output<typeof LeadInput>;
const oldestMs = 30 * 86_400_000;

/** A lead typed in or sent by a program (录入). */
export async function takeSent({ database, ...asking }: Asking, input: Input) {
  return takeLead(database, { arrival: arrivalOf(asking, input), asking });
}

/** The arrival that an input says, its words read; refuses what cannot be one. */
export function arrivalOf({ actor, now }: Pick<Asking, 'actor' | 'now'>, input: Input): Arrival {
  const { storeId, phone, wecom, intake, mine, receivedAt = now, ...rest } = input;
  if (!mayBring(actor, storeId)) throw storeOutOfReach();
  const number = phone === '' ? null : phoneIn(phone);
  if (phone !== '' && number === null) throw badPhone();
  if (number === null && wecom === '' && intake !== 'reception') throw nobodyToCall();
  const age = Date.parse(now) - Date.parse(receivedAt);
  if (age > oldestMs) throw tooOld();
  if (age < -60_000) throw inFuture();
  return {
    ...rest,
    storeId,
    intake,
    receivedAt,
    phone: number,
    wecom: wecom || null,
    sender: actor.login,
    content: { name: rest.name, phone: number, wish: rest.wish },
    consents: [],
    ownerId: mine ? actor.personId : null,
  };
}

/** Who may work on leads of a store may bring it new ones; with a right over the own ones, the own store. */
function mayBring(actor: Actor, storeId: string): boolean {
  const scope = scopeOf(actor, 'lead', 'edit');
  if (scope === 'own' || scope === 'team') return actor.storeId === storeId;
  return reaches(actor, 'lead', 'edit', { storeId });
}
