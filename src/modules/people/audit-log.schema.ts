import { z } from 'zod';
import { endpoint } from '../../kernel/endpoint.ts';
import { Day, PageInput, pageOf } from '../../kernel/page.ts';

export const AuditRow = z.object({
  id: z.uuid(),
  at: z.iso.datetime(),
  login: z.string(),
  personName: z.string().nullable(),
  address: z.string(),
  requestId: z.string(),
  action: z.string(),
  resource: z.string(),
  recordId: z.uuid().nullable(),
  before: z.unknown(),
  after: z.unknown(),
});

export const getAudit = endpoint('GET /api/audit', {
  summary: 'The audit log, newest first',
  access: 'audit:read',
  input: PageInput.extend({
    from: Day.optional(),
    to: Day.optional(),
    action: z.string().trim().max(60).optional(),
    login: z.string().trim().max(100).optional(),
    recordId: z.uuid().optional(),
  }),
  output: pageOf(AuditRow),
});
