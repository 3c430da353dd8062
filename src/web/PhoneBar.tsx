import { MenuOutlined } from '@ant-design/icons';
import { Drawer } from 'antd';
import { useState } from 'react';
import { useWords } from '../platform/web/language.ts';
import { help, type Group } from './navigation.ts';
import { NavLink } from './NavLink.tsx';

/** The phone's bottom bar: the first four screens in thumb reach, the rest in a sheet. */
export function PhoneBar({ groups, path }: { groups: Group[]; path: string }) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const entries = groups
    .flatMap((group) => group.entries)
    .toSorted((a, b) => Number(b.atHand ?? false) - Number(a.atHand ?? false));
  const rest = [...entries.slice(4), help];
  return (
    <nav className="tabs noprint" aria-label={t('nav.main')}>
      {entries.slice(0, 4).map((entry) => (
        <NavLink key={entry.to} entry={entry} path={path} />
      ))}
      <button type="button" onClick={() => setOpen(true)}>
        <MenuOutlined />
        <span>{t('nav.more')}</span>
      </button>
      <Drawer
        open={open}
        onClose={() => setOpen(false)}
        placement="bottom"
        size="default"
        title={t('nav.more')}
        className="more-sheet"
      >
        <div className="more-list" onClick={() => setOpen(false)}>
          {rest.map((entry) => (
            <NavLink key={entry.to} entry={entry} path={path} />
          ))}
        </div>
      </Drawer>
    </nav>
  );
}
