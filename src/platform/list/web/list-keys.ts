import { useEffect, useEffectEvent, useRef } from 'react';

/** The keys of a list with the words that explain them, for the help of keys (快捷键). */
export const listKeys: readonly { keys: readonly string[]; word: string }[] = [
  { keys: ['J', 'K'], word: 'listKeys.move' },
  { keys: ['Enter'], word: 'listKeys.open' },
  { keys: ['X'], word: 'listKeys.choose' },
  { keys: ['/'], word: 'listKeys.search' },
  { keys: ['F'], word: 'listKeys.filter' },
  { keys: ['Esc'], word: 'listKeys.letGo' },
  { keys: ['Ctrl', 'Z'], word: 'listKeys.undo' },
];

const typing = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    !!target.closest(
      'input, textarea, select, [role="grid"], .ant-modal, .ant-drawer, .ant-popover',
    ));

type Keys = { onChoose: (id: string) => void; onEscape: () => void };

/** J K or arrows move, Enter opens, X chooses, / searches, F filters, Esc lets go; off inside text fields. */
export function useListKeys({ onChoose, onEscape }: Keys): void {
  const afterG = useRef(false);
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (typing(event.target)) return;
    const key = event.key.toLowerCase();
    const isJump = afterG.current;
    afterG.current = key === 'g';
    if (isJump) return;
    const rows = [
      ...document.querySelectorAll<HTMLElement>('.list [data-row-key], .list-cards button'),
    ];
    const at = rows.findIndex((row) => row === document.activeElement);
    const step = { j: 1, arrowdown: 1, k: -1, arrowup: -1 }[key];
    if (step) {
      event.preventDefault();
      rows[Math.max(0, Math.min(rows.length - 1, at + step))]?.focus();
    }
    if (key === 'x' && at >= 0) onChoose(rows[at]!.dataset['rowKey'] ?? '');
    if (key === 'escape') onEscape();
    if (key === '/') focusOn(event, '.list-search input');
    if (key === 'f') focusOn(event, '.add-condition', true);
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event);
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, []);
}

function focusOn(event: KeyboardEvent, selector: string, isPressed = false): void {
  const found = document.querySelector<HTMLElement>(selector);
  if (!found) return;
  event.preventDefault();
  found.focus();
  if (isPressed) found.click();
}
