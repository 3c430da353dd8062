import { useWords } from '../../../platform/web/language.ts';
import type { outcomes } from '../deal.schema.ts';

/** How a deal ended, quietly: an outcome is a fact, not a status to worry about. */
export function Outcome({ is }: { is: (typeof outcomes)[number] }) {
  const { t } = useWords();
  return <span className="chip">{t(`deals.${is}`)}</span>;
}
