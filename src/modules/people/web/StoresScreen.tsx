import { Link } from '@tanstack/react-router';
import { Button, Drawer, Form, Input } from 'antd';
import type { ColumnsType } from 'antd/es/table';
import { useState } from 'react';
import type { z } from 'zod';
import { useMay } from '../../../platform/web/actor.ts';
import { useCommand, useEndpoint } from '../../../platform/web/api.ts';
import { useWords } from '../../../platform/web/language.ts';
import { Card } from '../../../platform/web/ui/Card.tsx';
import { DataTable } from '../../../platform/web/ui/DataTable.tsx';
import { Status } from '../../../platform/web/ui/figures.tsx';
import { Empty, Loaded, RefusalNote } from '../../../platform/web/ui/Loaded.tsx';
import { Page } from '../../../platform/web/ui/Page.tsx';
import { getStores, patchStore, type Store } from '../place.schema.ts';

type Row = z.infer<typeof Store>;

/** The stores within my reach, with their teams; an unknown store of an import is completed here. */
export function StoresScreen() {
  const { t } = useWords();
  const stores = useEndpoint(getStores, {});
  const mayEdit = useMay('store', 'edit');
  const [edited, setEdited] = useState<Row>();
  const columns: ColumnsType<Row> = [
    {
      title: t('stores.name'),
      dataIndex: 'name',
      width: 180,
      render: (name: string, row) => (
        <>
          <b>{name}</b> {!row.activatedAt && <Status state="idle">{t('people.incomplete')}</Status>}
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
    <Page title={t('stores.title')}>
      <Card>
        <Loaded query={stores}>
          {({ rows }) => (
            <DataTable
              rowKey="id"
              dataSource={rows}
              columns={columns}
              {...(mayEdit && { onOpen: setEdited })}
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
        open={!!edited}
        onClose={() => setEdited(undefined)}
        title={t(edited?.activatedAt ? 'stores.edit' : 'stores.complete')}
        size={480}
        destroyOnHidden
      >
        {edited && <StoreForm store={edited} onDone={() => setEdited(undefined)} />}
      </Drawer>
    </Page>
  );
}

type Fields = Pick<Row, 'name' | 'storeGroup' | 'city'>;

function StoreForm({ store, onDone }: { store: Row; onDone: () => void }) {
  const { t } = useWords();
  const patch = useCommand(patchStore, { refreshes: [getStores] });
  const save = (fields: Fields) =>
    patch.mutate(
      { id: store.id, ...fields, ...(!store.activatedAt && { activate: true }) },
      { onSuccess: onDone },
    );
  return (
    <Form<Fields> layout="vertical" initialValues={store} onFinish={save} requiredMark={false}>
      <RefusalNote error={patch.error} />
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
      <Button type="primary" htmlType="submit" loading={patch.isPending}>
        {t(store.activatedAt ? 'save' : 'people.activate')}
      </Button>
    </Form>
  );
}
