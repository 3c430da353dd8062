import { screen } from './screen.ts';

/** Screens where something is set rather than worked on. */
export const settingsScreens = [
  screen(
    '/settings/coupons',
    () => import('../modules/marketing/web/CouponsScreen.tsx'),
    'CouponsScreen',
  ),
  screen(
    '/settings/links',
    () => import('../modules/marketing/web/LinksScreen.tsx'),
    'LinksScreen',
  ),
  screen(
    '/settings/pushes',
    () => import('../modules/marketing/web/PushesScreen.tsx'),
    'PushesScreen',
  ),
  screen(
    '/settings/forms',
    () => import('../modules/marketing/web/FormsScreen.tsx'),
    'FormsScreen',
  ),
  screen(
    '/settings/scripts',
    () => import('../modules/marketing/web/ScriptsScreen.tsx'),
    'ScriptsScreen',
  ),
  screen(
    '/settings/accounts',
    () => import('../modules/people/accounts/web/AccountsScreen.tsx'),
    'AccountsScreen',
  ),
  screen(
    '/settings/roles',
    () => import('../modules/people/accounts/web/RolesScreen.tsx'),
    'RolesScreen',
  ),
  screen('/settings/why', () => import('../modules/people/rights/web/WhyScreen.tsx'), 'WhyScreen'),
  screen(
    '/settings/delegations',
    () => import('../modules/people/rights/web/DelegationsScreen.tsx'),
    'DelegationsScreen',
  ),
  screen(
    '/settings/shares',
    () => import('../modules/people/rights/web/SharesScreen.tsx'),
    'SharesScreen',
  ),
  screen('/settings', () => import('./SettingsScreen.tsx'), 'SettingsScreen'),
  screen(
    '/settings/webhooks',
    () => import('../platform/webhook/web/WebhooksScreen.tsx'),
    'WebhooksScreen',
  ),
  screen('/settings/audit', () => import('../modules/people/web/AuditScreen.tsx'), 'AuditScreen'),
  screen(
    '/settings/access',
    () => import('../modules/people/web/AccessScreen.tsx'),
    'AccessScreen',
  ),
  screen(
    '/settings/sign-in',
    () => import('../modules/people/sign-in-methods/web/SignInSettingsScreen.tsx'),
    'SignInSettingsScreen',
  ),
  screen(
    '/settings/backups',
    () => import('../platform/backup/web/BackupsScreen.tsx'),
    'BackupsScreen',
  ),
  screen('/imports', () => import('../platform/import/web/ImportsScreen.tsx'), 'ImportsScreen'),
  screen('/imports/$id', () => import('../platform/import/web/ImportScreen.tsx'), 'ImportScreen'),
  screen(
    '/settings/notifications',
    () => import('../platform/notify/web/NoticeChoicesScreen.tsx'),
    'NoticeChoicesScreen',
  ),
  screen(
    '/settings/channels',
    () => import('../platform/notify/web/ChannelsScreen.tsx'),
    'ChannelsScreen',
  ),
  screen(
    '/settings/deliveries',
    () => import('../platform/notify/web/DeliveriesScreen.tsx'),
    'DeliveriesScreen',
  ),
  screen('/settings/rules', () => import('../platform/setting/web/RulesScreen.tsx'), 'RulesScreen'),
  screen(
    '/settings/templates',
    () => import('../platform/document/web/TemplatesScreen.tsx'),
    'TemplatesScreen',
  ),
  screen(
    '/settings/rules/$kind',
    () => import('../platform/setting/web/RuleScreen.tsx'),
    'RuleScreen',
  ),
  screen(
    '/settings/calendar',
    () => import('../platform/calendar/web/CalendarScreen.tsx'),
    'CalendarScreen',
  ),
  screen(
    '/settings/feeds',
    () => import('../platform/calendar/web/FeedsScreen.tsx'),
    'FeedsScreen',
  ),
];
