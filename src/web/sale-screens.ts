import { screen } from './screen.ts';

/** Screens of the sale: what is sold, to whom, from the reception to the survey. */
export const saleScreens = [
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
  screen(
    '/reception',
    () => import('../modules/sales/visit/web/ReceptionScreen.tsx'),
    'ReceptionScreen',
  ),
  screen('/drives', () => import('../modules/sales/drive/web/DrivesScreen.tsx'), 'DrivesScreen'),
  screen('/drives/$id', () => import('../modules/sales/drive/web/DriveScreen.tsx'), 'DriveScreen'),
  screen(
    '/q/$code',
    () => import('../modules/sales/quote/web/QuoteLinkScreen.tsx'),
    'QuoteLinkScreen',
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
];
