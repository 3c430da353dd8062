import type { Resource, Verb } from '../../kernel/actor.ts';
import type { Ctx } from '../db.ts';

/** What the log says of a change, as a restorer reads it. */
export type Logged = {
  recordId: string | null;
  before: Record<string, unknown>;
  after: Record<string, unknown>;
};

/** How a module takes one kind of change back (恢复): by its own action, so its rules and rights hold. */
export type Restorer = {
  /** The logged action, as `store.corrected`. */
  action: string;
  /** The right that the module's own route asks for. */
  right: { resource: Resource; verb: Verb };
  /** A side of the log as fields that `restore` can write; left out where the log says them so already. */
  fields?(side: Record<string, unknown>, which: 'before' | 'after'): Record<string, unknown>;
  /** What the record says now, by the same field names; undefined where it is gone or out of reach. */
  current(ctx: Ctx, logged: Logged): Promise<Record<string, unknown> | undefined>;
  /** Writes these fields with the module's own action, which also logs them. */
  restore(ctx: Ctx, logged: Logged, values: Record<string, unknown>): Promise<unknown>;
};
