import type { Ctx } from '../db.ts';
import type { NoticeKind } from './notice-kind.rules.ts';

/** A person as a mail reaches them; the address may be empty. */
export type Reached = { personId: string; name: string; email: string };

/** What the platform is told by the program, because it knows no module. */
export type NoticeProgram = {
  kinds: readonly NoticeKind[];
  /** Names and mail addresses; who has left the group is not among them. */
  peopleReached(
    ctx: Pick<Ctx, 'db' | 'actor' | 'now'>,
    personIds: readonly string[],
  ): Promise<Reached[]>;
  /** Names of the stores and teams that there are. */
  placesNamed(
    ctx: Pick<Ctx, 'db' | 'actor'>,
  ): Promise<{ storeId: string; teamId: string | null; name: string }[]>;
};
