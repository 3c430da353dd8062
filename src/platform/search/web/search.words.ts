import type { Words } from '../../web/words.ts';

export const searchWords: Words = {};
