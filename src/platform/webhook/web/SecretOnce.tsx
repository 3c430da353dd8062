import { Button } from 'antd';
import { useWords } from '../../web/language.ts';

/** A signing secret at the only moment when it can be read. */
export function SecretOnce({ secret, until }: { secret: string; until?: string }) {
  const { t, format } = useWords();
  return (
    <div className="secret" role="status">
      <p>{t('webhook.secretOnce')}</p>
      <code>{secret}</code>
      <Button size="small" onClick={() => void navigator.clipboard.writeText(secret)}>
        {t('copy')}
      </Button>
      {until && <p className="note">{t('webhook.previousUntil', { at: format.moment(until) })}</p>}
    </div>
  );
}
