import type { Resource } from '../kernel/actor.ts';

export type IconName =
  | 'home'
  | 'check'
  | 'quote'
  | 'calendar'
  | 'bank'
  | 'compass'
  | 'bars'
  | 'phone'
  | 'user'
  | 'contacts'
  | 'door'
  | 'car'
  | 'wheel'
  | 'team'
  | 'shop'
  | 'stock'
  | 'upload'
  | 'tags'
  | 'settings'
  | 'approve'
  | 'help';

export type Entry = {
  /** Word key and address of the screen. */
  word: string;
  to: string;
  icon: IconName;
  /** The right that opens the screen; without one, everybody signed in may. */
  reads?: Resource;
  /** Second letter of the jump keys, after G. */
  letter?: string;
  /** Stands in the bar of a phone, before those that do not. */
  atHand?: true;
  /** The entry it belongs to: the left bar shows it only while one is there. */
  under?: string;
};

export type Group = { word: string; entries: readonly Entry[] };

/** The screens that exist, in the order of the left bar; a screen outside my rights is not listed. */
export const groups: readonly Group[] = [
  {
    word: '',
    entries: [
      { word: 'nav.today', to: '/today', icon: 'home', reads: 'kpi', letter: 't', atHand: true },
      { word: 'nav.approvals', to: '/approvals', icon: 'approve', reads: 'deal', letter: 'a' },
    ],
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
    entries: [
      { word: 'nav.desk', to: '/desk', icon: 'phone', reads: 'lead', letter: 'w', atHand: true },
      { word: 'nav.reception', to: '/reception', icon: 'door', reads: 'lead', letter: 'r' },
      {
        word: 'nav.drives',
        to: '/drives',
        icon: 'wheel',
        reads: 'deal',
        letter: 'v',
        under: '/reception',
      },
      { word: 'nav.leads', to: '/leads', icon: 'user', reads: 'lead', letter: 'l', atHand: true },
      { word: 'nav.customers', to: '/customers', icon: 'contacts', reads: 'customer', letter: 'c' },
      {
        word: 'nav.keyAccounts',
        to: '/accounts',
        icon: 'bank',
        reads: 'deal',
        under: '/customers',
      },
      { word: 'nav.deals', to: '/deals', icon: 'car', reads: 'deal', letter: 'd', atHand: true },
      { word: 'contract.title', to: '/contracts', icon: 'quote', reads: 'deal', under: '/deals' },
      {
        word: 'derivative.title',
        to: '/derivatives',
        icon: 'bank',
        reads: 'deal',
        under: '/deals',
      },
      {
        word: 'nav.carDeliveries',
        to: '/deliveries',
        icon: 'calendar',
        reads: 'deal',
        under: '/deals',
      },
      { word: 'nav.stock', to: '/stock', icon: 'stock', reads: 'stock', letter: 'b' },
      { word: 'nav.catalog', to: '/catalog', icon: 'tags', reads: 'catalog', under: '/stock' },
    ],
  },
  {
    word: 'nav.team',
    entries: [
      { word: 'nav.people', to: '/people', icon: 'team', reads: 'person', letter: 's' },
      { word: 'nav.stores', to: '/stores', icon: 'shop', reads: 'store', under: '/people' },
    ],
  },
  {
    word: 'nav.settings',
    entries: [
      { word: 'nav.settings', to: '/settings', icon: 'settings', letter: 'e' },
      {
        word: 'nav.imports',
        to: '/imports',
        icon: 'upload',
        reads: 'import',
        letter: 'i',
        under: '/settings',
      },
    ],
  },
];

/** The bar of a consultant's phone, around ＋录入; every other screen is behind their face. */
export const sellerEntries: readonly Entry[] = [
  { word: 'nav.today', to: '/today', icon: 'check' },
  { word: 'nav.customers', to: '/my-customers', icon: 'contacts' },
  { word: 'nav.quotes', to: '/quotes', icon: 'quote' },
  { word: 'nav.schedule', to: '/schedule', icon: 'calendar' },
];

/** One line of the settings screen. Its note is the word `<word>.note`. */
export type SettingsEntry = { word: string; to: string; reads?: Resource };
export type SettingsGroup = { word: string; entries: readonly SettingsEntry[] };

/** Everything that is set rather than worked on, by what it is about; mine only. */
export const settingsGroups: readonly SettingsGroup[] = [
  {
    word: 'settings.mine',
    entries: [
      { word: 'nav.access', to: '/settings/access' },
      { word: 'nav.notices', to: '/settings/notifications' },
      { word: 'nav.feeds', to: '/settings/feeds' },
    ],
  },
  {
    word: 'settings.people',
    entries: [
      { word: 'nav.accounts', to: '/settings/accounts', reads: 'login' },
      { word: 'nav.roles', to: '/settings/roles', reads: 'role' },
      { word: 'nav.signIn', to: '/settings/sign-in', reads: 'login' },
      { word: 'nav.why', to: '/settings/why', reads: 'role' },
      { word: 'nav.delegations', to: '/settings/delegations' },
      { word: 'nav.shares', to: '/settings/shares' },
    ],
  },
  {
    word: 'settings.rules',
    entries: [
      { word: 'nav.calendar', to: '/settings/calendar', reads: 'calendar' },
      { word: 'nav.hours', to: '/settings/rules/store_hours', reads: 'setting' },
      { word: 'nav.rules', to: '/settings/rules', reads: 'setting' },
      { word: 'nav.forms', to: '/settings/forms', reads: 'market' },
      { word: 'nav.promotions', to: '/promotions', reads: 'market' },
      { word: 'nav.coupons', to: '/settings/coupons', reads: 'market' },
      { word: 'nav.links', to: '/settings/links', reads: 'market' },
      { word: 'nav.pushes', to: '/settings/pushes', reads: 'market' },
      { word: 'nav.scripts', to: '/settings/scripts', reads: 'market' },
      { word: 'nav.templates', to: '/settings/templates', reads: 'template' },
    ],
  },
  {
    word: 'settings.messages',
    entries: [
      { word: 'nav.channels', to: '/settings/channels', reads: 'channel' },
      { word: 'nav.deliveries', to: '/settings/deliveries', reads: 'channel' },
    ],
  },
  {
    word: 'settings.system',
    entries: [
      { word: 'nav.webhooks', to: '/settings/webhooks', reads: 'webhook' },
      { word: 'nav.audit', to: '/settings/audit', reads: 'audit' },
      { word: 'nav.backups', to: '/settings/backups', reads: 'backup' },
    ],
  },
];

export const help: Entry = { word: 'nav.help', to: '/help', icon: 'help' };

/** Whether the address lies under the entry. */
export const isAt = (path: string, entry: Entry): boolean =>
  path === entry.to || path.startsWith(`${entry.to}/`);

/** Whether the left bar shows an entry: those that belong under another only while one is near (就近展开). */
export function isNear(path: string, entry: Entry, entries: readonly Entry[]): boolean {
  if (!entry.under) return true;
  return entries.some(
    (other) => (other.to === entry.under || other.under === entry.under) && isAt(path, other),
  );
}

/** The target grid and the desk need the width: the bar shrinks to its icons. */
export const wantsWidth = (path: string): boolean => path.endsWith('/targets') || path === '/desk';
