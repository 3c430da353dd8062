import type { Words } from '../../../../platform/web/words.ts';

export const accountWords: Words = {};
