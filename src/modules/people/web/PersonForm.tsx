import { Button, DatePicker, Form, Input, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useCommand, useEndpoint, type SentTo } from '../../../platform/web/api.ts';
import { useWords } from '../../../platform/web/language.ts';
import { RefusalNote } from '../../../platform/web/ui/Loaded.tsx';
import { getPerson } from '../accounts/person-page.schema.ts';
import { getPeople, getStores, patchPerson, postPerson } from '../place.schema.ts';

type Known = {
  id: string;
  name: string;
  position: string;
  storeId: string | null;
  teamId: string | null;
  phone: string | null;
  email: string;
  gender: '' | 'male' | 'female';
  joinedOn: string | null;
  hidden?: string[] | undefined;
  activatedAt: string | null;
};
type Fields = Omit<Known, 'id' | 'joinedOn' | 'hidden' | 'activatedAt'> & {
  joinedOn?: Dayjs | null;
};

/** Adds somebody to the staff, or corrects somebody; fields that I may not see stay untouched. */
export function PersonForm({ person, onDone }: { person?: Known; onDone: (id: string) => void }) {
  const { t } = useWords();
  const refreshes = [getPeople, getPerson];
  const add = useCommand(postPerson, { refreshes });
  const patch = useCommand(patchPerson, { refreshes });
  const [form] = Form.useForm<Fields>();
  const error = person ? patch.error : add.error;
  const seesPhone = !person?.hidden?.includes('phone');

  const sent = ({ joinedOn, phone, ...fields }: Fields) => ({
    ...fields,
    storeId: fields.storeId ?? null,
    teamId: fields.teamId ?? null,
    gender: fields.gender ?? '',
    joinedOn: joinedOn?.format('YYYY-MM-DD') ?? null,
    ...(seesPhone && { phone: phone ?? '' }),
  });
  const save = (fields: Fields, namesake = false) => {
    const done = { onSuccess: ({ id }: { id: string }) => onDone(id) };
    const activate = person && !person.activatedAt ? { activate: true as const } : {};
    if (person) patch.mutate({ id: person.id, ...sent(fields), ...activate }, done);
    else add.mutate({ ...sent(fields), namesake } as SentTo<typeof postPerson>, done);
  };
  return (
    <Form<Fields>
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={{
        position: '',
        email: '',
        ...person,
        joinedOn: person?.joinedOn ? dayjs(person.joinedOn) : null,
        gender: person?.gender || undefined,
      }}
      onFinish={(fields) => save(fields)}
    >
      <RefusalNote
        error={error}
        action={
          error?.code === 'person.namesake' && (
            <Button size="small" onClick={() => save(form.getFieldsValue(), true)}>
              {t('people.addNamesake')}
            </Button>
          )
        }
      />
      <PersonFields seesPhone={seesPhone} />
      <Button type="primary" htmlType="submit" loading={add.isPending || patch.isPending}>
        {t(person ? 'save' : 'people.add')}
      </Button>
    </Form>
  );
}

function PersonFields({ seesPhone }: { seesPhone: boolean }) {
  const { t } = useWords();
  return (
    <>
      <Form.Item
        name="name"
        label={t('people.name')}
        rules={[{ required: true, message: t('field.required') }]}
      >
        <Input maxLength={50} />
      </Form.Item>
      <Form.Item name="position" label={t('people.position')}>
        <Input maxLength={50} />
      </Form.Item>
      <PlaceFields />
      {seesPhone && (
        <Form.Item name="phone" label={t('people.phone')}>
          <Input maxLength={30} inputMode="tel" />
        </Form.Item>
      )}
      <Form.Item
        name="email"
        label={t('people.email')}
        rules={[{ type: 'email', message: t('people.emailWrong') }]}
      >
        <Input maxLength={200} inputMode="email" />
      </Form.Item>
      <Form.Item name="gender" label={t('people.gender')}>
        <Select
          allowClear
          options={(['female', 'male'] as const).map((value) => ({
            value,
            label: t(`choice.${value}`),
          }))}
        />
      </Form.Item>
      <Form.Item name="joinedOn" label={t('people.joinedOn')}>
        <DatePicker style={{ width: '100%' }} placeholder={t('day.hint')} />
      </Form.Item>
    </>
  );
}

/** Store and team: the teams offered are the chosen store's. */
function PlaceFields() {
  const { t } = useWords();
  const stores = useEndpoint(getStores, {});
  const form = Form.useFormInstance<Fields>();
  const storeId = Form.useWatch('storeId', form);
  const rows = stores.data?.rows ?? [];
  const options = (list: { id: string; name: string }[]) =>
    list.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <>
      <Form.Item name="storeId" label={t('people.store')}>
        <Select
          allowClear
          showSearch
          optionFilterProp="label"
          placeholder={t('people.headOffice')}
          options={options(rows.filter((one) => !one.closedOn || one.id === storeId))}
          onChange={() => form.setFieldValue('teamId', null)}
        />
      </Form.Item>
      <Form.Item name="teamId" label={t('people.team')}>
        <Select allowClear options={options(rows.find(({ id }) => id === storeId)?.teams ?? [])} />
      </Form.Item>
    </>
  );
}
