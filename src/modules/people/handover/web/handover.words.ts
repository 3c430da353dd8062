import type { Words } from '../../../../platform/web/words.ts';

export const handoverWords: Words = {};
