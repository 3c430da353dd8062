import { reaches, scopeOf, type Actor } from '../../../kernel/actor.ts';
import type { handoverStates } from './handover.schema.ts';

type Standing = { accessEndedAt: string | null; archivedAt: string | null; open: number };

/** Where a leaving stands (离职状态): a list is empty only once its leaver's access has ended. */
export function handoverState(of: Standing): (typeof handoverStates)[number] {
  if (of.archivedAt !== null) return 'archived';
  if (of.accessEndedAt === null) return 'announced';
  return of.open > 0 ? 'open' : 'empty';
}

type Leaver = { personId: string; storeId: string | null; teamId: string | null };
type Item = { resource: string; storeId: string | null };

/**
 * Whether somebody may hand an item over (可否移交): whoever looks after the leaver as staff, or whose
 * right over such work is more than over their own and reaches it. Leavers do not choose themselves.
 */
export function mayHandOver(actor: Actor, leaver: Leaver, item: Item): boolean {
  if (actor.personId === leaver.personId) return false;
  if (reaches(actor, 'person', 'edit', leaver)) return true;
  const place = { ...leaver, storeId: item.storeId ?? leaver.storeId };
  return (
    scopeOf(actor, item.resource, 'edit') !== 'own' && reaches(actor, item.resource, 'edit', place)
  );
}

type Taker = Pick<Actor, 'personId' | 'storeId' | 'teamId' | 'groupStoreIds' | 'rights'>;
type Taken = Item & { takerNeedsRight: boolean };

/**
 * Whether somebody may take an item (可否接手): never the leaver; where the kind asks for it, only who
 * could work on it once it is theirs. A right over one's own or one's team's counts in one's store.
 */
export function mayTake(taker: Taker, leaverId: string, item: Taken): boolean {
  if (taker.personId === leaverId) return false;
  if (!item.takerNeedsRight) return true;
  const scope = scopeOf(taker, item.resource, 'edit');
  if (scope === 'no') return false;
  if (scope === 'all' || item.storeId === null) return true;
  if (scope === 'group') return taker.groupStoreIds.includes(item.storeId);
  return taker.storeId === item.storeId;
}
