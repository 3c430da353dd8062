import { Link } from '@tanstack/react-router';
import { useWords } from '../platform/web/language.ts';
import { Icon } from './Icon.tsx';
import { isAt, type Entry } from './navigation.ts';

/** One entry of the left or bottom bar; the one I am at is marked. */
export function NavLink({ entry, path }: { entry: Entry; path: string }) {
  const { t } = useWords();
  const here = isAt(path, entry);
  return (
    <Link
      to={entry.to}
      className={[here && 'on', entry.under && 'under'].filter(Boolean).join(' ')}
      title={t(entry.word)}
      aria-current={here ? 'page' : undefined}
    >
      <Icon name={entry.icon} />
      <span>{t(entry.word)}</span>
    </Link>
  );
}
