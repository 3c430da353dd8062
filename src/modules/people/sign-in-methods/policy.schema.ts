import { z } from 'zod';
import { endpoint } from '../../../kernel/endpoint.ts';
import { LiveSession } from '../api-token.schema.ts';

const person = z.object({ id: z.uuid() });

export const getSignInPolicy = endpoint('GET /api/sign-in-policy', {
  summary: 'Whose second factor is demanded, and how many of them have none yet',
  access: 'login:read',
  input: z.object({}),
  output: z.object({ roleKeys: z.array(z.string()), missing: z.int() }),
});

export const putSignInPolicy = endpoint('PUT /api/sign-in-policy', {
  summary: 'Demand a second factor of these roles, from their next request on',
  access: 'role:edit',
  input: z.object({ roleKeys: z.array(z.string().trim().min(1).max(50)).max(50) }),
  output: z.object({}),
});

export const getPersonSessions = endpoint('GET /api/people/:id/sessions', {
  summary: 'Where a person is signed in, their tokens, and whether they have a second factor',
  access: 'login:read',
  input: person,
  output: z.object({ rows: z.array(LiveSession), hasSecondFactor: z.boolean() }),
});

export const deletePersonSession = endpoint('DELETE /api/people/:id/sessions/:sessionId', {
  summary: "End one of a person's sessions or tokens",
  access: 'login:edit',
  input: person.extend({ sessionId: z.uuid() }),
  output: z.object({}),
});

export const deletePersonSessions = endpoint('DELETE /api/people/:id/sessions', {
  summary: 'Sign a person out everywhere, their tokens too',
  access: 'login:edit',
  input: person,
  output: z.object({ ended: z.int() }),
});

export const deletePersonSecondFactor = endpoint('DELETE /api/people/:id/second-factor', {
  summary: 'Take away the second factor of a person who lost phone and recovery codes',
  access: 'login:edit',
  input: person,
  output: z.object({}),
});
