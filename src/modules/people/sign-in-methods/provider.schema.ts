import { z } from 'zod';
import { endpoint } from '../../../kernel/endpoint.ts';
import { Admission } from '../sign-in.schema.ts';
import { findableBy, providerKinds } from './provider.rules.ts';

const Slug = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9-]{1,39}$/);
const text = (most: number) => z.string().trim().max(most);
const id = z.object({ id: z.uuid() });

const Editable = z.object({
  label: text(60).min(1),
  clientId: text(200).min(1),
  agentId: text(50).default(''),
  loginAddress: text(300).default(''),
  apiAddress: text(300).default(''),
  findsBy: z.array(z.enum(findableBy)).max(2).default([]),
  isListed: z.boolean().default(true),
  asksSecondFactor: z.boolean().default(true),
});

/** An outside identity provider as its administrator sees it; its secret is never sent back. */
export const Provider = z.object({
  id: z.uuid(),
  slug: z.string(),
  kind: z.enum(providerKinds),
  label: z.string(),
  clientId: z.string(),
  agentId: z.string(),
  loginAddress: z.string(),
  apiAddress: z.string(),
  findsBy: z.array(z.enum(findableBy)),
  isListed: z.boolean(),
  asksSecondFactor: z.boolean(),
  disabledAt: z.iso.datetime().nullable(),
  bound: z.int(),
});

export const getProviders = endpoint('GET /api/sign-in-providers', {
  summary: 'The identity providers of the dealer group, without their secrets',
  access: 'login:read',
  input: z.object({}),
  output: z.object({ rows: z.array(Provider) }),
});

export const postProvider = endpoint('POST /api/sign-in-providers', {
  summary: 'Add an identity provider',
  access: 'role:edit',
  input: Editable.extend({
    slug: Slug,
    kind: z.enum(providerKinds),
    secret: z.string().trim().min(1).max(500),
  }),
  output: id,
});

export const patchProvider = endpoint('PATCH /api/sign-in-providers/:id', {
  summary: 'Change an identity provider; its secret only where a new one is given',
  access: 'role:edit',
  input: id.extend({
    label: Editable.shape.label.optional(),
    clientId: Editable.shape.clientId.optional(),
    agentId: text(50).optional(),
    loginAddress: text(300).optional(),
    apiAddress: text(300).optional(),
    findsBy: z.array(z.enum(findableBy)).max(2).optional(),
    isListed: z.boolean().optional(),
    asksSecondFactor: z.boolean().optional(),
    secret: z.string().trim().min(1).max(500).optional(),
    isOn: z.boolean().optional(),
  }),
  output: z.object({}),
});

export const deleteProvider = endpoint('DELETE /api/sign-in-providers/:id', {
  summary: 'Remove an identity provider with its bindings and the sessions it opened',
  access: 'role:edit',
  input: id,
  output: z.object({}),
});

export const postProviderCheck = endpoint('POST /api/sign-in-providers/:id/check', {
  summary: 'Ask a provider whether its address, id and secret are right',
  access: 'role:edit',
  input: id,
  output: z.object({}),
});

/** A door on the sign-in page. */
const Door = z.object({ slug: z.string(), kind: z.enum(providerKinds), label: z.string() });

export const getDoors = endpoint('GET /api/sign-in', {
  summary: 'The listed identity providers, and the one whose address was opened',
  access: 'public',
  input: z.object({ slug: Slug.optional() }),
  output: z.object({ rows: z.array(Door) }),
});

/** Where to send the browser; it keeps the ticket until it comes back with the same state. */
const Departure = z.object({ url: z.url(), state: z.string(), ticket: z.string() });

export const postTrip = endpoint('POST /api/sign-in/:slug/start', {
  summary: 'Begin to sign in by an identity provider',
  access: 'public',
  input: z.object({ slug: Slug, inApp: z.boolean().default(false) }),
  output: Departure,
});

export const postArrival = endpoint('POST /api/sign-in/:slug/callback', {
  summary: 'Finish signing in, or binding, with what the provider sent the browser back with',
  access: 'public',
  input: z.object({
    slug: Slug,
    state: z.string().min(1).max(200),
    ticket: z.string().min(1).max(200),
    /** The query of the address that the provider sent the browser to. */
    reply: z.record(z.string().max(100), z.string().max(4_000)),
  }),
  output: z.object({ admission: Admission.nullable(), bound: z.boolean() }),
});

export const getMySignIn = endpoint('GET /api/me/sign-in', {
  summary: 'My second factor and my bound outside accounts',
  access: 'signed-in',
  input: z.object({}),
  output: z.object({
    secondFactor: z.object({
      isOn: z.boolean(),
      since: z.iso.datetime().nullable(),
      recoveryCodesLeft: z.int(),
      isDemanded: z.boolean(),
    }),
    providers: z.array(
      Door.extend({ account: z.string().nullable(), boundAt: z.iso.datetime().nullable() }),
    ),
  }),
});

export const postBinding = endpoint('POST /api/me/identities/:slug', {
  summary: 'Begin to bind an outside account to my login',
  access: 'signed-in',
  secret: true,
  input: z.object({ slug: Slug }),
  output: Departure,
});

export const deleteBinding = endpoint('DELETE /api/me/identities/:slug', {
  summary: 'Take the binding of an outside account away',
  access: 'signed-in',
  input: z.object({ slug: Slug }),
  output: z.object({}),
});
