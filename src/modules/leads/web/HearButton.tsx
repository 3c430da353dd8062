import { CustomerServiceOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useMay } from '../../../platform/web/actor.ts';
import { useCommand } from '../../../platform/web/api.ts';
import { useWords } from '../../../platform/web/language.ts';
import { RefusalNote } from '../../../platform/web/ui/Loaded.tsx';
import { postHearing } from '../calls/call.schema.ts';
import './calls.css';

/** Opens the recording of a call where it lies (听录音); that somebody did is logged. */
export function HearButton({ leadId, contactId }: { leadId: string; contactId: string }) {
  const { t } = useWords();
  const may = useMay('phone', 'read');
  const hear = useCommand(postHearing);
  if (!may) return <small>{t('desk.recorded')}</small>;
  const open = () =>
    hear.mutate(
      { id: leadId, contactId },
      { onSuccess: ({ url }) => window.open(url, '_blank', 'noopener,noreferrer') },
    );
  return (
    <>
      <Button
        type="link"
        className="hear"
        size="small"
        icon={<CustomerServiceOutlined />}
        loading={hear.isPending}
        onClick={open}
      >
        {t('desk.hear')}
      </Button>
      <RefusalNote error={hear.error} />
    </>
  );
}
