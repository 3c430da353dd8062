import { PlusOutlined } from '@ant-design/icons';
import { useSearch, useNavigate } from '@tanstack/react-router';
import { QuickEntry } from '../modules/leads/web/QuickEntry.tsx';
import { useWords } from '../platform/web/language.ts';
import { sellerEntries } from './navigation.ts';
import { NavLink } from './NavLink.tsx';

/** The bar of a consultant's phone (顾问底栏): today, customers, ＋ in the middle, quotes, schedule. */
export function SellerBar({ path }: { path: string }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const { enter } = useSearch({ strict: false }) as { enter?: string };
  const show = (isOpen: boolean) =>
    void navigate({
      to: '.',
      search: ({ enter: _, ...rest }: Record<string, unknown>) =>
        isOpen ? { ...rest, enter: '1' } : rest,
      replace: !isOpen,
    } as never);
  const [left, right] = [sellerEntries.slice(0, 2), sellerEntries.slice(2)];
  return (
    <nav className="tabs seller noprint" aria-label={t('nav.main')}>
      {left.map((entry) => (
        <NavLink key={entry.to} entry={entry} path={path} />
      ))}
      <button type="button" className="plus" onClick={() => show(true)}>
        <PlusOutlined aria-hidden />
        <span>{t('nav.enter')}</span>
      </button>
      {right.map((entry) => (
        <NavLink key={entry.to} entry={entry} path={path} />
      ))}
      <QuickEntry open={!!enter} onClose={() => show(false)} />
    </nav>
  );
}
