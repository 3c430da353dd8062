import { z } from 'zod';
import { endpoint } from '../../kernel/endpoint.ts';

export const HeldFile = z.object({
  id: z.uuid(),
  name: z.string(),
  mediaType: z.string(),
  bytes: z.int(),
  width: z.int().nullable(),
  height: z.int().nullable(),
  createdBy: z.string().nullable(),
  createdAt: z.iso.datetime(),
});
export type HeldFile = z.infer<typeof HeldFile>;

const Home = z.string().regex(/^[a-z_]{1,40}$/);
const Id = z.object({ id: z.uuid() });

export const getFiles = endpoint('GET /api/files', {
  summary: 'Files of a record, oldest first.',
  access: 'signed-in',
  input: z.object({ home: Home, recordId: z.uuid() }),
  output: z.object({ rows: z.array(HeldFile), mayEdit: z.boolean() }),
});

export const postFile = endpoint('POST /api/files', {
  summary: 'Hang a file on a record: multipart with home, recordId, then file.',
  access: 'signed-in',
  input: z.object({}),
  output: HeldFile,
});

export const getFileContent = endpoint('GET /api/files/:id/content', {
  summary: 'The content of a file; ranges are answered.',
  access: 'signed-in',
  input: Id.extend({ download: z.enum(['0', '1']).default('0') }),
  output: z.unknown(),
});

export const getThumbnail = endpoint('GET /api/files/:id/thumbnail', {
  summary: 'A picture in small, without what the camera wrote into it.',
  access: 'signed-in',
  input: Id.extend({ size: z.enum(['160', '640']).default('160') }),
  output: z.unknown(),
});

export const deleteFile = endpoint('DELETE /api/files/:id', {
  summary: 'Remove a file; its content goes after a week.',
  access: 'signed-in',
  input: Id,
  output: Id,
});

export const postFileReturn = endpoint('POST /api/files/:id/return', {
  summary: 'Bring a removed file back within its week.',
  access: 'signed-in',
  input: Id,
  output: Id,
});
