import { createContext, use, useLayoutEffect, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { useWords } from '../language.ts';

export type BarSlots = { title: HTMLElement | null; tools: HTMLElement | null };
export const BarContext = createContext<BarSlots>({ title: null, tools: null });

type PageProps = {
  title: string;
  note?: ReactNode;
  tools?: ReactNode;
  className?: string;
  children: ReactNode;
};

/** A screen inside the shell: its title and tools stand in the shell's bar, the rest below. */
export function Page({ title, note, tools, className = '', children }: PageProps) {
  const { t } = useWords();
  const bar = use(BarContext);
  useLayoutEffect(() => {
    document.title = `${title} · ${t('app.name')}`;
  }, [title, t]);
  return (
    <>
      {bar.title &&
        createPortal(
          <>
            {title}
            {note && <small>{note}</small>}
          </>,
          bar.title,
        )}
      {bar.tools && createPortal(tools, bar.tools)}
      <div className={`page ${className}`}>{children}</div>
    </>
  );
}
