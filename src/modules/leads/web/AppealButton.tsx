import { Button, Input, Popover } from 'antd';
import { useState } from 'react';
import { useCommand } from '../../../platform/web/api.ts';
import { useWords } from '../../../platform/web/language.ts';
import { RefusalNote } from '../../../platform/web/ui/Loaded.tsx';
import { getAppeals, postAppeal } from '../appeal/appeal.schema.ts';

/** Appeals against one allocation (提出申诉): a word why, and until when it is answered. */
export function AppealButton({ allocationId }: { allocationId: string }) {
  const { t, format } = useWords();
  const [text, setText] = useState('');
  const appeal = useCommand(postAppeal, { refreshes: [getAppeals] });
  if (appeal.data)
    return <small>{t('appeals.made', { at: format.shortMoment(appeal.data.dueAt) })}</small>;
  const form = (
    <div className="seat-more">
      <Input.TextArea
        rows={3}
        value={text}
        maxLength={500}
        placeholder={t('appeals.why')}
        onChange={({ target }) => setText(target.value)}
      />
      <RefusalNote error={appeal.error} />
      <Button
        type="primary"
        size="small"
        disabled={text.trim().length < 5}
        loading={appeal.isPending}
        onClick={() => appeal.mutate({ id: allocationId, text })}
      >
        {t('appeals.send')}
      </Button>
    </div>
  );
  return (
    <Popover trigger="click" content={form}>
      <Button type="link" size="small">
        {t('appeals.open')}
      </Button>
    </Popover>
  );
}
