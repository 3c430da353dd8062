import type { Place } from '../../kernel/actor.ts';
import type { Ctx } from '../db.ts';

/** A masked field that may be seen whole, one record at a time, and never unseen (明文查看). */
export type Revealable = {
  resource: string;
  field: 'phone';
  /** The value and where the record belongs; undefined where the actor does not see the record. */
  find(ctx: Ctx, recordId: string): Promise<{ value: string; place: Place } | undefined>;
};
