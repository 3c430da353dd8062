import type { Ctx } from '../../../platform/db.ts';

export type Place = { storeId: string; teamId: string | null };

/** How much of one kind hangs on a place, and the people or years to ask about it. */
export type Tie = { count: number; names: string[] };

/**
 * A kind of record that names stores and teams (挂靠记录). Modules declare theirs; the program lists them
 * (src/place-ties.ts), so that no place goes away under what still needs it.
 */
export type PlaceTie = {
  kind: string;
  zh: string;
  en: string;
  /** What hangs on the place; with `open` only what is still to be done there. */
  of(ctx: Ctx, place: Place, asked: { open: boolean }): Promise<Tie>;
};
