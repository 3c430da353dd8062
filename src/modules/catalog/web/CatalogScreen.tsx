import { Link, useParams } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import { useWords } from '../../../platform/web/language.ts';
import { Page } from '../../../platform/web/ui/Page.tsx';
import { ModelsTab } from './ModelsTab.tsx';
import { PricesTab } from './PricesTab.tsx';
import { ProductsTab } from './ProductsTab.tsx';
import { RivalsTab } from './RivalsTab.tsx';
import './catalog.css';

const tabs = {
  models: ModelsTab,
  prices: PricesTab,
  products: ProductsTab,
  rivals: RivalsTab,
} satisfies Record<string, ComponentType>;
type Tab = keyof typeof tabs;

/** The catalogue (车型库): models and trims, prices by day, what is sold beside, and rivals. */
export function CatalogScreen() {
  const { t } = useWords();
  const { tab = 'models' } = useParams({ strict: false });
  const shown: Tab = tab in tabs ? (tab as Tab) : 'models';
  const Shown = tabs[shown];
  return (
    <Page title={t('catalog.title')}>
      <nav className="catalog-tabs noprint" aria-label={t('catalog.title')}>
        {(Object.keys(tabs) as Tab[]).map((key) => (
          <Link
            key={key}
            to={key === 'models' ? '/catalog' : `/catalog/${key}`}
            className={key === shown ? 'on' : ''}
            aria-current={key === shown ? 'page' : undefined}
          >
            {t(`catalog.tab.${key}`)}
          </Link>
        ))}
      </nav>
      <Shown />
    </Page>
  );
}
