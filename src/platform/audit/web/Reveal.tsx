import { EyeOutlined } from '@ant-design/icons';
import { Button, Tooltip } from 'antd';
import { useMay } from '../../web/actor.ts';
import { useCommand } from '../../web/api.ts';
import { useWords } from '../../web/language.ts';
import { useRefusalText } from '../../web/ui/Loaded.tsx';
import { postReveal } from '../audit.schema.ts';
import './reveal.css';

type RevealProps = { resource: string; recordId: string; masked: string | null };

/** A masked phone with an eye: one click shows it whole, and is logged. It is forgotten with the screen. */
export function RevealPhone({ resource, recordId, masked }: RevealProps) {
  const { t, format } = useWords();
  const text = useRefusalText();
  const may = useMay('phone', 'read');
  const look = useCommand(postReveal);
  if (masked === null) return <>{format.none}</>;
  if (look.data) return <span className="revealed">{look.data.value.replace(/^\+86/, '')}</span>;
  return (
    <span className="reveal">
      {masked}
      {may && (
        <Tooltip title={t('reveal.logged')}>
          <Button
            type="text"
            size="small"
            icon={<EyeOutlined />}
            aria-label={t('reveal.show')}
            loading={look.isPending}
            onClick={() => look.mutate({ resource, recordId, field: 'phone' })}
          />
        </Tooltip>
      )}
      {look.error && <small role="alert">{text(look.error)}</small>}
    </span>
  );
}
