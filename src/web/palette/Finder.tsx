import { Input } from 'antd';
import { Link } from '@tanstack/react-router';
import { useDeferredValue, useEffect, useState, type KeyboardEvent } from 'react';
import { useWords } from '../../platform/web/language.ts';
import type { Entry } from '../navigation.ts';
import { useChoices, type Choice } from './choices.tsx';

/** What is typed, and everything it may mean, in groups; arrows move through all of them, Enter takes one. */
export function Finder({ entries, onDone }: { entries: Entry[]; onDone: () => void }) {
  const { t } = useWords();
  const [text, setText] = useState('');
  const [isComposing, setComposing] = useState(false);
  const settled = useSettled(isComposing ? '' : text.trim(), 150);
  const groups = useChoices({ entries, text: useDeferredValue(text.trim()), asked: settled });
  const all = groups.flatMap((group) => group.choices);
  const [at, setAt] = useState(0);
  const on = Math.min(at, all.length - 1);
  const take = (choice: Choice | undefined) => {
    if (!choice) return;
    onDone();
    choice.run();
  };
  const key = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      setAt((on + step + all.length) % Math.max(1, all.length));
    }
    if (event.key === 'Enter') take(all[on]);
  };
  return (
    <>
      <Input
        autoFocus
        size="large"
        variant="borderless"
        role="combobox"
        aria-expanded
        aria-controls="palette-choices"
        aria-activedescendant={all[on] ? `choice-${all[on].key}` : undefined}
        aria-label={t('palette.open')}
        placeholder={t('palette.hint')}
        maxLength={100}
        value={text}
        onKeyDown={key}
        onCompositionStart={() => setComposing(true)}
        onCompositionEnd={() => setComposing(false)}
        onChange={(event) => {
          setText(event.target.value);
          setAt(0);
        }}
      />
      <div
        role="listbox"
        id="palette-choices"
        aria-label={t('palette.open')}
        className="choices-of"
      >
        {groups.map(({ title, choices }) => (
          <section key={title} role="group" aria-label={title}>
            <h6 aria-hidden>{title}</h6>
            {choices.map((choice) => (
              <button
                key={choice.key}
                id={`choice-${choice.key}`}
                type="button"
                role="option"
                tabIndex={-1}
                aria-selected={choice === all[on]}
                className={choice === all[on] ? 'on' : ''}
                onClick={() => take(choice)}
                onMouseMove={() => setAt(all.indexOf(choice))}
              >
                {choice.icon}
                <span>{choice.title}</span>
                {choice.note && <small>{choice.note}</small>}
                {choice.keys && <kbd>{choice.keys}</kbd>}
              </button>
            ))}
          </section>
        ))}
      </div>
      {all.length === 0 && <p className="nothing">{t('palette.nothing')}</p>}
      {settled && (
        <p className="all-results">
          <Link to="/search" search={{ q: settled }} onClick={onDone}>
            {t('palette.all', { text: settled })}
          </Link>
        </p>
      )}
    </>
  );
}

/** The value once it has not changed for a moment. */
function useSettled(value: string, ms: number): string {
  const [settled, setSettled] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return settled;
}
