import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { Entrance } from './Entrance.tsx';
import { NoSuchPage, ScreenFailed } from './ScreenFailed.tsx';

const root = createRootRoute({ component: Entrance, notFoundComponent: NoSuchPage });

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/today' });
  },
});

type Importer<Name extends string> = () => Promise<Record<Name, React.ComponentType>>;

/** A screen at its address, fetched when it is first opened. */
const screen = <Name extends string>(path: string, load: Importer<Name>, name: Name) =>
  createRoute({
    getParentRoute: () => root,
    path,
    component: lazyRouteComponent(load, name),
  });

const screens = [
  screen('/today', () => import('./HomeScreen.tsx'), 'HomeScreen'),
  screen(
    '/my-customers',
    () => import('../modules/sales/phone/web/MyCustomersScreen.tsx'),
    'MyCustomersScreen',
  ),
  screen(
    '/schedule',
    () => import('../modules/sales/phone/web/ScheduleScreen.tsx'),
    'ScheduleScreen',
  ),
  screen('/kpi', () => import('../modules/kpi/web/KpiScreen.tsx'), 'KpiScreen'),
  screen('/plan', () => import('../modules/plan/web/PlansScreen.tsx'), 'PlansScreen'),
  screen(
    '/plan/actions',
    () => import('../modules/plan/web/PlanActionsScreen.tsx'),
    'PlanActionsScreen',
  ),
  screen('/plan/$id/swot', () => import('../modules/plan/web/SwotScreen.tsx'), 'SwotScreen'),
  screen('/plan/$id/goals', () => import('../modules/plan/web/GoalsScreen.tsx'), 'GoalsScreen'),
  screen(
    '/plan/$id/targets',
    () => import('../modules/plan/web/TargetsScreen.tsx'),
    'TargetsScreen',
  ),
  screen(
    '/customers',
    () => import('../modules/customers/web/CustomersScreen.tsx'),
    'CustomersScreen',
  ),
  screen(
    '/customers/interviews',
    () => import('../modules/customers/web/InterviewsScreen.tsx'),
    'InterviewsScreen',
  ),
  screen(
    '/customers/requests',
    () => import('../modules/customers/web/RequestsScreen.tsx'),
    'RequestsScreen',
  ),
  screen(
    '/customers/$id',
    () => import('../modules/customers/web/CustomerScreen.tsx'),
    'CustomerScreen',
  ),
  screen('/desk', () => import('../modules/leads/web/DeskScreen.tsx'), 'DeskScreen'),
  screen('/leads', () => import('../modules/leads/web/LeadsScreen.tsx'), 'LeadsScreen'),
  screen('/leads/sharing', () => import('../modules/leads/web/SharingScreen.tsx'), 'SharingScreen'),
  screen('/leads/claims', () => import('../modules/leads/web/ClaimsScreen.tsx'), 'ClaimsScreen'),
  screen(
    '/leads/comments',
    () => import('../modules/leads/web/CommentsScreen.tsx'),
    'CommentsScreen',
  ),
  screen('/leads/sheets', () => import('../modules/leads/web/SheetsScreen.tsx'), 'SheetsScreen'),
  screen('/leads/repeats', () => import('../modules/leads/web/RepeatsScreen.tsx'), 'RepeatsScreen'),
  screen('/leads/appeals', () => import('../modules/leads/web/AppealsScreen.tsx'), 'AppealsScreen'),
  screen(
    '/leads/loss-reviews',
    () => import('../modules/leads/web/LossReviewsScreen.tsx'),
    'LossReviewsScreen',
  ),
  screen(
    '/leads/call-checks',
    () => import('../modules/leads/web/CallChecksScreen.tsx'),
    'CallChecksScreen',
  ),
  screen('/leads/$id', () => import('../modules/leads/web/LeadScreen.tsx'), 'LeadScreen'),
  screen(
    '/reception',
    () => import('../modules/sales/visit/web/ReceptionScreen.tsx'),
    'ReceptionScreen',
  ),
  screen('/drives', () => import('../modules/sales/drive/web/DrivesScreen.tsx'), 'DrivesScreen'),
  screen('/drives/$id', () => import('../modules/sales/drive/web/DriveScreen.tsx'), 'DriveScreen'),
  screen('/a/$code', () => import('../modules/leads/web/VisitScreen.tsx'), 'VisitScreen'),
  screen(
    '/q/$code',
    () => import('../modules/sales/quote/web/QuoteLinkScreen.tsx'),
    'QuoteLinkScreen',
  ),
  screen('/c/$code', () => import('../modules/marketing/web/CouponScreen.tsx'), 'CouponScreen'),
  screen('/s/$code', () => import('../modules/marketing/web/FollowScreen.tsx'), 'FollowScreen'),
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
  screen('/f/$code', () => import('../modules/leads/web/FormScreen.tsx'), 'FormScreen'),
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
  screen('/catalog', () => import('../modules/catalog/web/CatalogScreen.tsx'), 'CatalogScreen'),
  screen(
    '/catalog/$tab',
    () => import('../modules/catalog/web/CatalogScreen.tsx'),
    'CatalogScreen',
  ),
  screen(
    '/promotions',
    () => import('../modules/sales/web/PromotionsScreen.tsx'),
    'PromotionsScreen',
  ),
  screen('/deals', () => import('../modules/sales/web/DealsScreen.tsx'), 'DealsScreen'),
  screen('/deals/$id', () => import('../modules/sales/web/DealScreen.tsx'), 'DealScreen'),
  screen('/quotes', () => import('../modules/sales/quote/web/QuotesScreen.tsx'), 'QuotesScreen'),
  screen('/quotes/$id', () => import('../modules/sales/quote/web/QuoteScreen.tsx'), 'QuoteScreen'),
  screen(
    '/approvals',
    () => import('../platform/approval/web/ApprovalsScreen.tsx'),
    'ApprovalsScreen',
  ),
  screen(
    '/deliveries',
    () => import('../modules/sales/delivery/web/DeliveriesScreen.tsx'),
    'DeliveriesScreen',
  ),
  screen(
    '/deliveries/$id',
    () => import('../modules/sales/delivery/web/DeliveryScreen.tsx'),
    'DeliveryScreen',
  ),
  screen(
    '/derivatives',
    () => import('../modules/sales/derivative/web/DerivativesScreen.tsx'),
    'DerivativesScreen',
  ),
  screen(
    '/album/$code',
    () => import('../modules/sales/delivery/web/AlbumScreen.tsx'),
    'AlbumScreen',
  ),
  screen('/v/$code', () => import('../modules/care/survey/web/SurveyScreen.tsx'), 'SurveyScreen'),
  screen(
    '/contracts',
    () => import('../modules/sales/contract/web/ContractsScreen.tsx'),
    'ContractsScreen',
  ),
  screen(
    '/ht/$code',
    () => import('../modules/sales/contract/web/ContractLinkScreen.tsx'),
    'ContractLinkScreen',
  ),
  screen('/stock', () => import('../modules/sales/stock/web/StockScreen.tsx'), 'StockScreen'),
  screen(
    '/stock/rebates',
    () => import('../modules/sales/stock/web/RebatesScreen.tsx'),
    'RebatesScreen',
  ),
  screen(
    '/accounts',
    () => import('../modules/sales/account/web/AccountsScreen.tsx'),
    'AccountsScreen',
  ),
  screen(
    '/accounts/$id',
    () => import('../modules/sales/account/web/AccountScreen.tsx'),
    'AccountScreen',
  ),
  screen('/people', () => import('../modules/people/web/PeopleScreen.tsx'), 'PeopleScreen'),
  screen(
    '/people/handovers',
    () => import('../modules/people/handover/web/HandoversScreen.tsx'),
    'HandoversScreen',
  ),
  screen(
    '/people/handovers/$id',
    () => import('../modules/people/handover/web/HandoverScreen.tsx'),
    'HandoverScreen',
  ),
  screen(
    '/people/$id',
    () => import('../modules/people/accounts/web/PersonScreen.tsx'),
    'PersonScreen',
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
  screen('/invite/$token', () => import('./InviteScreen.tsx'), 'InviteScreen'),
  screen('/sign-in/$slug', () => import('./ArrivalScreen.tsx'), 'ArrivalScreen'),
  screen('/stores', () => import('../modules/people/web/StoresScreen.tsx'), 'StoresScreen'),
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
    '/notifications',
    () => import('../platform/notify/web/NotificationsScreen.tsx'),
    'NotificationsScreen',
  ),
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
  screen('/search', () => import('../platform/search/web/SearchScreen.tsx'), 'SearchScreen'),
  screen('/help', () => import('./HelpScreen.tsx'), 'HelpScreen'),
];

/** Search values are plain text: `?store=a&page=2`, readable and without quotes. */
const parseSearch = (text: string) => Object.fromEntries(new URLSearchParams(text));
const stringifySearch = (search: Record<string, unknown>) => {
  const kept = Object.entries(search).filter(([, value]) => value !== undefined && value !== '');
  const text = new URLSearchParams(kept.map(([key, value]) => [key, String(value)])).toString();
  return text && `?${text}`;
};

export const router = createRouter({
  routeTree: root.addChildren([home, ...screens]),
  parseSearch,
  stringifySearch,
  defaultPreload: 'intent',
  defaultErrorComponent: ScreenFailed,
  scrollRestoration: true,
});
