import { Refusal } from '../../kernel/refusal.ts';
import type { Conflict } from './restoration.rules.ts';

export const noSuchAuditRow = (id: string) => new Refusal(404, 'audit.unknown', { id });
export const notRestorable = (action: string) =>
  new Refusal(422, 'audit.not_restorable', { field: 'id', action });
export const nothingToRestore = () => new Refusal(409, 'audit.nothing_to_restore');
export const recordGone = () => new Refusal(404, 'audit.record_gone');
export const changedSince = (conflicts: readonly Conflict[]) =>
  new Refusal(409, 'audit.changed_since', {
    conflicts,
    fields: conflicts.map(({ field }) => field).join('、'),
  });
export const noSuchRecord = (resource: string, recordId: string) =>
  new Refusal(404, 'reveal.unknown', { resource, recordId });
export const notRevealable = (resource: string, field: string) =>
  new Refusal(422, 'reveal.not_revealable', { field: 'field', resource, named: field });
export const nothingToReveal = () => new Refusal(404, 'reveal.nothing');
export const mayNotReveal = () =>
  new Refusal(403, 'not_allowed', { resource: 'phone', verb: 'read' });
export const tooManyReveals = (limit: number) => new Refusal(429, 'reveal.too_many', { limit });
