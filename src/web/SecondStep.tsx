import { useQueryClient } from '@tanstack/react-query';
import { Button, Form } from 'antd';
import { useState } from 'react';
import { postSecondStep } from '../modules/people/sign-in-methods/second-factor.schema.ts';
import { CodeInput } from '../modules/people/sign-in-methods/web/SecondFactorSetUp.tsx';
import { useCommand } from '../platform/web/api.ts';
import { useWords } from '../platform/web/language.ts';
import { RefusalNote } from '../platform/web/ui/Loaded.tsx';

type SecondStepProps = { token: string; onIn?: () => void; onBack: () => void };

/** The code from the phone, or a recovery code where the phone is not at hand. */
export function SecondStep({ token, onIn, onBack }: SecondStepProps) {
  const { t } = useWords();
  const client = useQueryClient();
  const [code, setCode] = useState('');
  const [byRecovery, setByRecovery] = useState(false);
  const finish = useCommand(postSecondStep);
  const isOver = finish.error?.code === 'second_factor.waited_too_long';
  const enter = () =>
    finish.mutate(
      { token, code },
      {
        onSuccess: () => {
          onIn?.();
          void client.resetQueries();
        },
        onError: () => setCode(''),
      },
    );
  return (
    <Form layout="vertical" requiredMark={false} onFinish={enter}>
      <RefusalNote error={finish.error} />
      <Form.Item
        label={t(byRecovery ? 'factor.recoveryCode' : 'factor.code')}
        extra={t(byRecovery ? 'factor.recoveryHint' : 'factor.codeHint')}
      >
        <CodeInput value={code} onChange={setCode} longer={byRecovery} />
      </Form.Item>
      <Button
        type="primary"
        htmlType="submit"
        size="large"
        block
        disabled={code.trim().length < 6 || isOver}
        loading={finish.isPending}
      >
        {t('signIn.go')}
      </Button>
      <p className="others">
        <Button type="link" size="small" onClick={() => setByRecovery(!byRecovery)}>
          {t(byRecovery ? 'factor.usePhone' : 'factor.useRecovery')}
        </Button>
        <Button type="link" size="small" onClick={onBack}>
          {t('signIn.startOver')}
        </Button>
      </p>
    </Form>
  );
}
