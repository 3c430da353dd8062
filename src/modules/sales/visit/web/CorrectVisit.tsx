import { Button, Form, Input, InputNumber, Modal, Segmented } from 'antd';
import { useState } from 'react';
import type { OutputOf } from '../../../../kernel/endpoint.ts';
import { useCommand, type SentTo } from '../../../../platform/web/api.ts';
import { useWords } from '../../../../platform/web/language.ts';
import { RefusalNote } from '../../../../platform/web/ui/Loaded.tsx';
import { getReception, patchReceptionVisit, postReceptionVoid } from '../visit.schema.ts';

type Row = OutputOf<typeof getReception>['rows'][number];
type Fields = Omit<SentTo<typeof patchReceptionVisit>, 'id'>;
const refreshes = [getReception];

/** Corrects what was entered in a hurry (更正登记), or takes it back with a reason. */
export function CorrectVisit({ visit, onClose }: { visit: Row; onClose: () => void }) {
  const { t } = useWords();
  const [form] = Form.useForm<Fields>();
  const [reason, setReason] = useState('');
  const correct = useCommand(patchReceptionVisit, { refreshes });
  const withdraw = useCommand(postReceptionVoid, { refreshes });
  const isInvited = visit.kind === 'invited';
  const done = { onSuccess: onClose };
  return (
    <Modal
      open
      title={t('showroom.correct')}
      onCancel={onClose}
      onOk={form.submit}
      confirmLoading={correct.isPending}
    >
      <RefusalNote error={correct.error ?? withdraw.error} />
      <Form<Fields>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={visit}
        onFinish={(fields) => correct.mutate({ id: visit.id, ...fields }, done)}
      >
        {!isInvited && (
          <Form.Item name="kind" label={t('showroom.kind')}>
            <Segmented
              block
              options={(['first', 'returning', 'unregistered'] as const).map((value) => ({
                value,
                label: t(`showroom.kindOf.${value}`),
              }))}
            />
          </Form.Item>
        )}
        <Form.Item name="party" label={t('showroom.party')}>
          <InputNumber min={1} max={50} mode="spinner" />
        </Form.Item>
        <Form.Item name="name" label={t('showroom.name')}>
          <Input maxLength={40} />
        </Form.Item>
        <Form.Item name="plate" label={t('showroom.plate')}>
          <Input maxLength={20} />
        </Form.Item>
        <Form.Item name="note" label={t('drives.noteField')}>
          <Input maxLength={200} />
        </Form.Item>
      </Form>
      {!isInvited && (
        <div className="withdraw">
          <Input
            value={reason}
            maxLength={200}
            placeholder={t('showroom.withdrawWhy')}
            aria-label={t('showroom.withdrawWhy')}
            onChange={({ target }) => setReason(target.value)}
          />
          <Button
            danger
            disabled={reason.trim() === ''}
            loading={withdraw.isPending}
            onClick={() => withdraw.mutate({ id: visit.id, reason }, done)}
          >
            {t('showroom.withdraw')}
          </Button>
        </div>
      )}
    </Modal>
  );
}
