import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { Button, Form, Input } from 'antd';
import { useCommand, useEndpoint } from '../platform/web/api.ts';
import { useWords } from '../platform/web/language.ts';
import { Loaded, RefusalNote } from '../platform/web/ui/Loaded.tsx';
import { Doorway } from './Doorway.tsx';
import { postSession } from '../modules/people/sign-in.schema.ts';
import { getInvitation, postAcceptance } from '../modules/people/accounts/invitation.schema.ts';

type Fields = { login: string; password: string };

/** The public page of an invitation: a greeting, a login and a password of one's own, then straight in. */
export function InviteScreen() {
  const { t, format } = useWords();
  const { token } = useParams({ strict: false }) as { token: string };
  const invitation = useEndpoint(getInvitation, { token });
  const lead = invitation.data
    ? t('invite.lead', {
        group: invitation.data.groupName,
        until: format.moment(invitation.data.expiresAt),
      })
    : t('invite.leadOver');
  return (
    <Doorway
      title={
        invitation.data ? t('invite.title', { name: invitation.data.name }) : t('invite.titlePlain')
      }
      lead={lead}
    >
      {invitation.error ? (
        <RefusalNote error={invitation.error} />
      ) : (
        <Loaded query={invitation}>{() => <AcceptanceForm token={token} />}</Loaded>
      )}
    </Doorway>
  );
}

function AcceptanceForm({ token }: { token: string }) {
  const { t } = useWords();
  const client = useQueryClient();
  const navigate = useNavigate();
  const accept = useCommand(postAcceptance);
  const signIn = useCommand(postSession);
  const required = [{ required: true, message: t('field.required') }];
  const enter = async (fields: Fields) => {
    await accept.mutateAsync({ token, ...fields });
    await signIn.mutateAsync(fields);
    await client.resetQueries();
    await navigate({ to: '/' });
  };
  return (
    <>
      <RefusalNote error={accept.error ?? signIn.error} />
      <Form<Fields>
        layout="vertical"
        requiredMark={false}
        onFinish={(fields) => void enter(fields).catch(() => undefined)}
      >
        <Form.Item
          name="login"
          label={t('signIn.login')}
          extra={t('invite.loginHint')}
          rules={required}
        >
          <Input autoFocus autoComplete="username" size="large" />
        </Form.Item>
        <Form.Item
          name="password"
          label={t('signIn.password')}
          extra={t('setup.passwordHint')}
          rules={required}
        >
          <Input.Password autoComplete="new-password" size="large" />
        </Form.Item>
        <Button
          type="primary"
          htmlType="submit"
          size="large"
          block
          loading={accept.isPending || signIn.isPending}
        >
          {t('invite.accept')}
        </Button>
      </Form>
    </>
  );
}
