import { useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { getDoors, postTrip } from '../modules/people/sign-in-methods/provider.schema.ts';
import { isInApp, leaveFor } from '../modules/people/sign-in-methods/web/departure.ts';
import { postSession } from '../modules/people/sign-in.schema.ts';
import { useCommand, useEndpoint, type SentTo } from '../platform/web/api.ts';
import { useWords } from '../platform/web/language.ts';
import { RefusalNote } from '../platform/web/ui/Loaded.tsx';
import { Doorway } from './Doorway.tsx';
import { SecondStep } from './SecondStep.tsx';

/** Login and password, or an outside provider; afterwards the address that was asked for opens. */
export function SignInScreen() {
  const { t } = useWords();
  const [waiting, setWaiting] = useState<string>();
  if (waiting)
    return (
      <Doorway title={t('factor.title')} lead={t('factor.lead')}>
        <SecondStep token={waiting} onBack={() => setWaiting(undefined)} />
      </Doorway>
    );
  return (
    <Doorway title={t('signIn.title')} lead={t('signIn.lead')}>
      <PasswordForm onWaiting={setWaiting} />
      <Doors />
    </Doorway>
  );
}

function PasswordForm({ onWaiting }: { onWaiting: (token: string) => void }) {
  const { t } = useWords();
  const client = useQueryClient();
  const signIn = useCommand(postSession);
  const required = [{ required: true, message: t('field.required') }];
  return (
    <>
      <RefusalNote error={signIn.error} />
      <Form<SentTo<typeof postSession>>
        layout="vertical"
        requiredMark={false}
        onFinish={(form) =>
          signIn.mutate(form, {
            onSuccess: ({ secondFactor }) =>
              secondFactor ? onWaiting(secondFactor.token) : void client.resetQueries(),
          })
        }
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
    </>
  );
}

function Doors() {
  const { t } = useWords();
  const doors = useEndpoint(getDoors, {});
  const start = useCommand(postTrip);
  const rows = doors.data?.rows ?? [];
  if (rows.length === 0) return null;
  const leave = (slug: string) =>
    start.mutate(
      { slug, inApp: isInApp(navigator.userAgent) },
      { onSuccess: (departure) => leaveFor(departure, location.pathname + location.search) },
    );
  return (
    <div className="doors">
      <span>{t('signIn.or')}</span>
      <RefusalNote error={start.error} />
      {rows.map(({ slug, kind, label }) => (
        <Button key={slug} block loading={start.isPending} onClick={() => leave(slug)}>
          {t('signIn.by', { provider: label || t(`provider.kind.${kind}`) })}
        </Button>
      ))}
    </div>
  );
}
