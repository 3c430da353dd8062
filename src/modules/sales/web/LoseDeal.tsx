import { App, Button, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useCommand } from '../../../platform/web/api.ts';
import { useWords } from '../../../platform/web/language.ts';
import { RefusalNote } from '../../../platform/web/ui/Loaded.tsx';
import { reasons } from '../../leads/end/end.rules.ts';
import { getDeal } from '../deal.schema.ts';
import { postLoss } from '../loss.schema.ts';

type Fields = { reason: (typeof reasons.lost)[number]; rival?: string; text?: string };

/** Says that a deal is lost (战败), with its reason. */
export function LoseDeal({ id }: { id: string }) {
  const { t } = useWords();
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const [open, setOpen] = useState(false);
  const lose = useCommand(postLoss, { refreshes: [getDeal] });
  const send = (fields: Fields) =>
    lose.mutate(
      { id, ...fields },
      {
        onSuccess: ({ outcome }) => {
          setOpen(false);
          if (outcome === 'claimed') void message.info(t('contract.claimed'));
        },
      },
    );
  return (
    <>
      <Button type="text" size="small" onClick={() => setOpen(true)}>
        {t('contract.lose')}
      </Button>
      <Modal
        open={open}
        title={t('contract.loseTitle')}
        okText={t('contract.lose')}
        okButtonProps={{ loading: lose.isPending }}
        onOk={form.submit}
        onCancel={() => setOpen(false)}
        destroyOnHidden
      >
        <Form<Fields> form={form} layout="vertical" requiredMark={false} onFinish={send}>
          <RefusalNote error={lose.error} />
          <p className="rule">{t('contract.loseHint')}</p>
          <Form.Item
            name="reason"
            label={t('end.reason')}
            rules={[{ required: true, message: t('field.required') }]}
          >
            <Select
              options={reasons.lost.map((value) => ({ value, label: t(`end.reasonOf.${value}`) }))}
            />
          </Form.Item>
          <Form.Item name="rival" label={t('contract.rival')}>
            <Input maxLength={60} />
          </Form.Item>
          <Form.Item name="text" label={t('end.text')}>
            <Input.TextArea rows={2} maxLength={500} />
          </Form.Item>
        </Form>
      </Modal>
    </>
  );
}
