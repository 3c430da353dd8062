import { Checkbox, Form, Input, InputNumber, Modal, Segmented } from 'antd';
import { useCommand } from '../../../../platform/web/api.ts';
import { useWords } from '../../../../platform/web/language.ts';
import { RefusalNote } from '../../../../platform/web/ui/Loaded.tsx';
import { derivativeKinds, postDerivative, type DerivativeKind } from '../derivative.schema.ts';
import { derivativeRefreshes } from './derivative-state.ts';

type Fields = {
  kind: DerivativeKind;
  name: string;
  provider?: string;
  amount: number;
  income?: number | null;
  isCompulsory?: boolean;
};

/** Opens a loan, policy, accessory or service by hand (手工登记). */
export function AddDerivative({ dealId, onClose }: { dealId: string; onClose: () => void }) {
  const { t } = useWords();
  const [form] = Form.useForm<Fields>();
  const kind = Form.useWatch('kind', form);
  const add = useCommand(postDerivative, { refreshes: derivativeRefreshes });
  const send = ({ amount, income, provider = '', isCompulsory = false, ...rest }: Fields) =>
    add.mutate(
      {
        ...rest,
        id: dealId,
        provider,
        isCompulsory,
        amountFen: Math.round(amount * 100),
        incomeFen: Math.round((income ?? 0) * 100),
      },
      { onSuccess: onClose },
    );
  const money = { min: 0, precision: 2, prefix: '¥', controls: false, className: 'money' } as const;
  return (
    <Modal
      open
      title={t('derivative.add')}
      onCancel={onClose}
      onOk={form.submit}
      confirmLoading={add.isPending}
    >
      <RefusalNote error={add.error} />
      <Form<Fields>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ kind: 'finance' }}
        onFinish={send}
      >
        <Form.Item name="kind" label={t('derivative.kindOf')}>
          <Segmented
            options={derivativeKinds.map((one) => ({
              value: one,
              label: t(`derivative.kind.${one}`),
            }))}
          />
        </Form.Item>
        <Form.Item name="name" label={t('derivative.name')} rules={[{ required: true }]}>
          <Input maxLength={60} />
        </Form.Item>
        <div className="derivative-fields">
          <Form.Item name="provider" label={t('derivative.provider')}>
            <Input maxLength={60} />
          </Form.Item>
          <Form.Item name="amount" label={t('derivative.amount')} rules={[{ required: true }]}>
            <InputNumber {...money} />
          </Form.Item>
          <Form.Item name="income" label={t('derivative.income')}>
            <InputNumber {...money} />
          </Form.Item>
          {kind === 'insurance' && (
            <Form.Item name="isCompulsory" valuePropName="checked" label=" " colon={false}>
              <Checkbox>{t('derivative.compulsory')}</Checkbox>
            </Form.Item>
          )}
        </div>
      </Form>
    </Modal>
  );
}
