import { Refusal } from '../../kernel/refusal.ts';

export const noSuchKind = (kind: string) => new Refusal(404, 'document.unknown', { kind });
export const tooLarge = (most: number) => new Refusal(422, 'document.too_large', { most });
export const cannotMake = () => new Refusal(503, 'document.too_long');
export const noSuchTemplate = () => new Refusal(404, 'template.unknown');
export const notWord = (name: string) => new Refusal(422, 'template.not_word', { name });
export const templateTooLarge = () => new Refusal(422, 'template.too_large');
export const hasMacros = (at: string) => new Refusal(422, 'template.macros', { at });
export const isLinked = (at: string) => new Refusal(422, 'template.linked', { at });
export const isBroken = (at: string) => new Refusal(422, 'template.broken', { at });
export const unknownTags = (tags: readonly string[]) =>
  new Refusal(422, 'template.unknown_tags', { tags: tags.join('、') });
export const beyondReach = () => new Refusal(403, 'template.beyond_reach');
export const unknownStore = () => new Refusal(422, 'template.unknown_store');
export const changedMeanwhile = () => new Refusal(409, 'template.changed_meanwhile');
export const badOption = (option: string) => new Refusal(422, 'document.bad_option', { option });
