import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useCommand, useEndpoint } from '../../../../platform/web/api.ts';
import { useWords } from '../../../../platform/web/language.ts';
import { Card } from '../../../../platform/web/ui/Card.tsx';
import { Loaded, RefusalNote } from '../../../../platform/web/ui/Loaded.tsx';
import { getMySignIn } from '../provider.schema.ts';
import { postRecoveryCodes, postSecondFactorRemoval } from '../second-factor.schema.ts';
import { RecoveryCodes } from './RecoveryCodes.tsx';
import { SecondFactorSetUp } from './SecondFactorSetUp.tsx';

/** My second factor: set up, new recovery codes, turn off. */
export function SecondFactorCard() {
  const { t, format } = useWords();
  const mine = useEndpoint(getMySignIn, {});
  return (
    <Card title={t('factor.title')} note={t('factor.note')}>
      <div className="in">
        <Loaded query={mine}>
          {({ secondFactor: { isOn, since, recoveryCodesLeft, isDemanded } }) =>
            isOn && since ? (
              <div className="setUp">
                <p className="note">
                  {t('factor.on', { at: format.moment(since), codes: recoveryCodesLeft })}
                  {isDemanded && ` · ${t('factor.demanded')}`}
                </p>
                <Change />
              </div>
            ) : (
              <SecondFactorSetUp onDone={() => void mine.refetch()} />
            )
          }
        </Loaded>
      </div>
    </Card>
  );
}

/** Both changes ask for the password again: an open screen is not yet its person. */
function Change() {
  const { t } = useWords();
  const refreshes = [getMySignIn];
  const renew = useCommand(postRecoveryCodes, { refreshes });
  const remove = useCommand(postSecondFactorRemoval, { refreshes });
  const [password, setPassword] = useState('');
  if (renew.data)
    return <RecoveryCodes codes={renew.data.recoveryCodes} onKept={() => renew.reset()} />;
  return (
    <Form layout="vertical" className="setUp" onFinish={() => renew.mutate({ password })}>
      <RefusalNote error={renew.error ?? remove.error} />
      <Form.Item label={t('factor.proof')}>
        <Input.Password
          aria-label={t('factor.proof')}
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
      </Form.Item>
      <div className="do">
        <Button htmlType="submit" disabled={!password} loading={renew.isPending}>
          {t('factor.renew')}
        </Button>
        <Button
          danger
          disabled={!password}
          loading={remove.isPending}
          onClick={() => remove.mutate({ password })}
        >
          {t('factor.turnOff')}
        </Button>
      </div>
    </Form>
  );
}
