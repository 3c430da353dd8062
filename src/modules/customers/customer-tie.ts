import type { RawBuilder } from 'kysely';
import type { Place, Verb } from '../../kernel/actor.ts';
import type { Ctx } from '../../platform/db.ts';

/** A record of a customer as their page lists it (往来记录). */
export type TiedRecord = {
  kind: string;
  id: string;
  at: string;
  title: string;
  /** Of its own kind: an outcome, a score. */
  state: string;
  storeName: string | null;
  personName: string | null;
  place: Place;
};

/** Something that happened around a customer (动态). */
export type TiedEvent = {
  kind: string;
  id: string;
  at: string;
  what: string;
  text: string;
  personName: string | null;
  recordId: string;
};

/** From one customer to another: all of it, or only these records. */
export type CustomerMove = { from: string; to: string; only?: readonly string[] };

/**
 * A kind of record that belongs to customers (客户往来). Modules declare theirs and the program lists them
 * (src/customer-ties.ts), so that customers know no module above them. Each reads only what the actor's right over
 * customers reaches; several ids are one person, before and after a merge.
 */
export type CustomerTie = {
  kind: string;
  /** SQL over `customer`: a record of this kind lies within the right over customers. */
  within(ctx: Ctx, verb: Verb): RawBuilder<boolean>;
  records(ctx: Ctx, ids: readonly string[]): Promise<TiedRecord[]>;
  events(ctx: Ctx, ids: readonly string[]): Promise<TiedEvent[]>;
  /** When the customer was called or written to since an instant. */
  contacted?(ctx: Ctx, ids: readonly string[], since: string): Promise<string[]>;
  /** Places where two customers cannot become one yet. */
  clash?(ctx: Ctx, a: string, b: string): Promise<string[]>;
  /** Moves records, whoever may see them; answers which. */
  move(ctx: Ctx, move: CustomerMove): Promise<string[]>;
  /** Takes away what was said and written, and keeps what the books need. */
  erase?(ctx: Ctx, ids: readonly string[]): Promise<void>;
};
