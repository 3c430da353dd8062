import { createRoute, createRouter, redirect } from '@tanstack/react-router';
import { saleScreens } from './sale-screens.ts';
import { root, screen } from './screen.ts';
import { ScreenFailed } from './ScreenFailed.tsx';
import { settingsScreens } from './settings-screens.ts';

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/today' });
  },
});

const screens = [
  screen('/today', () => import('./HomeScreen.tsx'), 'HomeScreen'),
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
  screen('/a/$code', () => import('../modules/leads/web/VisitScreen.tsx'), 'VisitScreen'),
  screen('/c/$code', () => import('../modules/marketing/web/CouponScreen.tsx'), 'CouponScreen'),
  screen('/s/$code', () => import('../modules/marketing/web/FollowScreen.tsx'), 'FollowScreen'),
  screen('/f/$code', () => import('../modules/leads/web/FormScreen.tsx'), 'FormScreen'),
  screen(
    '/approvals',
    () => import('../platform/approval/web/ApprovalsScreen.tsx'),
    'ApprovalsScreen',
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
  screen('/invite/$token', () => import('./InviteScreen.tsx'), 'InviteScreen'),
  screen('/sign-in/$slug', () => import('./ArrivalScreen.tsx'), 'ArrivalScreen'),
  screen('/stores', () => import('../modules/people/web/StoresScreen.tsx'), 'StoresScreen'),
  screen(
    '/notifications',
    () => import('../platform/notify/web/NotificationsScreen.tsx'),
    'NotificationsScreen',
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
  routeTree: root.addChildren([home, ...screens, ...saleScreens, ...settingsScreens]),
  parseSearch,
  stringifySearch,
  defaultPreload: 'intent',
  defaultErrorComponent: ScreenFailed,
  scrollRestoration: true,
});
