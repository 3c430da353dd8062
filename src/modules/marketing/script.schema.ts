import { z } from 'zod';
import { endpoint } from '../../kernel/endpoint.ts';

const Title = z.string().trim().min(1).max(60);
const Text = z.string().trim().min(1).max(2000);
const SourceId = z.uuid().nullable().describe('Null is for every source');

/** What to say on the phone (话术), to leads of one source or of any. */
export const Script = z.object({
  id: z.uuid(),
  sourceId: z.uuid().nullable(),
  sourceName: z.string().nullable(),
  title: z.string(),
  text: z.string(),
  changedByName: z.string().nullable(),
  changedAt: z.iso.datetime(),
});

export const getScripts = endpoint('GET /api/scripts', {
  summary: 'Scripts of every source, general ones first',
  access: 'market:read',
  input: z.object({}),
  output: z.object({ rows: z.array(Script) }),
});

export const postScript = endpoint('POST /api/scripts', {
  summary: 'Add a script for one source or for all',
  access: 'market:edit',
  input: z.object({ sourceId: SourceId.default(null), title: Title, text: Text }),
  output: z.object({ id: z.uuid() }),
});

export const putScript = endpoint('PUT /api/scripts/:id', {
  summary: 'Rewrite a script; the desk shows it from then on',
  access: 'market:edit',
  input: z.object({ id: z.uuid(), sourceId: SourceId, title: Title, text: Text }),
  output: z.object({ id: z.uuid() }),
});

export const deleteScript = endpoint('DELETE /api/scripts/:id', {
  summary: 'Take a script away; the audit log keeps its words',
  access: 'market:edit',
  input: z.object({ id: z.uuid() }),
  output: z.object({ id: z.uuid() }),
});
