import type { Resource } from '../kernel/actor.ts';

export type Entry = {
  /** Word key and address of the screen. */
  word: string;
  to: string;
  icon: 'home' | 'compass' | 'bars' | 'car' | 'team' | 'shop' | 'upload' | 'audit' | 'key' | 'help';
  /** The right that opens the screen; without one, everybody signed in may. */
  reads?: Resource;
  /** Second letter of the jump keys, after G. */
  letter?: string;
};

export type Group = { word: string; entries: readonly Entry[] };

/** The screens that exist, in the order of the left bar; a screen outside my rights is not listed. */
export const groups: readonly Group[] = [
  {
    word: '',
    entries: [{ word: 'nav.today', to: '/today', icon: 'home', reads: 'kpi', letter: 't' }],
  },
  {
    word: 'nav.business',
    entries: [
      { word: 'nav.plan', to: '/plan', icon: 'compass', reads: 'plan', letter: 'p' },
      { word: 'nav.kpi', to: '/kpi', icon: 'bars', reads: 'kpi', letter: 'k' },
    ],
  },
  {
    word: 'nav.operations',
    entries: [{ word: 'nav.deals', to: '/deals', icon: 'car', reads: 'deal', letter: 'd' }],
  },
  {
    word: 'nav.team',
    entries: [
      { word: 'nav.people', to: '/people', icon: 'team', reads: 'person', letter: 's' },
      { word: 'nav.stores', to: '/stores', icon: 'shop', reads: 'store' },
    ],
  },
  {
    word: 'nav.settings',
    entries: [
      { word: 'nav.imports', to: '/imports', icon: 'upload', reads: 'import', letter: 'i' },
      { word: 'nav.audit', to: '/settings/audit', icon: 'audit', reads: 'audit' },
      { word: 'nav.access', to: '/settings/access', icon: 'key' },
    ],
  },
];

export const help: Entry = { word: 'nav.help', to: '/help', icon: 'help' };

/** Whether the address lies under the entry. */
export const isAt = (path: string, entry: Entry): boolean =>
  path === entry.to || path.startsWith(`${entry.to}/`);

/** The target grid needs the width: the bar shrinks to its icons. */
export const wantsWidth = (path: string): boolean => path.endsWith('/targets');
