import { Button, Form, Input, InputNumber, Popconfirm, Select } from 'antd';
import { useActor } from '../../../platform/web/actor.ts';
import { useCommand, useEndpoint, type SentTo } from '../../../platform/web/api.ts';
import { useWords } from '../../../platform/web/language.ts';
import { Card } from '../../../platform/web/ui/Card.tsx';
import { Loaded, RefusalNote } from '../../../platform/web/ui/Loaded.tsx';
import { Page } from '../../../platform/web/ui/Page.tsx';
import {
  deleteOtherSessions,
  deleteSessionById,
  getSessions,
  postToken,
} from '../api-token.schema.ts';
import { useRoleNames } from '../accounts/web/role-names.ts';
import { BindingsCard } from '../sign-in-methods/web/BindingsCard.tsx';
import { SecondFactorCard } from '../sign-in-methods/web/SecondFactorCard.tsx';
import { SessionTable } from '../sign-in-methods/web/SessionTable.tsx';
import { putPassword } from '../sign-in.schema.ts';
import './access.css';

/** My security: devices, second factor, outside accounts, password, and the tokens of my programs. */
export function AccessScreen() {
  const { t } = useWords();
  return (
    <Page title={t('access.title')} className="narrow access">
      <LiveSessions />
      <div>
        <SecondFactorCard />
        <PasswordForm />
      </div>
      <div>
        <BindingsCard />
        <NewToken />
      </div>
    </Page>
  );
}

function LiveSessions() {
  const { t } = useWords();
  const sessions = useEndpoint(getSessions, {});
  const refreshes = [getSessions];
  const revoke = useCommand(deleteSessionById, { refreshes });
  const revokeOthers = useCommand(deleteOtherSessions, { refreshes });
  const others = sessions.data?.rows.some(({ kind, isThis }) => kind === 'browser' && !isThis);
  return (
    <Card
      title={t('access.live')}
      className="wide"
      end={
        others && (
          <Popconfirm
            title={t('sessions.endOthersAsk')}
            okText={t('sessions.endOthers')}
            onConfirm={() => revokeOthers.mutate({})}
          >
            <Button size="small">{t('sessions.endOthers')}</Button>
          </Popconfirm>
        )
      }
    >
      <RefusalNote error={revoke.error ?? revokeOthers.error} />
      <Loaded query={sessions}>
        {({ rows }) => <SessionTable rows={rows} onEnd={(id) => revoke.mutate({ id })} />}
      </Loaded>
    </Card>
  );
}

function NewToken() {
  const { t } = useWords();
  const { roles } = useActor();
  const { nameOf } = useRoleNames();
  const make = useCommand(postToken, { refreshes: [getSessions] });
  const options = roles.map((role) => ({ value: role, label: nameOf(role) }));
  return (
    <Card title={t('access.tokens')} note={t('access.tokensNote')}>
      <Form<SentTo<typeof postToken>>
        className="in"
        layout="vertical"
        requiredMark={false}
        initialValues={{ days: 365 }}
        onFinish={(form) =>
          make.mutate({ ...form, roleKeys: form.roleKeys?.length ? form.roleKeys : null })
        }
      >
        <RefusalNote error={make.error} />
        <Form.Item
          name="name"
          label={t('access.tokenName')}
          rules={[{ required: true, message: t('field.required') }]}
        >
          <Input />
        </Form.Item>
        <Form.Item name="roleKeys" label={t('access.tokenRoles')}>
          <Select mode="multiple" placeholder={t('access.allMyRoles')} options={options} />
        </Form.Item>
        <Form.Item name="days" label={t('access.tokenDays')}>
          <InputNumber min={1} max={730} precision={0} />
        </Form.Item>
        <Button htmlType="submit" loading={make.isPending}>
          {t('access.makeToken')}
        </Button>
        {make.data && (
          <div className="token" role="status">
            <p className="note">{t('access.tokenOnce')}</p>
            <code>{make.data.token}</code>
            <Button
              size="small"
              onClick={() => void navigator.clipboard.writeText(make.data.token)}
            >
              {t('copy')}
            </Button>
          </div>
        )}
      </Form>
    </Card>
  );
}

function PasswordForm() {
  const { t } = useWords();
  const change = useCommand(putPassword);
  const [form] = Form.useForm<SentTo<typeof putPassword>>();
  const required = [{ required: true, message: t('field.required') }];
  return (
    <Card title={t('access.password')} note={t('access.passwordNote')}>
      <Form
        className="in"
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={(fields) => change.mutate(fields, { onSuccess: () => form.resetFields() })}
      >
        <RefusalNote error={change.error} />
        <Form.Item name="current" label={t('access.current')} rules={required}>
          <Input.Password autoComplete="current-password" />
        </Form.Item>
        <Form.Item
          name="next"
          label={t('access.next')}
          extra={t('setup.passwordHint')}
          rules={required}
        >
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        <Button htmlType="submit" loading={change.isPending}>
          {t('access.change')}
        </Button>
        {change.isSuccess && <span className="done">{t('access.changed')}</span>}
      </Form>
    </Card>
  );
}
