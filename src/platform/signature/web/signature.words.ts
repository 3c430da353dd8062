import type { Words } from '../../web/words.ts';

export const signatureWords: Words = {
  'signature.here': ['在此手写签名', 'Sign here by hand'],
  'signature.again': ['重签', 'Again'],
};
