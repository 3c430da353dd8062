import { Input, Modal } from 'antd';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useEffectEvent, useRef, useState, type KeyboardEvent } from 'react';
import { useWords } from '../platform/web/language.ts';
import { Icon } from './Icon.tsx';
import { help, type Entry, type Group } from './navigation.ts';
import { shellWords } from './shell.words.ts';

type PaletteProps = { groups: Group[]; open: boolean; onChange: (open: boolean) => void };

const typing = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    !!target.closest('input, textarea, select, [role="grid"], .ant-modal'));

/** Ctrl K: any screen by its Chinese or English name; G and a letter jump without it. */
export function Palette({ groups, open, onChange }: PaletteProps) {
  const navigate = useNavigate();
  const afterG = useRef(false);
  const entries = [...groups.flatMap((group) => group.entries), help];

  const press = useEffectEvent((event: globalThis.KeyboardEvent) => {
    if (event.isComposing) return;
    if (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      return onChange(!open);
    }
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    const letter = event.key.toLowerCase();
    const aim = afterG.current && entries.find((entry) => entry.letter === letter);
    afterG.current = letter === 'g';
    if (aim) void navigate({ to: aim.to });
    if (letter === '?') void navigate({ to: help.to });
  });
  useEffect(() => {
    const listen = (event: globalThis.KeyboardEvent) => press(event);
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, []);

  return (
    <Modal
      open={open}
      onCancel={() => onChange(false)}
      footer={null}
      closable={false}
      destroyOnHidden
      width={520}
      className="palette"
    >
      <Finder entries={entries} onDone={() => onChange(false)} />
    </Modal>
  );
}

function Finder({ entries, onDone }: { entries: Entry[]; onDone: () => void }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const wanted = text.trim().toLowerCase();
  const found = entries.filter(({ word, to }) =>
    [...(shellWords[word] ?? []), to].some((name) => name.toLowerCase().includes(wanted)),
  );
  const go = (entry: Entry | undefined) => {
    if (!entry) return;
    onDone();
    void navigate({ to: entry.to });
  };
  const key = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      setAt((at + step + found.length) % Math.max(1, found.length));
    }
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) go(found[at]);
  };
  return (
    <>
      <Input
        autoFocus
        size="large"
        variant="borderless"
        placeholder={t('palette.hint')}
        value={text}
        onKeyDown={key}
        onChange={(event) => {
          setText(event.target.value);
          setAt(0);
        }}
      />
      <ul role="listbox" aria-label={t('palette.open')}>
        {found.map((entry, i) => (
          <li key={entry.to} role="option" aria-selected={i === at}>
            <button
              type="button"
              className={i === at ? 'on' : ''}
              onClick={() => go(entry)}
              onMouseEnter={() => setAt(i)}
            >
              <Icon name={entry.icon} />
              {t(entry.word)}
              {entry.letter && <kbd>G {entry.letter.toUpperCase()}</kbd>}
            </button>
          </li>
        ))}
        {found.length === 0 && <li className="note">{t('palette.nothing')}</li>}
      </ul>
    </>
  );
}
