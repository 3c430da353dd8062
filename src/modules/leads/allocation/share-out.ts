import { rememberedSet } from '../../../platform/remembered.ts';
import type { Asked } from './allocation.rules.ts';
import type { Moved, NewSet, Receipt } from './allocation.queries.ts';
import { dealInTurn, type Dealt } from './deal.rules.ts';
import type { Role, SeatRow, Turn } from './queue.queries.ts';
import { setIdOf } from './set-id.ts';
import type { SharingRule } from '../store-rules.ts';

export type ToDeal = { id: string; storeId: string; role: Role; asked: Asked };
export type Queues = { turns: readonly Turn[]; seats: readonly SeatRow[] };

/** Where a store has DCC agents leads come to them first (两段分配); elsewhere to the consultants at once. */
export const firstRole = (seats: readonly SeatRow[], storeId: string): Role =>
  seats.some((seat) => seat.storeId === storeId && seat.role === 'dcc') ? 'dcc' : 'consultant';

/**
 * Deals leads of several stores, each in its own queue and in the order given. Answers what came of each, by its
 * id, and what to write besides: the lists, and how far levels and turns moved.
 */
export function shareOut(
  { turns, seats }: Queues,
  leads: readonly ToDeal[],
  ruleOf: (storeId: string, role: Role) => SharingRule,
) {
  const results = new Map<string, Dealt & { setId: string }>();
  const sets = new Map<string, NewSet>();
  const moved = new Map<string, Moved>();
  const ends: Turn[] = [];
  for (const [key, group] of Map.groupBy(leads, ({ storeId, role }) => `${storeId} ${role}`)) {
    const { storeId, role } = group[0]!;
    const rule = ruleOf(storeId, role);
    const queue = {
      turn: turns.find((one) => one.storeId === storeId && one.role === role)?.turn ?? 0,
      rule: rule.version,
      seats: seats
        .filter((seat) => seat.storeId === storeId && seat.role === role)
        .map((seat) => ({
          ...seat,
          dayCap: seat.dayCap ?? rule.day,
          openCap: seat.openCap ?? rule.open,
        })),
    };
    const { dealt, queue: after } = dealInTurn(
      queue,
      group.map(({ id, asked }) => ({
        id,
        asked: rule.priors === 'all' ? asked : { ...asked, priors: asked.priors.filter(isOwn) },
      })),
    );
    dealt.forEach((one, i) => {
      const setId = setIdOf(storeId, role, one.set);
      if (!isKept(setId)) sets.set(setId, { id: setId, storeId, role, value: one.set });
      results.set(group[i]!.id, { ...one, setId });
      if (!one.person) return;
      const { personId } = one.person;
      const known = moved.get(`${key} ${personId}`);
      moved.set(`${key} ${personId}`, {
        storeId,
        role,
        personId,
        cost: (known?.cost ?? 0) + one.cost,
        count: (known?.count ?? 0) + 1,
      });
    });
    if (after.turn > queue.turn) ends.push({ storeId, role, turn: after.turn });
  }
  return { results, sets: [...sets.values()], moved: [...moved.values()], turns: ends };
}

/** Lists that are known to be committed need not be sent again; which they are is only a shortcut. */
const kept = rememberedSet<string>();
const keptMost = 50_000;
const isKept = (setId: string) => kept.has(setId);

/** To be told after the commit, never before. */
export function keptLists(ids: readonly string[]): void {
  if (kept.size + ids.length > keptMost) kept.clear();
  for (const id of ids) kept.add(id);
}

/** Who received the customer keeps them, whatever the rule says of other claims. */
const isOwn = ({ ground }: { ground: string }) => ground === 'own';

export type Shared = ReturnType<typeof shareOut>;
export type { Receipt };
