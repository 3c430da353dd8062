import { Button, Form, Input, Typography } from 'antd';
import { useState } from 'react';
import { useCommand, type Refused } from '../../../platform/web/api.ts';
import { useWords } from '../../../platform/web/language.ts';
import { RefusalNote } from '../../../platform/web/ui/Loaded.tsx';
import { getPeople, getStores, patchTeam, postTeam } from '../place.schema.ts';
import { TeamActions } from '../places/web/TeamActions.tsx';
import '../accounts/web/accounts.css';
import '../places/web/places.css';

type Team = { id: string; name: string };

/** A store's teams: renamed in place, moved or deleted, added below. */
export function TeamList({ storeId, teams }: { storeId: string; teams: readonly Team[] }) {
  const { t } = useWords();
  const add = useCommand(postTeam, { refreshes: [getStores] });
  const rename = useCommand(patchTeam, { refreshes: [getStores, getPeople] });
  const [refused, setRefused] = useState<Refused>();
  const [form] = Form.useForm<{ name: string }>();
  return (
    <section style={{ marginTop: 28 }}>
      <h3>{t('stores.teams')}</h3>
      <RefusalNote error={add.error ?? rename.error ?? refused ?? null} />
      <ul className="team-list">
        {teams.map(({ id, name }) => (
          <li key={id}>
            <Typography.Text
              editable={{
                tooltip: t('roles.rename'),
                onChange: (next) =>
                  next.trim() && next !== name && rename.mutate({ id, name: next.trim() }),
              }}
            >
              {name}
            </Typography.Text>
            <TeamActions team={{ id, name }} storeId={storeId} onRefused={setRefused} />
          </li>
        ))}
      </ul>
      <Form
        form={form}
        layout="inline"
        onFinish={({ name }) =>
          add.mutate({ id: storeId, name }, { onSuccess: () => form.resetFields() })
        }
      >
        <Form.Item name="name" rules={[{ required: true, message: t('field.required') }]}>
          <Input placeholder={t('stores.teamName')} maxLength={100} />
        </Form.Item>
        <Button htmlType="submit" loading={add.isPending}>
          {t('stores.addTeam')}
        </Button>
      </Form>
    </section>
  );
}
