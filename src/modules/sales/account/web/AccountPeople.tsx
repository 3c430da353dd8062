import { Button, Form, Input, Popconfirm, Select } from 'antd';
import { useMay } from '../../../../platform/web/actor.ts';
import { useCommand, useEndpoint } from '../../../../platform/web/api.ts';
import { useWords } from '../../../../platform/web/language.ts';
import { Card } from '../../../../platform/web/ui/Card.tsx';
import { RefusalNote } from '../../../../platform/web/ui/Loaded.tsx';
import { getPeople } from '../../../people/place.schema.ts';
import {
  contactParts,
  deleteAccountContact,
  getAccount,
  postAccountContact,
  putAccountMembers,
} from '../account.schema.ts';
import { AddButton } from './AddButton.tsx';
import type { AccountPartProps } from './shown-account.ts';

const refreshes = [getAccount];

/** Who is who on their side, and who works on them on ours. */
export function AccountPeople({ account, mayEdit }: AccountPartProps) {
  const { t } = useWords();
  return (
    <>
      <Card
        title={t('keyAccounts.people')}
        end={
          mayEdit && (
            <AddButton title={t('keyAccounts.people')}>
              {(close) => <NewContact id={account.id} onDone={close} />}
            </AddButton>
          )
        }
      >
        <div className="in">
          {account.contacts.length === 0 && <p className="quiet">{t('keyAccounts.noPeople')}</p>}
          <ul className="account-lines">
            {account.contacts.map((contact) => (
              <ContactLine
                key={contact.id}
                accountId={account.id}
                contact={contact}
                mayEdit={mayEdit}
              />
            ))}
          </ul>
        </div>
      </Card>
      <Team account={account} mayEdit={mayEdit} />
    </>
  );
}

type ContactProps = {
  accountId: string;
  contact: AccountPartProps['account']['contacts'][number];
  mayEdit: boolean;
};

function ContactLine({ accountId, contact, mayEdit }: ContactProps) {
  const { t } = useWords();
  const drop = useCommand(deleteAccountContact, { refreshes });
  return (
    <li>
      <div>
        <b>{contact.name}</b>{' '}
        <span className="chip">{t(`keyAccounts.partOf.${contact.part}`)}</span>
        <small>{[contact.position, contact.note].filter(Boolean).join(' · ')}</small>
        {contact.phone && <a href={`tel:${contact.phone}`}>{contact.phone.replace(/^\+86/, '')}</a>}
      </div>
      {mayEdit && (
        <Popconfirm
          title={t('keyAccounts.dropSure')}
          onConfirm={() => drop.mutate({ id: accountId, contactId: contact.id })}
        >
          <Button size="small" type="text">
            {t('keyAccounts.drop')}
          </Button>
        </Popconfirm>
      )}
    </li>
  );
}

type Fields = { name: string; position?: string; part: 'other'; phone?: string; note?: string };

function NewContact({ id, onDone }: { id: string; onDone: () => void }) {
  const { t } = useWords();
  const add = useCommand(postAccountContact, { refreshes });
  return (
    <Form<Fields>
      layout="vertical"
      requiredMark={false}
      initialValues={{ part: 'other' }}
      onFinish={(fields) => add.mutate({ id, ...fields }, { onSuccess: onDone })}
    >
      <RefusalNote error={add.error} />
      <Form.Item
        name="name"
        label={t('keyAccounts.personName')}
        rules={[{ required: true, message: t('field.required') }]}
      >
        <Input autoFocus maxLength={60} />
      </Form.Item>
      <Form.Item name="position" label={t('keyAccounts.position')}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="part" label={t('keyAccounts.part')}>
        <Select
          options={contactParts.map((value) => ({
            value,
            label: t(`keyAccounts.partOf.${value}`),
          }))}
        />
      </Form.Item>
      <Form.Item name="phone" label={t('keyAccounts.phone')}>
        <Input inputMode="tel" maxLength={40} />
      </Form.Item>
      <Form.Item name="note" label={t('keyAccounts.note')}>
        <Input maxLength={200} />
      </Form.Item>
      <Button type="primary" htmlType="submit" block loading={add.isPending}>
        {t('keyAccounts.save')}
      </Button>
    </Form>
  );
}

function Team({ account, mayEdit }: AccountPartProps) {
  const { t } = useWords();
  const mayPeople = useMay('person', 'read');
  const people = useEndpoint(getPeople, { limit: 200 }, { enabled: mayEdit && mayPeople });
  const set = useCommand(putAccountMembers, { refreshes });
  const chosen = account.members.map(({ personId }) => personId);
  const known = new Map(account.members.map(({ personId, name }) => [personId, name]));
  for (const { id, name, leftOn } of people.data?.rows ?? []) if (!leftOn) known.set(id, name);
  known.delete(account.ownerId);
  return (
    <Card title={t('keyAccounts.team')} note={account.ownerName}>
      <div className="in">
        <RefusalNote error={set.error} />
        {mayEdit ? (
          <Select
            mode="multiple"
            className="account-team"
            aria-label={t('keyAccounts.team')}
            placeholder={t('keyAccounts.noTeam')}
            value={chosen}
            loading={set.isPending}
            showSearch={{ optionFilterProp: 'label' }}
            options={[...known].map(([value, label]) => ({ value, label }))}
            onChange={(personIds: string[]) => set.mutate({ id: account.id, personIds })}
          />
        ) : (
          <p>{account.members.map(({ name }) => name).join('、') || t('keyAccounts.noTeam')}</p>
        )}
      </div>
    </Card>
  );
}
