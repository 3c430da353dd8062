import { z } from 'zod';
import { endpoint } from '../../../kernel/endpoint.ts';
import { PageInput, pageOf } from '../../../kernel/page.ts';
import { Login } from '../sign-in.schema.ts';

/** What stands between a person and the system (账号状态), from nothing to having left. */
export const accountStates = ['none', 'invited', 'active', 'locked', 'disabled', 'left'] as const;
export type AccountState = (typeof accountStates)[number];

export const Account = z.object({
  personId: z.uuid(),
  name: z.string(),
  position: z.string(),
  storeName: z.string().nullable(),
  roles: z.array(z.string()),
  state: z.enum(accountStates),
  login: z.string().nullable(),
  mustChangePassword: z.boolean(),
  lockedUntil: z.iso.datetime().nullable(),
  /** Until when the latest invitation holds, or held. */
  invitedUntil: z.iso.datetime().nullable(),
  /** Live browser sessions and tokens. */
  sessions: z.int(),
  since: z.iso.datetime().nullable(),
});

export const getAccounts = endpoint('GET /api/accounts', {
  summary: 'People within reach with the state of their account',
  access: 'login:read',
  input: PageInput.extend({
    state: z.enum(accountStates).optional(),
    named: z.string().trim().max(50).optional(),
  }),
  output: pageOf(Account),
});

export const getAccount = endpoint('GET /api/people/:id/account', {
  summary: 'The account of one person',
  access: 'login:read',
  input: z.object({ id: z.uuid() }),
  output: Account,
});

const Person = z.object({ id: z.uuid() });

/** A password that is shown once and has to be changed at the first sign-in. */
const FirstPassword = z.object({ login: z.string(), password: z.string() });

export const postAccount = endpoint('POST /api/people/:id/account', {
  summary: 'Make an account with a first password; shown once',
  access: 'login:edit',
  input: Person.extend({ login: Login }),
  output: FirstPassword,
  secret: true,
});

export const postFirstPassword = endpoint('POST /api/people/:id/account/first-password', {
  summary: 'Replace a forgotten password by a first one; shown once, sessions end',
  access: 'login:edit',
  input: Person,
  output: FirstPassword,
  secret: true,
});

export const postDisablement = endpoint('POST /api/people/:id/account/disablement', {
  summary: 'Disable an account; its sessions and tokens end at once',
  access: 'login:edit',
  input: Person.extend({ reason: z.string().trim().max(200).default('') }),
  output: z.object({}),
});

export const deleteDisablement = endpoint('DELETE /api/people/:id/account/disablement', {
  summary: 'Enable a disabled account again',
  access: 'login:edit',
  input: Person,
  output: z.object({}),
});

export const deleteLock = endpoint('DELETE /api/people/:id/account/lock', {
  summary: 'Unlock an account that wrong passwords locked',
  access: 'login:edit',
  input: Person,
  output: z.object({}),
});
