import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { z } from 'zod';
import { List } from '../../../platform/list/web/List.tsx';
import { useMay } from '../../../platform/web/actor.ts';
import { useEndpoint } from '../../../platform/web/api.ts';
import { useEvents } from '../../../platform/web/events.ts';
import { useWords } from '../../../platform/web/language.ts';
import { useFilters } from '../../../platform/web/ui/filters.tsx';
import { Empty } from '../../../platform/web/ui/Loaded.tsx';
import { Page } from '../../../platform/web/ui/Page.tsx';
import { getPeople } from '../../people/place.schema.ts';
import { leadList, type LeadRow } from '../lead.schema.ts';
import { Grade } from './Grade.tsx';
import { useLeadBoard } from './LeadBoard.tsx';
import { LeadsMore } from './LeadsMore.tsx';
import { NewLead } from './NewLead.tsx';

type Row = z.infer<typeof LeadRow>;

/** Leads within my reach, latest first; a row opens the lead's own page. */
export function LeadsScreen() {
  const { t, format } = useWords();
  const [search] = useFilters();
  const navigate = useNavigate();
  const [isNew, setNew] = useState(false);
  const [mayEdit, mayBulk] = [useMay('lead', 'edit'), useMay('lead', 'bulk')];
  const board = useLeadBoard();
  const people = useEndpoint(getPeople, { limit: 200 }, { enabled: mayBulk });
  useEvents('leads.received', [leadList.contracts.page]);
  return (
    <Page
      title={t('leads.title')}
      tools={
        <>
          <Link to="/leads/claims">{t('claims.short')}</Link>
          <Link to="/leads/sharing">{t('sharing.title')}</Link>
          <LeadsMore />
          {mayEdit && (
            <Button icon={<PlusOutlined />} onClick={() => setNew(true)}>
              {t('desk.new')}
            </Button>
          )}
        </>
      }
    >
      <List<Row>
        list={leadList}
        onOpen={({ id }) => void navigate({ to: `/leads/${id}` })}
        // oxlint-disable-next-line react/no-unstable-nested-components -- called, not mounted
        cells={{ grade: ({ grade }) => <Grade is={grade} /> }}
        // oxlint-disable-next-line react/no-unstable-nested-components -- called, not mounted
        card={(row) => ({
          title: row.customerName || row.customerPhone || format.none,
          note: [row.modelName, row.sourceName, row.ownerName].filter(Boolean).join(' · '),
          figure: t(`leads.outcomeOf.${row.outcome}`),
          mark: <Grade is={row.grade} />,
        })}
        board={board}
        options={{
          person:
            people.data?.rows
              .filter(({ leftOn }) => !leftOn)
              .map(({ id, name }) => ({ value: id, label: name })) ?? [],
        }}
        empty={
          search['filter'] ? (
            <Empty title={t('leads.filtered')}>{t('leads.filteredHint')}</Empty>
          ) : (
            <Empty title={t('leads.none')}>{t('leads.noneHint')}</Empty>
          )
        }
      />
      <NewLead open={isNew} onClose={() => setNew(false)} />
    </Page>
  );
}
