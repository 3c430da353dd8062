import { z } from 'zod';
import { endpoint } from '../../kernel/endpoint.ts';
import { scopes, verbs } from '../../kernel/actor.ts';

export const Login = z.string().trim().toLowerCase().min(2).max(100);
const Password = z.string().min(1).max(200);
const Scope = z.enum(scopes);

/** Who I am, as the shell needs it: name, place, roles and rights. */
export const Me = z.object({
  tenantId: z.uuid(),
  personId: z.uuid(),
  login: z.string(),
  name: z.string(),
  roles: z.array(z.string()),
  rights: z.record(z.string(), z.partialRecord(z.enum(verbs), Scope)),
  storeId: z.uuid().nullable(),
  teamId: z.uuid().nullable(),
  groupStoreIds: z.array(z.uuid()),
  standsInFor: z.array(z.uuid()),
  groupName: z.string(),
  mustChangePassword: z.boolean(),
  /** What stands before everything else: a first password to replace, a demanded second factor. */
  owes: z.enum(['password', 'second_factor']).nullable(),
});

/** Signed in; or, with `secondFactor`, right so far: the code follows within a few minutes. */
export const Admission = z.object({
  name: z.string(),
  mustChangePassword: z.boolean(),
  expiresAt: z.iso.datetime().nullable(),
  secondFactor: z.object({ token: z.string(), expiresAt: z.iso.datetime() }).nullable(),
});

export const postSession = endpoint('POST /api/session', {
  summary: 'Sign in; sets the session cookie, or asks for the second factor first',
  access: 'public',
  input: z.object({ login: Login, password: Password }),
  output: Admission,
});

export const deleteSession = endpoint('DELETE /api/session', {
  summary: 'Sign out; revokes this session',
  access: 'public',
  input: z.object({}),
  output: z.object({}),
});

export const getMe = endpoint('GET /api/me', {
  summary: 'Who is signed in, with roles and rights',
  access: 'signed-in',
  early: true,
  input: z.object({}),
  output: Me,
});

export const putPassword = endpoint('PUT /api/me/password', {
  summary: 'Change the own password; other sessions end',
  access: 'signed-in',
  early: true,
  input: z.object({ current: Password, next: Password }),
  output: z.object({}),
});

export const getSetup = endpoint('GET /api/setup', {
  summary: 'Whether the first administrator is still to be made',
  access: 'public',
  input: z.object({}),
  output: z.object({ needed: z.boolean() }),
});

export const postSetup = endpoint('POST /api/setup', {
  summary: 'Make the dealer group and its first administrator; only while there is none',
  access: 'public',
  input: z.object({
    groupName: z.string().trim().min(1).max(100),
    name: z.string().trim().min(1).max(50),
    login: Login,
    password: Password,
  }),
  output: z.object({ name: z.string(), expiresAt: z.iso.datetime() }),
});
