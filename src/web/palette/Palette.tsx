import { Modal } from 'antd';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useLooks } from '../../platform/web/looks.tsx';
import { help, type Group } from '../navigation.ts';
import { Finder } from './Finder.tsx';
import { KeysOverlay } from './KeysOverlay.tsx';
import './palette.css';

type PaletteProps = { groups: Group[]; open: boolean; onChange: (open: boolean) => void };

const typing = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    !!target.closest('input, textarea, select, [role="grid"], .ant-modal'));

/** Ctrl K: screens, commands and records; G and a letter jump without it; ? shows the keys. */
export function Palette({ groups, open, onChange }: PaletteProps) {
  const navigate = useNavigate();
  const { phone } = useLooks();
  const afterG = useRef(false);
  const [hasKeys, setKeys] = useState(false);
  const entries = [...groups.flatMap((group) => group.entries), help];

  const press = useEffectEvent((event: KeyboardEvent) => {
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
    if (letter === '?' || letter === '？') setKeys(true);
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event);
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, []);

  return (
    <>
      <Modal
        open={open}
        onCancel={() => onChange(false)}
        footer={null}
        closable={phone}
        destroyOnHidden
        width={phone ? '100%' : 600}
        className={phone ? 'palette whole' : 'palette'}
        style={phone ? { top: 0, margin: 0, maxWidth: '100%' } : { top: 80 }}
      >
        <Finder entries={entries} onDone={() => onChange(false)} />
      </Modal>
      <KeysOverlay open={hasKeys} onClose={() => setKeys(false)} />
    </>
  );
}
