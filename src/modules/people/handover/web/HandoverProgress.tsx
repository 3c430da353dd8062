import { useWords } from '../../../../platform/web/language.ts';
import '../../accounts/web/accounts.css';

/** How much of a list is done, as a bar and in figures. */
export function HandoverProgress({ items, open }: { items: number; open: number }) {
  const { t } = useWords();
  const done = items - open;
  return (
    <span className="progress-bar" role="img" aria-label={t('handover.done', { done, items })}>
      <span>
        <i style={{ width: `${items === 0 ? 100 : (done / items) * 100}%` }} />
      </span>
      <span>
        {done} / {items}
      </span>
    </span>
  );
}
