import { Segmented } from 'antd';
import type { ReactNode } from 'react';
import { changeLanguage, useWords } from '../platform/web/language.ts';
import { Mark } from '../platform/web/ui/Mark.tsx';
import './doorway.css';

/** The page before the shell: the house's sign, the course with its beam, and one card to fill in. */
export function Doorway({
  title,
  lead,
  children,
}: {
  title: string;
  lead: string;
  children: ReactNode;
}) {
  const { t, language } = useWords();
  return (
    <div className="doorway">
      <svg className="sea" viewBox="0 0 1440 900" preserveAspectRatio="xMidYMid slice" aria-hidden>
        <path className="plan" d="M0 560H1440" />
        <path
          className="done"
          d="M0 560C90 548 130 596 210 600S330 548 420 556s120-66 210-58 130 34 190 30 110 60 200 92"
        />
        <path className="beam" d="M1020 620 1440 470V800Z" />
        <path className="ahead" d="M1020 620 1440 648" />
        <circle cx="1020" cy="620" r="7" />
      </svg>
      <main>
        <header>
          <Mark size={40} />
          <b>{t('app.name')}</b>
          <Segmented
            size="small"
            value={language}
            onChange={changeLanguage}
            options={[
              { value: 'zh' as const, label: '中文' },
              { value: 'en' as const, label: 'English' },
            ]}
          />
        </header>
        <section className="card">
          <h1>{title}</h1>
          <p className="soft">{lead}</p>
          {children}
        </section>
      </main>
    </div>
  );
}
