import type { Words } from '../../../../platform/web/words.ts';

export const signInMethodWords: Words = {};
