import { useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { postSetup } from '../modules/people/sign-in.schema.ts';
import { useCommand, type SentTo } from '../platform/web/api.ts';
import { useWords } from '../platform/web/language.ts';
import { RefusalNote } from '../platform/web/ui/Loaded.tsx';
import { Doorway } from './Doorway.tsx';

/** The very first start without the demo: the dealer group and its first administrator. */
export function SetupScreen() {
  const { t } = useWords();
  const client = useQueryClient();
  const setUp = useCommand(postSetup);
  const required = [{ required: true, message: t('field.required') }];
  return (
    <Doorway title={t('setup.title')} lead={t('setup.lead')}>
      <RefusalNote error={setUp.error} />
      <Form<SentTo<typeof postSetup>>
        layout="vertical"
        requiredMark={false}
        onFinish={(form) => setUp.mutate(form, { onSuccess: () => void client.resetQueries() })}
      >
        <Form.Item name="groupName" label={t('setup.group')} rules={required}>
          <Input autoFocus autoComplete="organization" />
        </Form.Item>
        <Form.Item name="name" label={t('setup.name')} rules={required}>
          <Input autoComplete="name" />
        </Form.Item>
        <Form.Item name="login" label={t('signIn.login')} rules={required}>
          <Input autoComplete="username" />
        </Form.Item>
        <Form.Item
          name="password"
          label={t('signIn.password')}
          extra={t('setup.passwordHint')}
          rules={required}
        >
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        <Button type="primary" htmlType="submit" block loading={setUp.isPending}>
          {t('setup.go')}
        </Button>
      </Form>
    </Doorway>
  );
}
