import { z } from 'zod';
import { endpoint } from '../../../kernel/endpoint.ts';
import { Admission } from '../sign-in.schema.ts';

const Code = z.string().trim().min(6).max(40);
/** Who is signed in shows again that it is really them: a code, or the password. */
const Proof = z.object({
  password: z.string().min(1).max(200).optional(),
  code: Code.optional(),
});
const RecoveryCodes = z.object({ recoveryCodes: z.array(z.string()) });

export const postSecondStep = endpoint('POST /api/session/second-factor', {
  summary: 'Finish signing in with a time-based or recovery code; sets the session cookie',
  access: 'public',
  input: z.object({ token: z.string().min(20).max(100), code: Code }),
  output: Admission,
});

export const postSecondFactor = endpoint('POST /api/me/second-factor', {
  summary: 'Begin setting up a second factor; answers the key and its QR code',
  access: 'signed-in',
  early: true,
  secret: true,
  input: z.object({}),
  output: z.object({ key: z.string(), uri: z.string(), picture: z.string() }),
});

export const postSecondFactorConfirmation = endpoint('POST /api/me/second-factor/confirmation', {
  summary: 'Turn the second factor on with a first code; answers the recovery codes once',
  access: 'signed-in',
  early: true,
  secret: true,
  input: z.object({ code: Code }),
  output: RecoveryCodes,
});

export const postRecoveryCodes = endpoint('POST /api/me/recovery-codes', {
  summary: 'Replace the recovery codes; the earlier ones stop working',
  access: 'signed-in',
  secret: true,
  input: Proof,
  output: RecoveryCodes,
});

export const postSecondFactorRemoval = endpoint('POST /api/me/second-factor/removal', {
  summary: 'Turn the second factor off, with the password or a code',
  access: 'signed-in',
  input: Proof,
  output: z.object({}),
});
