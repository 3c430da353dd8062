import { Button } from 'antd';
import { useWords } from '../../../../platform/web/language.ts';
import './second-factor.css';

type RecoveryCodesProps = { codes: readonly string[]; onKept: () => void };

/** The recovery codes, shown this once: to copy or to print, then confirmed as kept. */
export function RecoveryCodes({ codes, onKept }: RecoveryCodesProps) {
  const { t } = useWords();
  return (
    <div className="recovery" role="status">
      <p className="note">{t('factor.codesOnce')}</p>
      <ol>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <div className="do">
        <Button onClick={() => void navigator.clipboard.writeText(codes.join('\n'))}>
          {t('copy')}
        </Button>
        <Button type="primary" onClick={onKept}>
          {t('factor.codesKept')}
        </Button>
      </div>
    </div>
  );
}
