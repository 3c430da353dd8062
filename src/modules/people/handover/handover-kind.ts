import type { Resource } from '../../../kernel/actor.ts';
import type { Ctx } from '../../../platform/db.ts';

/** One piece of work in somebody's hands, as its module names it to people. */
export type Work = { id: string; label: string; storeId: string | null };

/**
 * A kind of work that a leaver hands over (交接类别). Modules declare theirs; the program lists them
 * (src/hand-over-kinds.ts). What is closed stays with whoever did it: only open work is listed.
 */
export type HandOverKind = {
  kind: string;
  zh: string;
  en: string;
  /** The right that whoever hands it over needs. */
  resource: Resource;
  /** Whether whoever takes it needs that right as well, or may just be named as responsible. */
  takerNeedsRight: boolean;
  listOf(ctx: Ctx, personId: string): Promise<Work[]>;
  /** Moves those that are still open and still the leaver's; answers their ids. */
  moveTo(ctx: Ctx, ids: readonly string[], move: Move): Promise<string[]>;
};

export type Move = { fromPersonId: string; toPersonId: string };
