import { useWords } from '../../../../platform/web/language.ts';
import type { SaleLine } from '../../sale-line.schema.ts';
import { basisIn } from '../basis.rules.ts';
import type { Working } from '../quote-sum.schema.ts';

type Named = Pick<SaleLine, 'key' | 'kind' | 'name' | 'basis'> & Partial<SaleLine>;

/** What a line is called and how it came about, in the reader's language; products keep the name they are sold under. */
export function useLineWords(workings: readonly Working[]) {
  const { t, language } = useWords();
  const own = (line: Named) => language === 'zh' || line.productId || line.promotionId;
  return {
    name: (line: Named) => (own(line) ? line.name : t(`quote.line.${line.kind}`)),
    basis: ({ key, basis }: Pick<Named, 'key' | 'basis'>) => {
      const working = workings.find((one) => one.key === key);
      return language === 'zh' || !working ? basis : basisIn(working, language);
    },
  };
}
