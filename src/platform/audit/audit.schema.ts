import { z } from 'zod';
import { endpoint } from '../../kernel/endpoint.ts';

export const Seal = z.object({
  /** Everything written up to here is sealed; null before the first seal. */
  sealedUntil: z.iso.datetime().nullable(),
  number: z.number().int(),
  /** The newest seal's hash in hexadecimal: written down elsewhere, it proves that nothing was cut off. */
  hash: z.string(),
  waiting: z.number().int(),
  keptSince: z.iso.datetime().nullable(),
});

export const getAuditSeal = endpoint('GET /api/audit/seal', {
  summary: 'How far the audit log is sealed against tampering',
  access: 'audit:read',
  input: z.object({}),
  output: Seal,
});

export const Conflict = z.object({ field: z.string(), logged: z.unknown(), now: z.unknown() });

export const getRestoration = endpoint('GET /api/audit/:id/restoration', {
  summary: 'What restoring the values before a change would do, and what was changed since',
  access: 'audit:read',
  input: z.object({ id: z.uuid() }),
  output: z.object({
    values: z.record(z.string(), z.unknown()),
    conflicts: z.array(Conflict),
  }),
});

export const postRestoration = endpoint('POST /api/audit/:id/restorations', {
  summary: 'Put the values before a change back, by the rules and rights of the record itself',
  access: 'audit:read',
  input: z.object({
    id: z.uuid(),
    /** Replaces what was changed since, too. */
    overwrite: z.boolean().default(false),
  }),
  output: z.object({ values: z.record(z.string(), z.unknown()) }),
});

export const postReveal = endpoint('POST /api/reveals', {
  summary: 'See a masked field of one record whole; who saw what is logged',
  access: 'phone:read',
  input: z.object({
    resource: z.string().trim().min(1).max(40),
    recordId: z.uuid(),
    field: z.string().trim().min(1).max(40),
    reason: z.string().trim().max(200).optional(),
  }),
  output: z.object({ value: z.string() }),
  secret: true,
});
