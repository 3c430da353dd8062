import { Link } from '@tanstack/react-router';
import { Button, Drawer, Form, Input } from 'antd';
import type { ColumnsType } from 'antd/es/table';
import { useState } from 'react';
import type { z } from 'zod';
import { useMay, useScope } from '../../../platform/web/actor.ts';
import { useCommand, useEndpoint } from '../../../platform/web/api.ts';
import { useWords } from '../../../platform/web/language.ts';
import { Card } from '../../../platform/web/ui/Card.tsx';
import { DataTable } from '../../../platform/web/ui/DataTable.tsx';
import { Status } from '../../../platform/web/ui/figures.tsx';
import { Empty, Loaded, RefusalNote } from '../../../platform/web/ui/Loaded.tsx';
import { Page } from '../../../platform/web/ui/Page.tsx';
import { getStores, patchStore, postStore, type Store } from '../place.schema.ts';
import { StoreClosing } from '../places/web/StoreClosing.tsx';
import { TeamList } from './TeamList.tsx';

type Row = z.infer<typeof Store>;

/** The stores within my reach, with their teams; an unknown store of an import is completed here. */
export function StoresScreen() {
  const { t } = useWords();
  const stores = useEndpoint(getStores, {});
  const mayEdit = useMay('store', 'edit');
  const mayOpen = useScope('store', 'edit') === 'all';
  const [openedId, setOpenedId] = useState<string>();
  const [adding, setAdding] = useState(false);
  const edited = stores.data?.rows.find(({ id }) => id === openedId);
  const close = () => {
    setOpenedId(undefined);
    setAdding(false);
  };
  const columns: ColumnsType<Row> = [
    {
      title: t('stores.name'),
      dataIndex: 'name',
      width: 180,
      render: (name: string, row) => (
        <>
          <b>{name}</b> {!row.activatedAt && <Status state="idle">{t('people.incomplete')}</Status>}
          {row.closedOn && (
            <Status state="idle">{t('places.shutSince', { day: row.closedOn })}</Status>
          )}
        </>
      ),
    },
    { title: t('stores.group'), dataIndex: 'storeGroup', width: 120 },
    { title: t('stores.city'), dataIndex: 'city', width: 100 },
    {
      title: t('stores.teams'),
      render: (_, { teams }) => (
        <span className="soft">{teams.map((team) => team.name).join('、')}</span>
      ),
    },
    { title: t('stores.people'), dataIndex: 'people', width: 80, align: 'right' },
  ];
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
      <Card>
        <Loaded query={stores}>
          {({ rows }) => (
            <DataTable
              rowKey="id"
              dataSource={rows}
              columns={columns}
              {...(mayEdit && { onOpen: ({ id }: Row) => setOpenedId(id) })}
              empty={
                <Empty
                  title={t('stores.none')}
                  action={<Link to="/imports">{t('stores.import')}</Link>}
                >
                  {t('stores.noneHint')}
                </Empty>
              }
            />
          )}
        </Loaded>
      </Card>
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

type Fields = Pick<Row, 'name' | 'storeGroup' | 'city'>;

function StoreForm({ store, onDone }: { store?: Row; onDone: () => void }) {
  const { t } = useWords();
  const patch = useCommand(patchStore, { refreshes: [getStores] });
  const open = useCommand(postStore, { refreshes: [getStores] });
  const activate = store && !store.activatedAt ? { activate: true as const } : {};
  const save = (fields: Fields) =>
    store
      ? patch.mutate({ id: store.id, ...fields, ...activate }, { onSuccess: onDone })
      : open.mutate(fields, { onSuccess: onDone });
  const verb = store ? (store.activatedAt ? 'save' : 'people.activate') : 'stores.add';
  return (
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
  );
}
