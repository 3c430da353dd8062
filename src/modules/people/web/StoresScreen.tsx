import { Link } from '@tanstack/react-router';
import { Button, Drawer, Form, Input } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { List } from '../../../platform/list/web/List.tsx';
import { useMay, useScope } from '../../../platform/web/actor.ts';
import { Attachments } from '../../../platform/file/web/Attachments.tsx';
import { useCommand, useEndpoint } from '../../../platform/web/api.ts';
import { useWords } from '../../../platform/web/language.ts';
import { useFilters } from '../../../platform/web/ui/filters.tsx';
import { Status } from '../../../platform/web/ui/figures.tsx';
import { Empty, RefusalNote } from '../../../platform/web/ui/Loaded.tsx';
import { Page } from '../../../platform/web/ui/Page.tsx';
import { storeList, type Store } from '../lists/store-list.schema.ts';
import { getStores, patchStore, postStore } from '../place.schema.ts';
import { StoreClosing } from '../places/web/StoreClosing.tsx';
import { TeamList } from './TeamList.tsx';

type Row = z.infer<typeof Store>;

/** The stores within my reach, with their teams; an unknown store of an import is completed here. */
export function StoresScreen() {
  const { t } = useWords();
  const [search, setSearch] = useFilters();
  const stores = useEndpoint(getStores, {});
  const mayEdit = useMay('store', 'edit');
  const mayOpen = useScope('store', 'edit') === 'all';
  const [adding, setAdding] = useState(false);
  const edited = stores.data?.rows.find(({ id }) => id === search['open']);
  const close = () => {
    if (search['open']) setSearch({ open: undefined });
    setAdding(false);
  };
  return (
    <Page
      title={t('stores.title')}
      tools={
        mayOpen && (
          <Button type="primary" onClick={() => setAdding(true)}>
            {t('stores.add')}
          </Button>
        )
      }
    >
      <List<Row>
        list={storeList}
        {...(mayEdit && { onOpen: ({ id }: Row) => setSearch({ open: id }, { keep: true }) })}
        cells={cells}
        card={cardOf}
        empty={
          <Empty title={t('stores.none')} action={<Link to="/imports">{t('stores.import')}</Link>}>
            {t('stores.noneHint')}
          </Empty>
        }
      />
      <Drawer
        open={adding || !!edited}
        onClose={close}
        title={t(adding ? 'stores.add' : edited?.activatedAt ? 'stores.edit' : 'stores.complete')}
        size={480}
        destroyOnHidden
      >
        {adding && <StoreForm onDone={close} />}
        {edited && <StoreForm store={edited} onDone={close} />}
        {edited && <TeamList storeId={edited.id} teams={edited.teams} />}
        {edited && mayOpen && <StoreClosing key={edited.id} store={edited} />}
      </Drawer>
    </Page>
  );
}

const cells = {
  name: ({ name }: Row) => <b>{name}</b>,
  teams: ({ teams }: Row) => (
    <span className="soft">{teams.map((team) => team.name).join('、')}</span>
  ),
  state: (row: Row) => <State row={row} />,
};
const cardOf = (row: Row) => ({
  title: row.name,
  note: [row.storeGroup, row.city].filter(Boolean).join(' · '),
  mark: <State row={row} />,
});

function State({ row: { state, closedOn } }: { row: Row }) {
  const { t } = useWords();
  if (state === 'open') return <span className="soft">{t('stores.open')}</span>;
  return (
    <Status state="idle">
      {closedOn ? t('places.shutSince', { day: closedOn }) : t('people.incomplete')}
    </Status>
  );
}

type Fields = Pick<Row, 'name' | 'storeGroup' | 'city'>;

function StoreForm({ store, onDone }: { store?: Row; onDone: () => void }) {
  const { t } = useWords();
  const patch = useCommand(patchStore, { refreshes: [getStores, storeList.contracts.summary] });
  const open = useCommand(postStore, { refreshes: [getStores, storeList.contracts.summary] });
  const activate = store && !store.activatedAt ? { activate: true as const } : {};
  const save = (fields: Fields) =>
    store
      ? patch.mutate({ id: store.id, ...fields, ...activate }, { onSuccess: onDone })
      : open.mutate(fields, { onSuccess: onDone });
  const verb = store ? (store.activatedAt ? 'save' : 'people.activate') : 'stores.add';
  return (
    <>
      <Form<Fields>
        layout="vertical"
        initialValues={store ?? { storeGroup: '', city: '' }}
        onFinish={save}
        requiredMark={false}
      >
        <RefusalNote error={patch.error ?? open.error} />
        <Form.Item
          name="name"
          label={t('stores.name')}
          rules={[{ required: true, message: t('field.required') }]}
        >
          <Input />
        </Form.Item>
        <Form.Item name="storeGroup" label={t('stores.group')}>
          <Input />
        </Form.Item>
        <Form.Item name="city" label={t('stores.city')}>
          <Input />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={patch.isPending || open.isPending}>
          {t(verb)}
        </Button>
      </Form>
      {store && <Attachments home="store" recordId={store.id} />}
    </>
  );
}
