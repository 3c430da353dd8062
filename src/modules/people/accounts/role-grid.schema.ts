import { z } from 'zod';
import { resources, scopes, verbs } from '../../../kernel/actor.ts';
import { endpoint } from '../../../kernel/endpoint.ts';

const Cell = z.object({
  resource: z.enum(resources),
  verb: z.enum(verbs),
  scope: z.enum(scopes),
});

export const Role = z.object({
  id: z.uuid(),
  key: z.string(),
  nameZh: z.string(),
  nameEn: z.string(),
  /** One of the roles that every group starts with: it can be reset, not deleted. */
  isReady: z.boolean(),
  /** Whether a ready role's rights differ from what it started with. */
  isChanged: z.boolean(),
  holders: z.int(),
  grants: z.array(z.object({ resource: z.string(), verb: z.enum(verbs), scope: z.enum(scopes) })),
});

export const getRoleNames = endpoint('GET /api/role-names', {
  summary: 'How the group calls its roles',
  access: 'signed-in',
  input: z.object({}),
  output: z.object({
    rows: z.array(z.object({ key: z.string(), nameZh: z.string(), nameEn: z.string() })),
  }),
});

export const getRoles = endpoint('GET /api/roles', {
  summary: 'Every role with its rights and how many hold it',
  access: 'role:read',
  input: z.object({}),
  output: z.object({ rows: z.array(Role) }),
});

const Name = z.string().trim().min(1).max(50);
const Given = z.object({ id: z.uuid() });

export const postRole = endpoint('POST /api/roles', {
  summary: 'Make a role, empty or as a copy of another',
  access: 'role:edit',
  input: z.object({ nameZh: Name, nameEn: Name, copyOf: z.uuid().optional() }),
  output: Given,
});

export const patchRole = endpoint('PATCH /api/roles/:id', {
  summary: 'Rename a role or change cells of its rights; takes effect at once for all who hold it',
  access: 'role:edit',
  input: Given.extend({
    nameZh: Name.optional(),
    nameEn: Name.optional(),
    cells: z
      .array(Cell)
      .max(resources.length * verbs.length)
      .default([]),
  }),
  output: Given,
});

export const postRoleReset = endpoint('POST /api/roles/:id/reset', {
  summary: 'Give a ready role back the rights that it started with',
  access: 'role:edit',
  input: Given,
  output: Given,
});

export const deleteRole = endpoint('DELETE /api/roles/:id', {
  summary: 'Delete a role that nobody holds',
  access: 'role:delete',
  input: Given,
  output: z.object({}),
});

export const postPersonRole = endpoint('POST /api/people/:id/roles', {
  summary: 'Grant a person a role; never one that reaches further than the granter',
  access: 'role:edit',
  input: Given.extend({ role: z.string().min(1).max(50) }),
  output: z.object({}),
});

export const deletePersonRole = endpoint('DELETE /api/people/:id/roles/:role', {
  summary: 'Take a role from a person',
  access: 'role:edit',
  input: Given.extend({ role: z.string().min(1).max(50) }),
  output: z.object({}),
});
