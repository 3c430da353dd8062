import { useEndpoint } from '../../../../platform/web/api.ts';
import { useWords } from '../../../../platform/web/language.ts';
import { getRoleNames } from '../role-grid.schema.ts';

/** How the group calls its roles, in the reader's language; roles of its own have no word of ours. */
export function useRoleNames() {
  const { language } = useWords();
  const names = useEndpoint(getRoleNames, {});
  const known = new Map(
    (names.data?.rows ?? []).map(({ key, nameZh, nameEn }) => [
      key,
      language === 'zh' ? nameZh : nameEn,
    ]),
  );
  return {
    known,
    nameOf: (key: string) => known.get(key) ?? key,
    listOf: (keys: readonly string[]) => keys.map((key) => known.get(key) ?? key).join('、'),
  };
}
