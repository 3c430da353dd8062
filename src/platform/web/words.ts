/** Words of the screens (界面用语): each key with its Chinese and its English, so that neither is forgotten. */
export type Words = Readonly<Record<string, readonly [zh: string, en: string]>>;

/** One language of several word lists, as i18next wants it. */
export function dictionary(lists: readonly Words[], language: 'zh' | 'en'): Record<string, string> {
  const column = language === 'zh' ? 0 : 1;
  return Object.fromEntries(
    lists.flatMap((words) => Object.entries(words).map(([key, pair]) => [key, pair[column]])),
  );
}
