import { PlusOutlined } from '@ant-design/icons';
import { useNavigate } from '@tanstack/react-router';
import { Button, Drawer, Form, Input, Select } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { List } from '../../../../platform/list/web/List.tsx';
import { useActor, useMay } from '../../../../platform/web/actor.ts';
import { useCommand, useEndpoint } from '../../../../platform/web/api.ts';
import { useEvents } from '../../../../platform/web/events.ts';
import { useWords } from '../../../../platform/web/language.ts';
import { Status } from '../../../../platform/web/ui/figures.tsx';
import { useFilters } from '../../../../platform/web/ui/filters.tsx';
import { Empty, RefusalNote } from '../../../../platform/web/ui/Loaded.tsx';
import { Page } from '../../../../platform/web/ui/Page.tsx';
import { getStores } from '../../../people/place.schema.ts';
import { accountList, postAccount, sectors, type AccountRow } from '../account.schema.ts';

type Row = z.infer<typeof AccountRow>;
const looks = { prospect: 'atRisk', active: 'onTrack', closed: 'idle' } as const;

export function AccountState({ is }: { is: Row['state'] }) {
  const { t } = useWords();
  return <Status state={looks[is]}>{t(`keyAccounts.stateOf.${is}`)}</Status>;
}

const cells = { state: ({ state }: Row) => <AccountState is={state} /> };

/** Key accounts within my reach (大客户列表); a row opens everything about one. */
export function AccountsScreen() {
  const { t } = useWords();
  const [search] = useFilters();
  const navigate = useNavigate();
  const [isNew, setNew] = useState(false);
  const mayEdit = useMay('deal', 'edit');
  useEvents('key_account', [accountList.contracts.page]);
  const card = (row: Row) => ({
    title: row.name,
    note: [t(`keyAccounts.sectorOf.${row.sector}`), row.ownerName, row.storeName]
      .filter(Boolean)
      .join(' · '),
    figure: `${row.ordered}${row.goal === null ? '' : ` / ${row.goal}`}`,
    mark: <AccountState is={row.state} />,
  });
  return (
    <Page
      title={t('keyAccounts.title')}
      tools={
        mayEdit && (
          <Button icon={<PlusOutlined />} onClick={() => setNew(true)}>
            {t('keyAccounts.new')}
          </Button>
        )
      }
    >
      <List<Row>
        list={accountList}
        onOpen={({ id }) => void navigate({ to: `/accounts/${id}` })}
        cells={cells}
        card={card}
        board={{ refuses: () => t('keyAccounts.one') }}
        empty={
          search['filter'] ? (
            <Empty title={t('keyAccounts.filtered')}>{t('keyAccounts.filteredHint')}</Empty>
          ) : (
            <Empty title={t('keyAccounts.none')}>{t('keyAccounts.noneHint')}</Empty>
          )
        }
      />
      <Drawer
        open={isNew}
        onClose={() => setNew(false)}
        size={420}
        title={t('keyAccounts.new')}
        destroyOnHidden
      >
        <NewAccount onMade={(id) => void navigate({ to: `/accounts/${id}` })} />
      </Drawer>
    </Page>
  );
}

type Fields = { name: string; sector: Row['sector']; storeId?: string; note?: string };

function NewAccount({ onMade }: { onMade: (id: string) => void }) {
  const { t } = useWords();
  const actor = useActor();
  const make = useCommand(postAccount, { refreshes: [accountList.contracts.page] });
  const stores = useEndpoint(getStores, { limit: 200 }, { enabled: !actor.storeId });
  const required = [{ required: true, message: t('field.required') }];
  return (
    <Form<Fields>
      layout="vertical"
      requiredMark={false}
      initialValues={{ sector: 'company' }}
      onFinish={(fields) => make.mutate(fields, { onSuccess: ({ id }) => onMade(id) })}
    >
      <RefusalNote error={make.error} />
      <Form.Item name="name" label={t('keyAccounts.name')} rules={required}>
        <Input autoFocus maxLength={100} />
      </Form.Item>
      <Form.Item name="sector" label={t('keyAccounts.sector')}>
        <Select
          options={sectors.map((value) => ({ value, label: t(`keyAccounts.sectorOf.${value}`) }))}
        />
      </Form.Item>
      {!actor.storeId && (
        <Form.Item name="storeId" label={t('keyAccounts.store')} rules={required}>
          <Select
            options={stores.data?.rows.map(({ id, name }) => ({ value: id, label: name })) ?? []}
          />
        </Form.Item>
      )}
      <Form.Item name="note" label={t('keyAccounts.note')}>
        <Input.TextArea rows={3} maxLength={1000} />
      </Form.Item>
      <Button type="primary" htmlType="submit" size="large" block loading={make.isPending}>
        {t('keyAccounts.save')}
      </Button>
    </Form>
  );
}
