import { Button, Form, Input, Popconfirm } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { useActor, useMay } from '../../../../platform/web/actor.ts';
import { useCommand, useEndpoint } from '../../../../platform/web/api.ts';
import { useWords } from '../../../../platform/web/language.ts';
import { Card } from '../../../../platform/web/ui/Card.tsx';
import { Loaded, RefusalNote } from '../../../../platform/web/ui/Loaded.tsx';
import {
  deleteDisablement,
  deleteLock,
  getAccount,
  postAccount,
  postDisablement,
  postFirstPassword,
  type Account,
} from '../account.schema.ts';
import { deleteInvitation, postInvitation } from '../invitation.schema.ts';
import { AccountStatus } from './AccountStatus.tsx';
import { OnceShown } from './OnceShown.tsx';

type Known = z.infer<typeof Account>;
type Who = { id: string; email: string };
type Secret = { note: string; text: string };
const refreshes = [getAccount];

/** A person's account: its state, and what whoever manages accounts can do about it. */
export function AccountCard({ person }: { person: Who }) {
  const { t, format } = useWords();
  const account = useEndpoint(getAccount, { id: person.id });
  const mayEdit = useMay('login', 'edit');
  // Kept here, because making an account swaps the controls below.
  const [secret, setSecret] = useState<Secret>();
  return (
    <Card title={t('accounts.title')}>
      <div className="in">
        <Loaded query={account}>
          {(known) => (
            <>
              <dl>
                <dt>{t('people.state')}</dt>
                <dd>
                  <AccountStatus state={known.state} />
                </dd>
                <dt>{t('signIn.login')}</dt>
                <dd>{known.login ?? format.none}</dd>
                <dt>{t('accounts.sessions')}</dt>
                <dd>{known.sessions}</dd>
                {known.invitedUntil && (
                  <>
                    <dt>{t('accounts.invitation')}</dt>
                    <dd>
                      {known.state === 'invited'
                        ? t('accounts.invitedUntil', { until: format.moment(known.invitedUntil) })
                        : t('accounts.invitationOver')}
                    </dd>
                  </>
                )}
              </dl>
              {mayEdit && known.state !== 'left' && known.login === null && (
                <NoAccountYet person={person} known={known} onSecret={setSecret} />
              )}
              {mayEdit && known.state !== 'left' && known.login !== null && (
                <HandleAccount id={person.id} known={known} onSecret={setSecret} />
              )}
              {secret && <OnceShown key={secret.text} {...secret} />}
            </>
          )}
        </Loaded>
      </div>
    </Card>
  );
}

type NoneProps = { person: Who; known: Known; onSecret: (secret: Secret | undefined) => void };

/** Invite, or make the account directly. */
function NoAccountYet({ person, known, onSecret }: NoneProps) {
  const { t } = useWords();
  const invite = useCommand(postInvitation, { refreshes });
  const revoke = useCommand(deleteInvitation, { refreshes });
  const make = useCommand(postAccount, { refreshes });
  const [making, setMaking] = useState(false);
  const { id, email } = person;
  const sendLink = () =>
    invite.mutate(
      { id, email },
      {
        onSuccess: ({ token }) =>
          onSecret({
            note: email ? t('accounts.linkMailed', { email }) : t('accounts.linkOnce'),
            text: `${location.origin}/invite/${token}`,
          }),
      },
    );
  const makeNow = ({ login }: { login: string }) =>
    make.mutate(
      { id, login },
      {
        onSuccess: ({ password }) => onSecret({ note: t('accounts.passwordOnce'), text: password }),
      },
    );
  return (
    <>
      <div className="does">
        <Button type="primary" loading={invite.isPending} onClick={sendLink}>
          {t(known.invitedUntil ? 'accounts.inviteAgain' : 'accounts.invite')}
        </Button>
        {known.invitedUntil && (
          <Button onClick={() => revoke.mutate({ id }, { onSuccess: () => onSecret(undefined) })}>
            {t('accounts.revokeInvitation')}
          </Button>
        )}
        <Button onClick={() => setMaking(!making)}>{t('accounts.make')}</Button>
      </div>
      <RefusalNote error={invite.error ?? revoke.error ?? make.error} />
      {making && (
        <Form<{ login: string }> layout="inline" style={{ marginTop: 12 }} onFinish={makeNow}>
          <Form.Item name="login" rules={[{ required: true, message: t('field.required') }]}>
            <Input placeholder={t('signIn.login')} autoComplete="off" />
          </Form.Item>
          <Button htmlType="submit" loading={make.isPending}>
            {t('accounts.makeGo')}
          </Button>
        </Form>
      )}
    </>
  );
}

type HandleProps = { id: string; known: Known; onSecret: (secret: Secret) => void };

function HandleAccount({ id, known, onSecret }: HandleProps) {
  const { t } = useWords();
  const me = useActor();
  const reset = useCommand(postFirstPassword, { refreshes });
  const disable = useCommand(postDisablement, { refreshes });
  const enable = useCommand(deleteDisablement, { refreshes });
  const unlock = useCommand(deleteLock, { refreshes });
  const shown = ({ password }: { password: string }) =>
    onSecret({ note: t('accounts.passwordOnce'), text: password });
  return (
    <>
      <div className="does">
        {known.state === 'locked' && (
          <Button type="primary" onClick={() => unlock.mutate({ id })}>
            {t('accounts.unlock')}
          </Button>
        )}
        {me.personId !== id && (
          <Popconfirm
            title={t('accounts.resetAsk')}
            okText={t('accounts.reset')}
            onConfirm={() => reset.mutate({ id }, { onSuccess: shown })}
          >
            <Button loading={reset.isPending}>{t('accounts.reset')}</Button>
          </Popconfirm>
        )}
        {known.state === 'disabled' ? (
          <Button onClick={() => enable.mutate({ id })}>{t('accounts.enable')}</Button>
        ) : (
          <Popconfirm
            title={t('accounts.disableAsk')}
            okText={t('accounts.disable')}
            onConfirm={() => disable.mutate({ id })}
          >
            <Button danger>{t('accounts.disable')}</Button>
          </Popconfirm>
        )}
      </div>
      <RefusalNote error={reset.error ?? disable.error ?? enable.error ?? unlock.error} />
    </>
  );
}
