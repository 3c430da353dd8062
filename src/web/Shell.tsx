import { SearchOutlined } from '@ant-design/icons';
import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { scopeOf } from '../kernel/actor.ts';
import { useActor } from '../platform/web/actor.ts';
import { sellsAlone } from '../modules/sales/phone/seller.rules.ts';
import { NewerNote } from '../platform/offline/web/NewerNote.tsx';
import { KeptKinds } from '../platform/offline/web/kept-kind.ts';
import { openOutbox } from '../platform/offline/web/outbox.ts';
import { UnsentChip } from '../platform/offline/web/Unsent.tsx';
import { startWorker } from '../platform/offline/web/version.ts';
import { Bell } from '../platform/notify/web/Bell.tsx';
import { useWords } from '../platform/web/language.ts';
import { useLooks } from '../platform/web/looks.tsx';
import { Key } from '../platform/web/ui/figures.tsx';
import { Mark } from '../platform/web/ui/Mark.tsx';
import { BarContext, type BarSlots } from '../platform/web/ui/Page.tsx';
import { keptKinds } from './kept-kinds.ts';
import { FaceMenu, MeMenu } from './MeMenu.tsx';
import { groups, help, isNear, wantsWidth, type Entry, type Group } from './navigation.ts';
import { NavLink } from './NavLink.tsx';
import { Palette } from './palette/Palette.tsx';
import { PhoneBar } from './PhoneBar.tsx';
import { SellerBar } from './SellerBar.tsx';
import './shell.css';

/** The screens that my rights open, by group; empty groups are left out. */
export function useMyGroups(): Group[] {
  const actor = useActor();
  const mine = (entry: Entry) => !entry.reads || scopeOf(actor, entry.reads, 'read') !== 'no';
  return groups
    .map((group) => ({ ...group, entries: group.entries.filter(mine) }))
    .filter((group) => group.entries.length > 0);
}

/** What the device does for whoever is signed in: it keeps the program, and sends what waits. */
function useDevice(personId: string): void {
  const client = useQueryClient();
  useEffect(() => openOutbox(personId, () => void client.invalidateQueries()), [personId, client]);
  useEffect(() => void startWorker(), []);
}

/** The frame around every screen: left bar on a desk, bottom bar on a phone, title bar above. */
export function Shell() {
  const { t } = useWords();
  const { phone } = useLooks();
  const mine = useMyGroups();
  const path = useLocation({ select: (location) => location.pathname });
  const [title, setTitle] = useState<HTMLElement | null>(null);
  const [tools, setTools] = useState<HTMLElement | null>(null);
  const [finding, setFinding] = useState(false);
  const slots: BarSlots = { title, tools };
  const narrow = wantsWidth(path) && !phone;
  const actor = useActor();
  const isSeller = phone && sellsAlone(actor);
  useDevice(actor.personId);

  return (
    <KeptKinds value={keptKinds}>
      <div
        className={`shell ${narrow ? 'narrow' : ''} ${phone ? 'phone' : ''} ${isSeller ? 'seller' : ''}`}
      >
        <a className="skip" href="#content">
          {t('nav.skip')}
        </a>
        {!phone && (
          <SideBar groups={mine} path={path} narrow={narrow} onFind={() => setFinding(true)} />
        )}
        <main id="content">
          <NewerNote />
          <header className="bar">
            <h1 ref={setTitle} />
            <div className="tools noprint">
              <span className="slot" ref={setTools} />
              {phone && (
                <button
                  type="button"
                  className="find-phone"
                  aria-label={t('palette.open')}
                  onClick={() => setFinding(true)}
                >
                  <SearchOutlined />
                </button>
              )}
              <UnsentChip />
              <Bell />
              {phone && (isSeller ? <FaceMenu groups={mine} path={path} /> : <MeMenu narrow />)}
            </div>
          </header>
          <BarContext value={slots}>
            <Outlet />
          </BarContext>
        </main>
        {phone && (isSeller ? <SellerBar path={path} /> : <PhoneBar groups={mine} path={path} />)}
        <Palette groups={mine} open={finding} onChange={setFinding} />
      </div>
    </KeptKinds>
  );
}

type SideBarProps = { groups: Group[]; path: string; narrow: boolean; onFind: () => void };

function SideBar({ groups, path, narrow, onFind }: SideBarProps) {
  const { t } = useWords();
  return (
    <nav aria-label={t('nav.main')}>
      <Link to="/" className="brand" aria-label={t('app.name')}>
        <Mark />
        <b>{t('app.name')}</b>
      </Link>
      <button className="find" type="button" onClick={onFind} title={t('palette.open')}>
        <SearchOutlined />
        <span>{t('palette.open')}</span>
        <Key>Ctrl K</Key>
      </button>
      {groups.map((group) => (
        <section key={group.word}>
          {group.word && !narrow && <h6>{t(group.word)}</h6>}
          {group.entries
            .filter((entry) => isNear(path, entry, group.entries))
            .map((entry) => (
              <NavLink key={entry.to} entry={entry} path={path} />
            ))}
        </section>
      ))}
      <footer>
        <NavLink entry={help} path={path} />
        <MeMenu narrow={narrow} />
      </footer>
    </nav>
  );
}
