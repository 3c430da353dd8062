import { z } from 'zod';
import { scopes, verbs } from '../../../kernel/actor.ts';
import { endpoint } from '../../../kernel/endpoint.ts';
import { fieldRights } from '../../../kernel/field.ts';

export const ScopeName = z.enum(scopes);
export const Grounds = z.enum(['scope', 'stand_in', 'share']);

/** How one verb was decided: what each role grants, what they merge to, and what the place says. */
export const Explanation = z.object({
  verb: z.enum(verbs),
  allowed: z.boolean(),
  /** What lets it be; null where nothing does. */
  ground: Grounds.nullable(),
  byRole: z.array(z.object({ role: z.string(), scope: ScopeName })),
  scope: ScopeName,
  /** What the scope compares, the record's side and the person's; null where it compares nothing. */
  compared: z
    .object({
      part: z.enum(['store', 'team', 'person']),
      record: z.string().nullable(),
      person: z.string().nullable(),
      same: z.boolean(),
    })
    .nullable(),
  /** Whom the person stands in for, where the record is theirs, and whether that hands this verb over. */
  standIn: z.object({ name: z.string(), entrusts: z.boolean() }).nullable(),
  shared: z.enum(['read', 'edit']).nullable(),
});

export const FieldExplanation = z.object({
  right: z.enum(fieldRights),
  read: Explanation,
  edit: Explanation,
});

export const getExplanation = endpoint('GET /api/rights/explanation', {
  summary: 'Why a person may or may not do something, with every step of the decision',
  access: 'role:read',
  input: z.object({
    personId: z.uuid(),
    resource: z.string().max(40),
    /** An id or a pasted link that ends in one; left out = the right in general. */
    record: z.string().trim().max(500).default(''),
  }),
  output: z.object({
    person: z.object({
      id: z.uuid(),
      name: z.string(),
      roles: z.array(z.object({ key: z.string(), zh: z.string(), en: z.string() })),
      storeName: z.string().nullable(),
      teamName: z.string().nullable(),
    }),
    record: z
      .object({
        id: z.uuid(),
        title: z.string(),
        address: z.string(),
        storeName: z.string().nullable(),
        teamName: z.string().nullable(),
        personName: z.string().nullable(),
      })
      .nullable(),
    verbs: z.array(Explanation),
    fields: z.array(FieldExplanation),
    /** Bearer tokens of the person that carry fewer roles, and what they may still do. */
    tokens: z.array(
      z.object({
        name: z.string(),
        roles: z.array(z.string()),
        allowed: z.array(z.enum(verbs)),
      }),
    ),
  }),
});
