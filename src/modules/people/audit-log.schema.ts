import { z } from 'zod';
import { endpoint } from '../../kernel/endpoint.ts';
import { Day, PageInput, pageOf } from '../../kernel/page.ts';

export const AuditRow = z.object({
  id: z.uuid(),
  at: z.iso.datetime(),
  login: z.string(),
  personName: z.string().nullable(),
  /** The absent for whom a deputy acted (代理). */
  onBehalfOf: z.string().nullable(),
  address: z.string(),
  requestId: z.string(),
  action: z.string(),
  resource: z.string(),
  recordId: z.uuid().nullable(),
  before: z.unknown(),
  after: z.unknown(),
});

/** What is asked of the audit log; every filter narrows. */
export const AuditSearch = z.object({
  from: Day.optional(),
  to: Day.optional(),
  action: z.string().trim().max(60).optional(),
  resource: z.string().trim().max(60).optional(),
  login: z.string().trim().max(100).optional(),
  /** A login or a person's name. */
  who: z.string().trim().max(100).optional(),
  recordId: z.uuid().optional(),
  address: z.string().trim().max(60).optional(),
  /** Words in before or after: all of them, from their beginning; Chinese anywhere. */
  text: z.string().trim().max(100).optional(),
});

export const getAudit = endpoint('GET /api/audit', {
  summary: 'The audit log, newest first',
  access: 'audit:read',
  input: PageInput.extend(AuditSearch.shape),
  output: pageOf(AuditRow),
});

export const getAuditExport = endpoint('GET /api/audit/export', {
  summary: 'The found part of the audit log as CSV; taking it away is itself logged',
  access: 'audit:export',
  input: AuditSearch,
  output: z.unknown(),
});

export const getAuditActions = endpoint('GET /api/audit/actions', {
  summary: 'Which actions the audit log holds, with their resource',
  access: 'audit:read',
  input: z.object({}),
  output: z.object({ rows: z.array(z.object({ action: z.string(), resource: z.string() })) }),
});
