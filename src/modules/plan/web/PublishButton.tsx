import { Button, Input, Popconfirm } from 'antd';
import { useState } from 'react';
import { useCommand } from '../../../platform/web/api.ts';
import { useWords } from '../../../platform/web/language.ts';
import { RefusalNote } from '../../../platform/web/ui/Loaded.tsx';
import { getDashboard } from '../dashboard.schema.ts';
import { getPlan, getPlans } from '../plan.schema.ts';
import { getDecomposition, postPublication } from '../target.schema.ts';
import type { GridEditorProps } from './GridEditor.tsx';

/** Publishing freezes a version; it never pretends, and says what it means first. */
export function PublishButton({
  plan,
  measure,
  sheet,
  isChanged,
}: Pick<GridEditorProps, 'plan' | 'measure' | 'sheet'> & { isChanged: boolean }) {
  const { t } = useWords();
  const [reason, setReason] = useState('');
  const publish = useCommand(postPublication, {
    refreshes: [getDecomposition, getPlan, getPlans, getDashboard],
  });
  const content = (
    <div className="publish">
      <p>{t('targets.publishAsk')}</p>
      <Input
        value={reason}
        placeholder={t('targets.publishReason')}
        onChange={(event) => setReason(event.target.value)}
      />
      <RefusalNote error={publish.error} />
    </div>
  );
  return (
    <Popconfirm
      icon={null}
      placement="bottomRight"
      title={content}
      okText={t('targets.publish')}
      disabled={isChanged}
      onConfirm={() =>
        publish.mutateAsync({ id: plan.id, measure, version: sheet.version, reason })
      }
    >
      <Button
        disabled={isChanged}
        loading={publish.isPending}
        title={isChanged ? t('targets.saveFirst') : ''}
      >
        {t('targets.publish')}
      </Button>
    </Popconfirm>
  );
}
