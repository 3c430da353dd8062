import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';

export type Search = Readonly<Record<string, string | undefined>>;

/** The filters of a screen, kept in the address so that a link shows what I see. */
export function useFilters(): [Search, (change: Search, options?: { keep?: boolean }) => void] {
  const search = useSearch({ strict: false }) as Search;
  const navigate = useNavigate();
  const set = (change: Search, { keep = false } = {}) =>
    void navigate({
      to: '.',
      search: (before: Search) => {
        const next = { ...before, ...change };
        return Object.fromEntries(Object.entries(next).filter(([, value]) => value));
      },
      replace: !keep,
    } as never);
  return [search, set];
}

export function FilterBar({ children, end }: { children: ReactNode; end?: ReactNode }) {
  return (
    <div className="filters noprint">
      {children}
      {end && <span className="end">{end}</span>}
    </div>
  );
}

export function Filter({ name, children }: { name: string; children: ReactNode }) {
  return (
    <label className="field-filter">
      <span>{name}</span>
      {children}
    </label>
  );
}
