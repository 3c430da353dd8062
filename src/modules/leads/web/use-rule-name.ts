import { useWords } from '../../../platform/web/language.ts';

/** `预置 2020-01-01 起`: whose rule it is and from which day it holds, as receipts keep it (`shipped 2020-01-01`). */
export function useRuleName() {
  const { t } = useWords();
  return (rule: string): string => {
    const [level, from] = rule.split(' ') as [string, string];
    return t('desk.ruleFrom', { level: t(`desk.levelOf.${level}`), from });
  };
}
