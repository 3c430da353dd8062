import { Link } from '@tanstack/react-router';
import { scopeOf } from '../kernel/actor.ts';
import { useActor } from '../platform/web/actor.ts';
import { useWords } from '../platform/web/language.ts';
import { Card } from '../platform/web/ui/Card.tsx';
import { Page } from '../platform/web/ui/Page.tsx';
import { settingsGroups } from './navigation.ts';
import './settings.css';

/** Where everything is set: one line each, with what it is for; only what my rights open. */
export function SettingsScreen() {
  const { t } = useWords();
  const actor = useActor();
  const mine = settingsGroups
    .map(({ word, entries }) => ({
      word,
      entries: entries.filter(({ reads }) => !reads || scopeOf(actor, reads, 'read') !== 'no'),
    }))
    .filter(({ entries }) => entries.length > 0);
  return (
    <Page title={t('nav.settings')} className="settings">
      {mine.map(({ word, entries }) => (
        <Card key={word} title={t(word)}>
          <ul>
            {entries.map(({ word: name, to }) => (
              <li key={to}>
                <Link to={to}>
                  <b>{t(name)}</b>
                  <small>{t(`${name}.note`)}</small>
                </Link>
              </li>
            ))}
          </ul>
        </Card>
      ))}
    </Page>
  );
}
