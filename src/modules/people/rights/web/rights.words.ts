import type { Words } from '../../../../platform/web/words.ts';

export const rightsWords: Words = {};
