import { reaches, scopeOf, type Actor } from '../../../kernel/actor.ts';
import type { Fact, FactKind } from '../../../kernel/fact.ts';

/** Kinds of parties in the showroom (到店类型), each counted apart. */
export const visitKinds = ['first', 'returning', 'invited', 'unregistered'] as const;
export type VisitKind = (typeof visitKinds)[number];

const factOfKind: Record<VisitKind, FactKind> = {
  first: 'visitFirst',
  returning: 'visitReturning',
  invited: 'visitInvited',
  unregistered: 'visitUnregistered',
};

/** What a visit counts as; `teamId` and `hostId` are whoever received the party last. */
export type CountedVisit = {
  id: string;
  kind: VisitKind;
  storeId: string;
  day: string;
  cameAt: string;
  teamId: string | null;
  hostId: string | null;
  filedAt: string | null;
  isVoid: boolean;
};

/**
 * The facts of one party (到店事实): its kind, and that it left a contact where it came for the first time (建卡). Each
 * party counts one, however many heads; nothing is told of an entry that was withdrawn.
 */
export function visitFacts(visit: CountedVisit): Fact[] {
  if (visit.isVoid) return [];
  const fact = (kind: FactKind): Fact => ({
    kind,
    day: visit.day,
    occurredAt: visit.cameAt,
    subjectKind: 'visit',
    subjectId: visit.id,
    storeId: visit.storeId,
    teamId: visit.teamId,
    personId: visit.hostId,
    quantity: 1,
  });
  const isFiled = visit.kind === 'first' && visit.filedAt !== null;
  return [fact(factOfKind[visit.kind]), ...(isFiled ? [fact('visitFiled')] : [])];
}

/** What to append when a visit turns out otherwise (更正): what was told is taken back by further rows. */
export const retoldFacts = (before: CountedVisit, after: CountedVisit): Fact[] => [
  ...visitFacts(before).map((fact) => ({ ...fact, quantity: -fact.quantity })),
  ...visitFacts(after),
];

/** Who leaves a contact came for the first time after all (补建卡). */
export const kindOnFiling = (kind: VisitKind): VisitKind =>
  kind === 'unregistered' ? 'first' : kind;

/** Who came first and leaves without a contact is unregistered (未留档). */
export const kindOnLeaving = ({ kind, leadId }: { kind: VisitKind; leadId: string | null }) =>
  kind === 'first' && leadId === null ? 'unregistered' : kind;

/** A plate that was here before with its customer says that somebody returns (再次到店). */
export const kindOnEntry = (kind: VisitKind, isKnownPlate: boolean): VisitKind =>
  isKnownPlate && kind !== 'invited' ? 'returning' : kind;

/**
 * Whether somebody may say who receives a party: one that nobody has, whoever works at the store; one that somebody has,
 * they themselves and whoever may move work of others (交接接待).
 */
export const mayGive = (actor: Actor, visit: { storeId: string; hostId: string | null }): boolean =>
  visit.hostId === null ||
  visit.hostId === actor.personId ||
  (scopeOf(actor, 'lead', 'bulk') !== 'no' &&
    reaches(actor, 'lead', 'bulk', { storeId: visit.storeId }));

/** A plate as it is kept: upper case, without dots and spaces. */
export const plateOf = (typed: string): string =>
  typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s·.•-]/g, '');
