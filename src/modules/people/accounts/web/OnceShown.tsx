import { Button, Typography } from 'antd';
import { useState } from 'react';
import { useWords } from '../../../../platform/web/language.ts';
import './accounts.css';

/** A secret that is shown this once: a link or a first password, to copy now. */
export function OnceShown({ note, text }: { note: string; text: string }) {
  const { t } = useWords();
  const [copied, setCopied] = useState(false);
  const copy = () => void navigator.clipboard.writeText(text).then(() => setCopied(true));
  return (
    <div className="once" role="status">
      <p>{note}</p>
      <div>
        <Typography.Text code>{text}</Typography.Text>
        <Button size="small" onClick={copy}>
          {t(copied ? 'accounts.copied' : 'copy')}
        </Button>
      </div>
    </div>
  );
}
