import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { useCommand, useEndpoint } from '../../../platform/web/api.ts';
import { useWords } from '../../../platform/web/language.ts';
import { Card } from '../../../platform/web/ui/Card.tsx';
import { RefusalNote } from '../../../platform/web/ui/Loaded.tsx';
import { customerList, getCustomer, getTags, patchCustomer, Profile } from '../customer.schema.ts';
import type { Shown } from './CustomerScreen.tsx';
import { TagLine } from './CustomersScreen.tsx';

type Part = { customer: Shown; mayEdit: boolean };
const refreshes = [getCustomer, customerList.contracts.page, getTags];
const ages = Profile.shape.age.def.innerType.options;

/** Tags (标签), set as a whole; what is in use is offered. */
export function CustomerTags({ customer, mayEdit }: Part) {
  const { t } = useWords();
  const known = useEndpoint(getTags, {}, { enabled: mayEdit });
  const save = useCommand(patchCustomer, { refreshes });
  if (!mayEdit) return <TagLine tags={customer.tags} />;
  return (
    <>
      <RefusalNote error={save.error} />
      <Select
        mode="tags"
        variant="filled"
        className="tag-choice"
        aria-label={t('customers.tags')}
        placeholder={t('customers.addTag')}
        value={customer.tags}
        loading={save.isPending}
        maxCount={20}
        tokenSeparators={['，', ',', ' ']}
        onChange={(tags: string[]) =>
          save.mutate({ id: customer.id, tags: tags.map((tag) => tag.trim().slice(0, 20)) })
        }
        options={(known.data?.rows ?? []).map(({ tag }) => ({ value: tag }))}
      />
    </>
  );
}

type Fields = z.output<typeof Profile>;
const texts = ['occupation', 'household', 'hobbies', 'car'] as const;

/** Who somebody is beside what they want to buy (画像). */
export function CustomerProfile({ customer, mayEdit }: Part) {
  const { t } = useWords();
  const [form] = Form.useForm<Fields>();
  const [isChanged, setChanged] = useState(false);
  const save = useCommand(patchCustomer, { refreshes });
  const done = (profile: Fields) =>
    save.mutate({ id: customer.id, profile }, { onSuccess: () => setChanged(false) });
  return (
    <Card title={t('customers.profile')} note={t('customers.profileHint')}>
      <div className="in">
        <RefusalNote error={save.error} />
        <Form<Fields>
          form={form}
          layout="vertical"
          size="small"
          className="profile"
          disabled={!mayEdit}
          initialValues={customer.profile}
          onValuesChange={() => setChanged(true)}
          onFinish={done}
        >
          <Form.Item name="age" label={t('customers.age')}>
            <Select
              options={ages.map((age) => ({ value: age, label: t(`customers.ageOf.${age}`) }))}
            />
          </Form.Item>
          {texts.map((key) => (
            <Form.Item key={key} name={key} label={t(`customers.${key}`)}>
              <Input maxLength={40} />
            </Form.Item>
          ))}
          {mayEdit && isChanged && (
            <Button type="primary" htmlType="submit" loading={save.isPending}>
              {t('save')}
            </Button>
          )}
        </Form>
      </div>
    </Card>
  );
}
