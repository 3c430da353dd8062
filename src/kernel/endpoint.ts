import type { z } from 'zod';
import type { Verb } from './actor.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** What an endpoint asks of the asker: nobody signed in, anybody signed in, or a right. */
export type Access = 'public' | 'signed-in' | `${string}:${Verb}`;

export type Endpoint<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> = {
  method: Method;
  path: string;
  /** One English sentence for the API reference. */
  summary: string;
  access: Access;
  input: I;
  output: O;
  /** Answered even before a first password is replaced or a demanded second factor set up. */
  early?: true;
  /** The reply shows a secret once, so it is never kept for a repeat of the request. */
  secret?: true;
};

/** What the server receives once the contract has parsed it. */
export type InputOf<E extends Endpoint> = z.output<E['input']>;
/** What the server answers and the browser reads. */
export type OutputOf<E extends Endpoint> = z.output<E['output']>;

/**
 * One sentence of the contract, read by the server, the web, the tests and the API reference alike.
 * Path parameters (`:id`) are fields of `input`; the rest travels in the query (GET, DELETE) or body.
 */
export function endpoint<I extends z.ZodType, O extends z.ZodType>(
  signature: `${Method} /api/${string}`,
  contract: { summary: string; access: Access; input: I; output: O; secret?: true; early?: true },
): Endpoint<I, O> {
  const [method, path] = signature.split(' ') as [Method, string];
  return { method, path, ...contract };
}
