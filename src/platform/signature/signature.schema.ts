import { z } from 'zod';

/** A name drawn by hand (手写签名): an SVG path in a box of 600 × 200, long enough to be more than a tap. */
export const Drawing = z
  .string()
  .max(60_000)
  .regex(/^M[\d. ]+(?:[ML][\d. ]+){8,}$/);

/** What the signer sends besides the document itself, which the server knows. */
export const SigningInput = z.object({
  signer: z.string().trim().min(1).max(40),
  drawing: Drawing,
  /** What the device calls itself; the address is known from the request. */
  device: z.string().trim().max(300).default(''),
});

/** A signature as it is shown beside what was signed (签署记录). */
export const Signature = z.object({
  id: z.uuid(),
  role: z.enum(['customer', 'store']),
  signer: z.string(),
  statement: z.string(),
  documentHash: z.string(),
  drawing: z.string(),
  at: z.iso.datetime(),
  witnessName: z.string().nullable(),
  address: z.string(),
  device: z.string(),
});
