import { Checkbox, DatePicker, Form, Input, InputNumber, Modal, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useCommand } from '../../../../platform/web/api.ts';
import { useWords } from '../../../../platform/web/language.ts';
import { RefusalNote } from '../../../../platform/web/ui/Loaded.tsx';
import { contractRefreshes, fenOf, type ShownContract } from '../../contract/web/contract-parts.ts';
import { methods, postReceipt, postRefund, receiptKinds } from '../payment.schema.ts';

type Fields = {
  kind: (typeof receiptKinds)[number];
  method: (typeof methods)[number];
  yuan: number;
  paidOn: Dayjs;
  voucher?: string;
  note?: string;
  keepsCredit?: boolean;
};
type EnterProps = { contract: ShownContract; what: 'receipt' | 'refund'; onClose: () => void };

/** A receipt or a refund as finance enters it (录收款、退款). */
export function EnterPayment({ contract, what, onClose }: EnterProps) {
  const { t } = useWords();
  const [form] = Form.useForm<Fields>();
  const receive = useCommand(postReceipt, { refreshes: contractRefreshes });
  const giveBack = useCommand(postRefund, { refreshes: contractRefreshes });
  const isReceipt = what === 'receipt';
  const { dueFen, refundDueFen } = contract.balance;
  const required = [{ required: true, message: t('field.required') }];
  const send = ({ kind, yuan, paidOn, keepsCredit, ...fields }: Fields) => {
    const entry = {
      id: contract.id,
      ...fields,
      amountFen: fenOf(yuan),
      paidOn: paidOn.format('YYYY-MM-DD'),
    };
    if (!isReceipt) return giveBack.mutate(entry, { onSuccess: onClose });
    return receive.mutate(
      { ...entry, kind, keepsCredit: keepsCredit ?? false },
      { onSuccess: onClose },
    );
  };
  return (
    <Modal
      open
      title={`${t(isReceipt ? 'payment.receive' : 'payment.refund')} ${contract.number}`}
      okText={t(isReceipt ? 'payment.receive' : 'payment.refund')}
      okButtonProps={{ loading: receive.isPending || giveBack.isPending }}
      onOk={form.submit}
      onCancel={onClose}
    >
      <Form<Fields>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{
          kind: 'balance',
          method: 'transfer',
          yuan: (isReceipt ? dueFen : refundDueFen) / 100 || null,
          paidOn: dayjs(),
        }}
        onFinish={send}
      >
        <RefusalNote error={receive.error ?? giveBack.error} />
        {isReceipt && (
          <Form.Item name="kind" label={t('payment.kind')}>
            <Select
              options={receiptKinds.map((value) => ({
                value,
                label: t(`payment.kindOf.${value}`),
              }))}
            />
          </Form.Item>
        )}
        <Form.Item name="method" label={t('payment.method')}>
          <Select
            options={methods.map((value) => ({ value, label: t(`payment.methodOf.${value}`) }))}
          />
        </Form.Item>
        <Form.Item name="yuan" label={t('payment.amount')} rules={required}>
          <InputNumber min={0.01} precision={2} style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="paidOn" label={t('payment.paidOn')} rules={required}>
          <DatePicker style={{ width: '100%' }} allowClear={false} />
        </Form.Item>
        <Form.Item name="voucher" label={t('payment.voucher')}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="note" label={t('payment.note')}>
          <Input maxLength={200} />
        </Form.Item>
        {isReceipt && (
          <Form.Item name="keepsCredit" valuePropName="checked">
            <Checkbox>{t('payment.keepsCredit')}</Checkbox>
          </Form.Item>
        )}
      </Form>
    </Modal>
  );
}
