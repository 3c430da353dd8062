import type { Words } from '../../web/words.ts';

export const backupWords: Words = {};
