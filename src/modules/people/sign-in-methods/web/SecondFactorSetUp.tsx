import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useCommand } from '../../../../platform/web/api.ts';
import { useWords } from '../../../../platform/web/language.ts';
import { RefusalNote } from '../../../../platform/web/ui/Loaded.tsx';
import { postSecondFactor, postSecondFactorConfirmation } from '../second-factor.schema.ts';
import { RecoveryCodes } from './RecoveryCodes.tsx';
import './second-factor.css';

/** Scan, enter the first code, keep the recovery codes: in this order, so that nobody locks themselves out. */
export function SecondFactorSetUp({ onDone }: { onDone: () => void }) {
  const { t } = useWords();
  const begin = useCommand(postSecondFactor);
  const confirm = useCommand(postSecondFactorConfirmation);
  const [code, setCode] = useState('');
  if (confirm.data) return <RecoveryCodes codes={confirm.data.recoveryCodes} onKept={onDone} />;
  if (!begin.data)
    return (
      <div className="setUp">
        <p className="note">{t('factor.need')}</p>
        <RefusalNote error={begin.error} />
        <Button type="primary" loading={begin.isPending} onClick={() => begin.mutate({})}>
          {t('factor.begin')}
        </Button>
      </div>
    );
  return (
    <Form
      className="setUp"
      layout="vertical"
      requiredMark={false}
      onFinish={() => confirm.mutate({ code })}
    >
      <p className="note">{t('factor.scan')}</p>
      <img className="qr" src={begin.data.picture} alt={t('factor.qr')} width={176} height={176} />
      <details>
        <summary>{t('factor.byHand')}</summary>
        <code className="key">{begin.data.key.replace(/(.{4})/g, '$1 ').trim()}</code>
      </details>
      <RefusalNote error={confirm.error} />
      <Form.Item label={t('factor.code')}>
        <CodeInput value={code} onChange={setCode} />
      </Form.Item>
      <Button
        type="primary"
        htmlType="submit"
        disabled={code.trim().length < 6}
        loading={confirm.isPending}
      >
        {t('factor.turnOn')}
      </Button>
    </Form>
  );
}

type CodeInputProps = { value: string; onChange: (code: string) => void; longer?: boolean };

/** Six digits from the phone; where `longer`, a recovery code fits too. */
export function CodeInput({ value, onChange, longer = false }: CodeInputProps) {
  const { t } = useWords();
  return (
    <Input
      className="code"
      size="large"
      autoFocus
      autoComplete="one-time-code"
      inputMode={longer ? 'text' : 'numeric'}
      maxLength={longer ? 24 : 7}
      placeholder={longer ? 'XXXX-XXXX-XXXX-XXXX' : '000000'}
      aria-label={t(longer ? 'factor.recoveryCode' : 'factor.code')}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
