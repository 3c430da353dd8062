import {
  BgColorsOutlined,
  ClockCircleOutlined,
  DatabaseOutlined,
  LogoutOutlined,
  SearchOutlined,
  SettingOutlined,
  TranslationOutlined,
} from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { scopeOf } from '../../kernel/actor.ts';
import { deleteSession } from '../../modules/people/sign-in.schema.ts';
import { postBackup } from '../../platform/backup/backup.schema.ts';
import { getSearch } from '../../platform/search/search.schema.ts';
import { placeAt } from '../../platform/web/address.ts';
import { useActor, useMay } from '../../platform/web/actor.ts';
import { useCommand, useEndpoint } from '../../platform/web/api.ts';
import { changeLanguage, useWords } from '../../platform/web/language.ts';
import { useLooks } from '../../platform/web/looks.tsx';
import { Icon } from '../Icon.tsx';
import { settingsGroups, type Entry } from '../navigation.ts';
import { allWords } from '../words.ts';
import { recentRecords, remember } from './recent.ts';

export type Choice = {
  key: string;
  title: string;
  note?: string;
  keys?: string;
  icon: ReactNode;
  run: () => void;
};
export type ChoiceGroup = { title: string; choices: Choice[] };

type Asked = { entries: Entry[]; text: string; asked: string };

/** Everything a text may mean, in groups: records, screens, settings, commands; recent records without one. */
export function useChoices({ entries, text, asked }: Asked): ChoiceGroup[] {
  const { t } = useWords();
  const records = useRecords(asked);
  const screens = useScreens(entries);
  const commands = useCommands();
  const recent = useRecent();
  const matching = (choices: Choice[]) => choices.filter((choice) => isMeant(choice, text));
  return [
    ...(text === '' ? [{ title: t('palette.recent'), choices: recent }] : records),
    { title: t('palette.screens'), choices: matching(screens) },
    { title: t('palette.commands'), choices: text === '' ? [] : matching(commands) },
  ].filter(({ choices }) => choices.length > 0);
}

/** By its word in either language, or its address. */
const isMeant = ({ key, title }: Choice, text: string) => {
  const wanted = text.toLowerCase();
  const names = [title, key, ...(bothLanguages.get(title) ?? [])];
  return names.some((name) => name.toLowerCase().includes(wanted));
};

const bothLanguages = new Map(
  allWords.flatMap((list) =>
    Object.values(list).flatMap(([zh, en]) => [[zh, [en]] as const, [en, [zh]] as const]),
  ),
);

function useRecords(asked: string): ChoiceGroup[] {
  const { either } = useWords();
  const navigate = useNavigate();
  const found = useEndpoint(getSearch, { q: asked }, { enabled: asked !== '' });
  if (asked === '' || !found.data) return [];
  const { kinds, rows } = found.data;
  return kinds.map(({ kind, name }) => ({
    title: either(name),
    choices: rows
      .filter((row) => row.kind === kind)
      .map(({ recordId, title, subtitle, address }) => ({
        key: recordId,
        title,
        note: subtitle,
        icon: <SearchOutlined />,
        run: () => {
          remember({ recordId, title, address });
          void navigate(placeAt(address));
        },
      })),
  }));
}

function useScreens(entries: Entry[]): Choice[] {
  const { t } = useWords();
  const actor = useActor();
  const navigate = useNavigate();
  const settings = settingsGroups
    .flatMap((group) => group.entries)
    .filter(({ reads }) => !reads || scopeOf(actor, reads, 'read') !== 'no');
  return [
    ...entries.map(({ word, to, icon, letter }) => ({
      key: to,
      title: t(word),
      icon: <Icon name={icon} />,
      ...(letter && { keys: `G ${letter.toUpperCase()}` }),
      run: () => void navigate({ to }),
    })),
    ...settings.map(({ word, to }) => ({
      key: to,
      title: t(word),
      note: t(`${word}.note`),
      icon: <SettingOutlined />,
      run: () => void navigate({ to }),
    })),
  ];
}

function useCommands(): Choice[] {
  const { t, language } = useWords();
  const { mode, chooseTheme } = useLooks();
  const client = useQueryClient();
  const signOut = useCommand(deleteSession);
  const mayBackUp = useMay('backup', 'edit');
  const askBackup = useCommand(postBackup);
  const navigate = useNavigate();
  const backUp: Choice = {
    key: 'back-up',
    title: t('palette.backUp'),
    icon: <DatabaseOutlined />,
    run: () => {
      askBackup.mutate({});
      void navigate({ to: '/settings/backups' });
    },
  };
  return [
    ...(mayBackUp ? [backUp] : []),
    {
      key: 'theme',
      title: t(mode === 'dark' ? 'palette.light' : 'palette.dark'),
      icon: <BgColorsOutlined />,
      run: () => chooseTheme(mode === 'dark' ? 'light' : 'dark'),
    },
    {
      key: 'language',
      title: language === 'zh' ? 'English' : '中文',
      icon: <TranslationOutlined />,
      run: () => changeLanguage(language === 'zh' ? 'en' : 'zh'),
    },
    {
      key: 'sign-out',
      title: t('me.signOut'),
      icon: <LogoutOutlined />,
      run: () => signOut.mutate({}, { onSettled: () => client.resetQueries() }),
    },
  ];
}

function useRecent(): Choice[] {
  const navigate = useNavigate();
  return recentRecords().map(({ recordId, title, address }) => ({
    key: recordId,
    title,
    icon: <ClockCircleOutlined />,
    run: () => void navigate(placeAt(address)),
  }));
}
