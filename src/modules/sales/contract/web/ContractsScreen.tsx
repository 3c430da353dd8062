import { useNavigate } from '@tanstack/react-router';
import type { z } from 'zod';
import { List } from '../../../../platform/list/web/List.tsx';
import { useWords } from '../../../../platform/web/language.ts';
import { Status } from '../../../../platform/web/ui/figures.tsx';
import { Empty } from '../../../../platform/web/ui/Loaded.tsx';
import { Page } from '../../../../platform/web/ui/Page.tsx';
import { contractList, type ContractRow } from '../contract-list.schema.ts';
import { contractLooks } from './contract-parts.ts';

type Row = z.infer<typeof ContractRow>;

/** Contracts within reach (合同), the latest first; a row opens its deal. */
export function ContractsScreen() {
  const { t, format } = useWords();
  const navigate = useNavigate();
  const mark = ({ state }: Row) => (
    <Status state={contractLooks[state]}>{t(`contract.stateOf.${state}`)}</Status>
  );
  return (
    <Page title={t('contract.list')}>
      <List<Row>
        list={contractList}
        onOpen={({ dealId }) => void navigate({ to: '/deals/$id', params: { id: dealId } })}
        cells={{ state: mark }}
        // oxlint-disable-next-line react/no-unstable-nested-components -- called, not mounted
        card={(row) => ({
          title: [row.customerName, row.trimName].filter(Boolean).join(' · '),
          note: [row.number, row.personName, row.promisedOn && format.shortDay(row.promisedOn)]
            .filter(Boolean)
            .join(' · '),
          figure: format.yuan(row.dueFen),
          mark: mark(row),
        })}
        empty={<Empty title={t('contract.listNone')}>{t('contract.listHint')}</Empty>}
      />
    </Page>
  );
}
