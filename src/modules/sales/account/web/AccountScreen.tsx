import { useParams } from '@tanstack/react-router';
import { Button, Drawer, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useMay } from '../../../../platform/web/actor.ts';
import { useCommand, useEndpoint } from '../../../../platform/web/api.ts';
import { useEvents } from '../../../../platform/web/events.ts';
import { useWords } from '../../../../platform/web/language.ts';
import { Loaded, RefusalNote } from '../../../../platform/web/ui/Loaded.tsx';
import { Page } from '../../../../platform/web/ui/Page.tsx';
import {
  accountList,
  accountStates,
  getAccount,
  patchAccount,
  sectors,
} from '../account.schema.ts';
import { getPeople } from '../../../people/place.schema.ts';
import { AccountOrders } from './AccountOrders.tsx';
import { AccountPeople } from './AccountPeople.tsx';
import { AccountPrices } from './AccountPrices.tsx';
import { AccountState } from './AccountsScreen.tsx';
import { AccountTenders } from './AccountTenders.tsx';
import { AccountYear } from './AccountYear.tsx';
import type { ShownAccount } from './shown-account.ts';
import './account.css';

/** One key account (大客户页): how its year stands, what it ordered, how it buys, and who is who. */
export function AccountScreen() {
  const { t } = useWords();
  const { id } = useParams({ strict: false }) as { id: string };
  const account = useEndpoint(getAccount, { id });
  const mayEdit = useMay('deal', 'edit');
  const [isOpen, setOpen] = useState(false);
  useEvents('key_account', [getAccount]);
  return (
    <Page
      title={account.data?.name ?? t('keyAccounts.one')}
      note={
        account.data && (
          <>
            {[
              t(`keyAccounts.sectorOf.${account.data.sector}`),
              account.data.storeName,
              account.data.ownerName,
            ].join(' · ')}{' '}
            <AccountState is={account.data.state} />
          </>
        )
      }
      tools={
        mayEdit &&
        account.data && <Button onClick={() => setOpen(true)}>{t('keyAccounts.edit')}</Button>
      }
    >
      <Loaded query={account}>
        {(found) => (
          <div className="account-page" key={found.id}>
            <div>
              <AccountYear account={found} mayEdit={mayEdit} />
              <AccountOrders account={found} mayEdit={mayEdit} />
              <AccountTenders account={found} mayEdit={mayEdit} />
              <AccountPrices account={found} mayEdit={mayEdit} />
            </div>
            <aside>
              <AccountPeople account={found} mayEdit={mayEdit} />
            </aside>
            <Drawer
              open={isOpen}
              onClose={() => setOpen(false)}
              size={420}
              title={t('keyAccounts.edit')}
              destroyOnHidden
            >
              <EditAccount account={found} onDone={() => setOpen(false)} />
            </Drawer>
          </div>
        )}
      </Loaded>
    </Page>
  );
}

type Fields = Pick<ShownAccount, 'name' | 'sector' | 'state' | 'ownerId' | 'note'>;

function EditAccount({ account, onDone }: { account: ShownAccount; onDone: () => void }) {
  const { t } = useWords();
  const save = useCommand(patchAccount, { refreshes: [getAccount, accountList.contracts.page] });
  const mayPeople = useMay('person', 'read');
  const people = useEndpoint(getPeople, { limit: 200 }, { enabled: mayPeople });
  const { id, name, sector, state, ownerId, ownerName, storeId, note } = account;
  const owners = new Map([[ownerId, ownerName ?? '']]);
  for (const one of people.data?.rows ?? [])
    if (!one.leftOn && one.storeId === storeId) owners.set(one.id, one.name);
  return (
    <Form<Fields>
      layout="vertical"
      requiredMark={false}
      initialValues={{ name, sector, state, ownerId, note }}
      onFinish={(fields) => save.mutate({ id, ...fields }, { onSuccess: onDone })}
    >
      <RefusalNote error={save.error} />
      <Form.Item
        name="name"
        label={t('keyAccounts.name')}
        rules={[{ required: true, message: t('field.required') }]}
      >
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="sector" label={t('keyAccounts.sector')}>
        <Select
          options={sectors.map((value) => ({ value, label: t(`keyAccounts.sectorOf.${value}`) }))}
        />
      </Form.Item>
      <Form.Item name="state" label={t('keyAccounts.state')}>
        <Select
          options={accountStates.map((value) => ({
            value,
            label: t(`keyAccounts.stateOf.${value}`),
          }))}
        />
      </Form.Item>
      <Form.Item name="ownerId" label={t('keyAccounts.owner')}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={[...owners].map(([value, label]) => ({ value, label }))}
        />
      </Form.Item>
      <Form.Item name="note" label={t('keyAccounts.note')}>
        <Input.TextArea rows={4} maxLength={1000} />
      </Form.Item>
      <Button type="primary" htmlType="submit" block loading={save.isPending}>
        {t('keyAccounts.save')}
      </Button>
    </Form>
  );
}
