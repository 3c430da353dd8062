import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { z } from 'zod';
import { useMay } from '../../../platform/web/actor.ts';
import { useEndpoint } from '../../../platform/web/api.ts';
import { useWords } from '../../../platform/web/language.ts';
import { List } from '../../../platform/list/web/List.tsx';
import { useFilters } from '../../../platform/web/ui/filters.tsx';
import { Empty } from '../../../platform/web/ui/Loaded.tsx';
import { Page } from '../../../platform/web/ui/Page.tsx';
import { getPeople } from '../../people/place.schema.ts';
import { dealList, type DealRow } from '../deal.schema.ts';
import { DealDrawer } from './DealDrawer.tsx';
import { Outcome } from './Outcome.tsx';

type Row = z.infer<typeof DealRow>;

/** Deals within my reach, latest first; a row opens beside the list. */
export function DealsScreen() {
  const { t, format } = useWords();
  const [search, setSearch] = useFilters();
  const mayBulk = useMay('deal', 'bulk');
  const mayRead = useMay('person', 'read');
  const people = useEndpoint(getPeople, { limit: 200 }, { enabled: mayBulk && mayRead });
  const here = people.data?.rows.filter(({ leftOn, storeId }) => !leftOn && storeId) ?? [];
  return (
    <Page
      title={t('deals.title')}
      tools={
        <Link to="/contracts">
          <Button>{t('contract.list')}</Button>
        </Link>
      }
    >
      <List<Row>
        list={dealList}
        onOpen={({ id }) => setSearch({ open: id }, { keep: true })}
        // oxlint-disable-next-line react/no-unstable-nested-components -- called, not mounted
        cells={{ outcome: ({ outcome }) => <Outcome is={outcome} /> }}
        // oxlint-disable-next-line react/no-unstable-nested-components -- called, not mounted
        card={(row) => ({
          title: row.modelName ?? format.none,
          note: [row.customerName, row.closedOn ?? row.openedOn, row.personName]
            .filter(Boolean)
            .join(' · '),
          figure: row.priceFen === null ? format.none : format.yuan(row.priceFen),
          mark: <Outcome is={row.outcome} />,
        })}
        options={{ person: here.map(({ id, name }) => ({ value: id, label: name })) }}
        board={{ refuses: () => t('deals.noDrag') }}
        empty={
          search['filter'] ? (
            <Empty title={t('deals.filtered')}>{t('deals.filteredHint')}</Empty>
          ) : (
            <Empty title={t('deals.none')} action={<Link to="/imports">{t('deals.import')}</Link>}>
              {t('deals.noneHint')}
            </Empty>
          )
        }
      />
      <DealDrawer id={search['open']} onClose={() => setSearch({ open: undefined })} />
    </Page>
  );
}
