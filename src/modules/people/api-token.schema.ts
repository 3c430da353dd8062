import { z } from 'zod';
import { endpoint } from '../../kernel/endpoint.ts';

export const LiveSession = z.object({
  id: z.uuid(),
  kind: z.enum(['browser', 'token']),
  name: z.string(),
  login: z.string(),
  roleKeys: z.array(z.string()).nullable(),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  /** Within five minutes; null where it was never used. */
  lastSeenAt: z.iso.datetime().nullable(),
  address: z.string(),
  userAgent: z.string(),
  /** By whose word it was opened; null for a password. */
  provider: z.string().nullable(),
  isThis: z.boolean(),
});

export const getSessions = endpoint('GET /api/sessions', {
  summary: 'My live sessions and bearer tokens',
  access: 'signed-in',
  input: z.object({}),
  output: z.object({ rows: z.array(LiveSession) }),
});

export const postToken = endpoint('POST /api/tokens', {
  summary: 'Make a bearer token for a program; shown once',
  access: 'signed-in',
  secret: true,
  input: z.object({
    name: z.string().trim().min(1).max(100),
    roleKeys: z.array(z.string().max(50)).min(1).max(20).nullable().default(null),
    days: z.number().int().min(1).max(730).default(365),
  }),
  output: z.object({ id: z.uuid(), token: z.string(), expiresAt: z.iso.datetime() }),
});

export const deleteSessionById = endpoint('DELETE /api/sessions/:id', {
  summary: 'Revoke one of my sessions or tokens',
  access: 'signed-in',
  input: z.object({ id: z.uuid() }),
  output: z.object({}),
});

export const deleteOtherSessions = endpoint('DELETE /api/sessions', {
  summary: 'Sign out everywhere but here; bearer tokens stay',
  access: 'signed-in',
  input: z.object({}),
  output: z.object({ ended: z.int() }),
});
