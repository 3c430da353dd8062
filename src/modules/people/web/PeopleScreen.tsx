import { Link, useNavigate } from '@tanstack/react-router';
import { Button, Drawer } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { List } from '../../../platform/list/web/List.tsx';
import { useMay } from '../../../platform/web/actor.ts';
import { useCommand, useEndpoint } from '../../../platform/web/api.ts';
import { useWords } from '../../../platform/web/language.ts';
import { Status } from '../../../platform/web/ui/figures.tsx';
import { Empty, RefusalNote } from '../../../platform/web/ui/Loaded.tsx';
import { Page } from '../../../platform/web/ui/Page.tsx';
import { useRoleNames } from '../accounts/web/role-names.ts';
import { personList, type PersonRow } from '../lists/person-list.schema.ts';
import { getPeople, getStores, patchPerson } from '../place.schema.ts';
import { PersonForm } from './PersonForm.tsx';

type Row = z.infer<typeof PersonRow>;

/** Everybody within my reach; names that an import found unknown wait here to be completed. */
export function PeopleScreen() {
  const { t } = useWords();
  const navigate = useNavigate();
  const mayMove = useMay('person', 'bulk');
  const mayReadStores = useMay('store', 'read');
  const stores = useEndpoint(getStores, {}, { enabled: mayMove && mayReadStores });
  const open = stores.data?.rows.filter(({ closedOn }) => !closedOn) ?? [];
  return (
    <Page title={t('people.title')} tools={<PeopleTools />}>
      <List<Row>
        list={personList}
        onOpen={({ id }) => void navigate({ to: `/people/${id}` })}
        cells={cells}
        card={cardOf}
        options={{
          store: open.map(({ id, name }) => ({ value: id, label: name })),
          team: open.flatMap(({ name, teams }) =>
            teams.map((team) => ({ value: team.id, label: `${team.name} · ${name}` })),
          ),
        }}
        empty={
          <Empty title={t('people.none')} action={<Link to="/imports">{t('stores.import')}</Link>}>
            {t('people.noneHint')}
          </Empty>
        }
      />
    </Page>
  );
}

const cells = {
  name: ({ id, name }: Row) => (
    <Link to={`/people/${id}`}>
      <b>{name}</b>
    </Link>
  ),
  roles: (row: Row) => <Roles of={row.roles} />,
  state: (row: Row) => <State row={row} />,
};
const cardOf = (row: Row) => ({
  title: row.name,
  note: [row.position, row.storeName, row.teamName].filter(Boolean).join(' · '),
  mark: <State row={row} />,
});

function Roles({ of }: { of: string[] }) {
  const { format } = useWords();
  const { listOf } = useRoleNames();
  return listOf(of) || format.none;
}

function State({ row: { id, state, leftOn } }: { row: Row }) {
  const { t } = useWords();
  const mayEdit = useMay('person', 'edit');
  const refreshes = [getPeople, personList.contracts.summary];
  const activate = useCommand(patchPerson, { refreshes });
  if (state === 'leaving')
    return <span className="quiet">{t('people.left', { day: leftOn })}</span>;
  if (state === 'here') return <span className="soft">{t('people.here')}</span>;
  return (
    <>
      <Status state="idle">{t('people.incomplete')}</Status>
      {mayEdit && (
        <Button
          type="link"
          size="small"
          loading={activate.isPending}
          onClick={(event) => {
            event.stopPropagation();
            activate.mutate({ id, activate: true });
          }}
        >
          {t('people.activate')}
        </Button>
      )}
      <RefusalNote error={activate.error} />
    </>
  );
}

/** New people, and those who leave. */
function PeopleTools() {
  const { t } = useWords();
  const navigate = useNavigate();
  const [adding, setAdding] = useState(false);
  const mayEdit = useMay('person', 'edit');
  return (
    <>
      <Link to="/people/handovers">{t('handover.title')}</Link>
      {mayEdit && (
        <Button type="primary" onClick={() => setAdding(true)}>
          {t('people.add')}
        </Button>
      )}
      <Drawer
        open={adding}
        onClose={() => setAdding(false)}
        title={t('people.add')}
        size={480}
        destroyOnHidden
      >
        <PersonForm onDone={(id) => void navigate({ to: `/people/${id}` })} />
      </Drawer>
    </>
  );
}
