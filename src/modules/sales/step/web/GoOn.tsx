import { Button, Dropdown, Input } from 'antd';
import { useState } from 'react';
import { useCommand } from '../../../../platform/web/api.ts';
import { useWords } from '../../../../platform/web/language.ts';
import { RefusalNote } from '../../../../platform/web/ui/Loaded.tsx';
import { steps, type Step } from '../step.rules.ts';
import { getDealSteps, postDealStep } from '../step.schema.ts';
import type { ShownSteps } from './DealSteps.tsx';

/** On to the next step, or to another one (推进流程): what is missing is told, and asks for a reason. */
export function GoOn({ id, shown }: { id: string; shown: ShownSteps }) {
  const { t } = useWords();
  const [asked, setAsked] = useState<Step>();
  const [reason, setReason] = useState('');
  const move = useCommand(postDealStep, { refreshes: [getDealSteps] });
  const next = steps[steps.indexOf(shown.now) + 1];
  const go = (to: Step) => {
    setAsked(to);
    move.mutate(
      { id, from: shown.now, to, reason },
      {
        onSuccess: () => {
          setAsked(undefined);
          setReason('');
        },
      },
    );
  };
  const needsReason = asked !== undefined && move.error?.code === 'step.reason_needed';
  return (
    <div className="step-go">
      <RefusalNote error={move.error} />
      {needsReason && (
        <div className="step-reason">
          <Input.TextArea
            value={reason}
            rows={2}
            maxLength={300}
            placeholder={t('steps.reasonHint')}
            aria-label={t('steps.reason')}
            onChange={({ target }) => setReason(target.value)}
          />
          <Button
            type="primary"
            disabled={reason.trim() === ''}
            loading={move.isPending}
            onClick={() => go(asked)}
          >
            {t('steps.confirm')}
          </Button>
        </div>
      )}
      <span>
        {next && !needsReason && (
          <Button type="primary" loading={move.isPending} onClick={() => go(next)}>
            {t('steps.go', { step: t(`steps.stepOf.${next}`) })}
          </Button>
        )}
        <Dropdown
          trigger={['click']}
          menu={{
            items: steps
              .filter((step) => step !== shown.now && step !== next)
              .map((step) => ({ key: step, label: t(`steps.stepOf.${step}`) })),
            onClick: ({ key }) => go(key as Step),
          }}
        >
          <Button>{t('steps.other')}</Button>
        </Dropdown>
      </span>
    </div>
  );
}
