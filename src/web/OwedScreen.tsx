import { useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { SecondFactorSetUp } from '../modules/people/sign-in-methods/web/SecondFactorSetUp.tsx';
import { deleteSession, putPassword } from '../modules/people/sign-in.schema.ts';
import { useCommand, type SentTo } from '../platform/web/api.ts';
import { useWords } from '../platform/web/language.ts';
import { RefusalNote } from '../platform/web/ui/Loaded.tsx';
import { Doorway } from './Doorway.tsx';

/** What stands before everything else: a first password to replace, a second factor to set up. */
export function OwedScreen({ owes, name }: { owes: 'password' | 'second_factor'; name: string }) {
  const { t } = useWords();
  const client = useQueryClient();
  const signOut = useCommand(deleteSession);
  const goOn = () => void client.resetQueries();
  const isPassword = owes === 'password';
  return (
    <Doorway
      title={t(isPassword ? 'owed.password' : 'owed.factor')}
      lead={t(isPassword ? 'owed.passwordLead' : 'owed.factorLead', { name })}
    >
      {isPassword ? <NewPassword onDone={goOn} /> : <SecondFactorSetUp onDone={goOn} />}
      <p className="others">
        <Button type="link" size="small" onClick={() => signOut.mutate({}, { onSettled: goOn })}>
          {t('me.signOut')}
        </Button>
      </p>
    </Doorway>
  );
}

function NewPassword({ onDone }: { onDone: () => void }) {
  const { t } = useWords();
  const change = useCommand(putPassword);
  const required = [{ required: true, message: t('field.required') }];
  return (
    <Form<SentTo<typeof putPassword>>
      layout="vertical"
      requiredMark={false}
      onFinish={(form) => change.mutate(form, { onSuccess: onDone })}
    >
      <RefusalNote error={change.error} />
      <Form.Item name="current" label={t('owed.first')} rules={required}>
        <Input.Password autoFocus autoComplete="current-password" size="large" />
      </Form.Item>
      <Form.Item
        name="next"
        label={t('access.next')}
        extra={t('setup.passwordHint')}
        rules={required}
      >
        <Input.Password autoComplete="new-password" size="large" />
      </Form.Item>
      <Button type="primary" htmlType="submit" size="large" block loading={change.isPending}>
        {t('owed.change')}
      </Button>
    </Form>
  );
}
