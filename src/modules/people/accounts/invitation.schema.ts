import { z } from 'zod';
import { endpoint } from '../../../kernel/endpoint.ts';
import { Login } from '../sign-in.schema.ts';

export const postInvitation = endpoint('POST /api/people/:id/invitation', {
  summary:
    'Invite a person to make their account; the link is shown once, an older one stops working',
  access: 'login:edit',
  secret: true,
  input: z.object({
    id: z.uuid(),
    /** Where to send the link as well; the link is shown in any case. */
    email: z.union([z.literal(''), z.email().max(200)]).default(''),
  }),
  output: z.object({ id: z.uuid(), token: z.string(), expiresAt: z.iso.datetime() }),
});

export const deleteInvitation = endpoint('DELETE /api/people/:id/invitation', {
  summary: 'Revoke the open invitation of a person',
  access: 'login:edit',
  input: z.object({ id: z.uuid() }),
  output: z.object({}),
});

const Token = z.object({ token: z.string().min(20).max(100) });

export const getInvitation = endpoint('GET /api/invitations/:token', {
  summary: 'What an invitation is for, to whoever holds its link',
  access: 'public',
  input: Token,
  output: z.object({ name: z.string(), groupName: z.string(), expiresAt: z.iso.datetime() }),
});

export const postAcceptance = endpoint('POST /api/invitations/:token/acceptance', {
  summary: 'Accept an invitation with a login and a password of one’s own; once',
  access: 'public',
  input: Token.extend({ login: Login, password: z.string().min(1).max(200) }),
  output: z.object({ login: z.string() }),
});
