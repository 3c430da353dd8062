import { useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { postSession } from '../modules/people/sign-in.schema.ts';
import { useCommand, type SentTo } from '../platform/web/api.ts';
import { useWords } from '../platform/web/language.ts';
import { RefusalNote } from '../platform/web/ui/Loaded.tsx';
import { Doorway } from './Doorway.tsx';

/** Login and password; afterwards the address that was asked for opens. */
export function SignInScreen() {
  const { t } = useWords();
  const client = useQueryClient();
  const signIn = useCommand(postSession);
  const required = [{ required: true, message: t('field.required') }];
  return (
    <Doorway title={t('signIn.title')} lead={t('signIn.lead')}>
      <RefusalNote error={signIn.error} />
      <Form<SentTo<typeof postSession>>
        layout="vertical"
        requiredMark={false}
        onFinish={(form) => signIn.mutate(form, { onSuccess: () => void client.resetQueries() })}
      >
        <Form.Item name="login" label={t('signIn.login')} rules={required}>
          <Input autoFocus autoComplete="username" size="large" />
        </Form.Item>
        <Form.Item name="password" label={t('signIn.password')} rules={required}>
          <Input.Password autoComplete="current-password" size="large" />
        </Form.Item>
        <Button type="primary" htmlType="submit" size="large" block loading={signIn.isPending}>
          {signIn.isPending ? t('signIn.going') : t('signIn.go')}
        </Button>
      </Form>
    </Doorway>
  );
}
