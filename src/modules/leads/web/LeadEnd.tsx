import { Button, Form, Input, Modal, Radio, Select } from 'antd';
import { useState } from 'react';
import { useCommand } from '../../../platform/web/api.ts';
import { useWords } from '../../../platform/web/language.ts';
import { RefusalNote } from '../../../platform/web/ui/Loaded.tsx';
import { getReceipts } from '../allocation/fairness.schema.ts';
import { getDesk } from '../desk/desk.schema.ts';
import { endKinds, reasons, type EndKind } from '../end/end.rules.ts';
import { getClaims, postClaim, postPoolClaim, postRelease } from '../end/end.schema.ts';
import { getLead, getLeadTimeline } from '../lead.schema.ts';

const refreshes = [getDesk, getLead, getLeadTimeline, getReceipts, getClaims];

/** How a lead leaves a hand (结束与放回): claimed lost or invalid, or given back to the pool. */
export function EndButtons({ leadId }: { leadId: string }) {
  const { t } = useWords();
  const [open, setOpen] = useState<'end' | 'release'>();
  const close = () => setOpen(undefined);
  return (
    <div className="end-acts">
      <Button type="text" size="small" onClick={() => setOpen('end')}>
        {t('end.claim')}
      </Button>
      <Button type="text" size="small" onClick={() => setOpen('release')}>
        {t('end.release')}
      </Button>
      <Modal
        open={open === 'end'}
        onCancel={close}
        footer={null}
        title={t('end.claim')}
        destroyOnHidden
      >
        <ClaimForm leadId={leadId} onDone={close} />
      </Modal>
      <Modal
        open={open === 'release'}
        onCancel={close}
        footer={null}
        title={t('end.release')}
        destroyOnHidden
      >
        <ReleaseForm leadId={leadId} onDone={close} />
      </Modal>
    </div>
  );
}

type FormProps = { leadId: string; onDone: () => void };
type ClaimFields = { kind: EndKind; reason: string; rival?: string; text?: string };

function ClaimForm({ leadId, onDone }: FormProps) {
  const { t } = useWords();
  const [form] = Form.useForm<ClaimFields>();
  const kind = Form.useWatch('kind', form) ?? 'lost';
  const claim = useCommand(postClaim, { refreshes });
  const required = [{ required: true, message: t('field.required') }];
  return (
    <Form<ClaimFields>
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={{ kind: 'lost' }}
      onFinish={(fields) => claim.mutate({ id: leadId, ...fields }, { onSuccess: onDone })}
    >
      <RefusalNote error={claim.error} />
      <Form.Item name="kind">
        <Radio.Group
          options={endKinds.map((value) => ({ value, label: t(`leads.outcomeOf.${value}`) }))}
          onChange={() => form.resetFields(['reason'])}
        />
      </Form.Item>
      <Form.Item name="reason" label={t('end.reason')} rules={required}>
        <Select
          options={reasons[kind].map((value) => ({ value, label: t(`end.reasonOf.${value}`) }))}
        />
      </Form.Item>
      {kind === 'lost' && (
        <Form.Item name="rival" label={t('end.rival')}>
          <Input maxLength={60} />
        </Form.Item>
      )}
      <Form.Item name="text" label={t('end.text')}>
        <Input.TextArea rows={3} maxLength={500} />
      </Form.Item>
      <p className="rule">{t('end.rule')}</p>
      <Button type="primary" htmlType="submit" loading={claim.isPending}>
        {t('end.send')}
      </Button>
    </Form>
  );
}

function ReleaseForm({ leadId, onDone }: FormProps) {
  const { t } = useWords();
  const give = useCommand(postRelease, { refreshes });
  return (
    <Form<{ note: string }>
      layout="vertical"
      requiredMark={false}
      onFinish={({ note }) => give.mutate({ id: leadId, note }, { onSuccess: onDone })}
    >
      <RefusalNote error={give.error} />
      <Form.Item
        name="note"
        label={t('end.why')}
        rules={[{ required: true, message: t('field.required') }]}
      >
        <Input maxLength={200} />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={give.isPending}>
        {t('end.release')}
      </Button>
    </Form>
  );
}

/** Takes a lead out of the pool (认领). */
export function ClaimFromPool({ leadId }: { leadId: string }) {
  const { t } = useWords();
  const take = useCommand(postPoolClaim, { refreshes });
  return (
    <>
      <RefusalNote error={take.error} />
      <Button
        type="primary"
        size="large"
        loading={take.isPending}
        onClick={() => take.mutate({ id: leadId })}
      >
        {t('end.take')}
      </Button>
    </>
  );
}
