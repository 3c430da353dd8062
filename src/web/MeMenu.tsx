import { Link } from '@tanstack/react-router';
import { Drawer, Popover, Segmented } from 'antd';
import { useState } from 'react';
import { useActor } from '../platform/web/actor.ts';
import { changeLanguage, useWords } from '../platform/web/language.ts';
import { useLooks, type Movement, type ThemeChoice } from '../platform/web/looks.tsx';
import { help, sellerEntries, type Group } from './navigation.ts';
import { NavLink } from './NavLink.tsx';
import { SignOut } from './SignOut.tsx';

/** Who I am, and what I choose for myself: appearance, language, colours of movement. */
export function MeMenu({ narrow }: { narrow: boolean }) {
  return (
    <Popover trigger="click" placement={narrow ? 'bottomRight' : 'topLeft'} content={<Choices />}>
      <Face />
    </Popover>
  );
}

/** Behind the face of a consultant's phone (头像里): every other screen, then what I choose for myself. */
export function FaceMenu({ groups, path }: { groups: Group[]; path: string }) {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  const inBar = new Set(sellerEntries.map(({ to }) => to));
  const rest = [...groups.flatMap((group) => group.entries), help].filter(
    ({ to }) => !inBar.has(to) || to === '/deals',
  );
  return (
    <>
      <Face onClick={() => setOpen(true)} />
      <Drawer
        open={isOpen}
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
        <Choices />
      </Drawer>
    </>
  );
}

function Face(given: React.ButtonHTMLAttributes<HTMLButtonElement>) {
  const { t } = useWords();
  const actor = useActor();
  const role = actor.roles[0];
  return (
    <button type="button" {...given} className="me" title={t('me.menu')}>
      <span className="face" aria-hidden>
        {actor.name.slice(0, 1)}
      </span>
      <span>
        <b>{actor.name}</b>
        <small>{role ? t(`role.${role}`, { defaultValue: role }) : actor.groupName}</small>
      </span>
    </button>
  );
}

function Choices() {
  const { t, language } = useWords();
  const { theme, chooseTheme, movement, chooseMovement } = useLooks();
  return (
    <div className="choices">
      <span>{t('me.theme')}</span>
      <Segmented<ThemeChoice>
        size="small"
        value={theme}
        onChange={chooseTheme}
        options={(['light', 'dark', 'system'] as const).map((value) => ({
          value,
          label: t(`me.theme.${value}`),
        }))}
      />
      <span>{t('me.language')}</span>
      <Segmented
        size="small"
        value={language}
        onChange={changeLanguage}
        options={[
          { value: 'zh' as const, label: '中文' },
          { value: 'en' as const, label: 'English' },
        ]}
      />
      <span>{t('me.movement')}</span>
      <Segmented<Movement>
        size="small"
        value={movement}
        onChange={chooseMovement}
        options={(['redUp', 'greenUp', 'plain'] as const).map((value) => ({
          value,
          label: t(`me.movement.${value}`),
        }))}
      />
      <footer>
        <Link to="/settings/access">{t('me.password')}</Link>
        <SignOut />
      </footer>
    </div>
  );
}
