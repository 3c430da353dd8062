import type { ReactNode } from 'react';

type CardProps = {
  title?: ReactNode;
  note?: ReactNode;
  end?: ReactNode;
  className?: string;
  children: ReactNode;
};

/** A white card with one hairline: title, quiet note, and at most one link out. */
export function Card({ title, note, end, className = '', children }: CardProps) {
  return (
    <section className={`card ${className}`}>
      {title !== undefined && (
        <header>
          <h2>{title}</h2>
          {note && <small>{note}</small>}
          {end && <span className="end">{end}</span>}
        </header>
      )}
      {children}
    </section>
  );
}
