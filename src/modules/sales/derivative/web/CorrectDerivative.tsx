import { Form, Input, Modal } from 'antd';
import { useCommand } from '../../../../platform/web/api.ts';
import { useWords } from '../../../../platform/web/language.ts';
import { RefusalNote } from '../../../../platform/web/ui/Loaded.tsx';
import { patchDerivative } from '../derivative.schema.ts';
import { derivativeRefreshes, type ShownDerivative } from './derivative-state.ts';
import { MoneyFields } from './StepButtons.tsx';

type Fields = {
  provider: string;
  reference: string;
  income: number | null;
  expense: number | null;
  note: string;
};
type Props = { derivative: ShownDerivative; isDelivered: boolean; onClose: () => void };

/** Corrects what is known of one (更正); after the delivery the difference is booked today. */
export function CorrectDerivative({ derivative, isDelivered, onClose }: Props) {
  const { t } = useWords();
  const [form] = Form.useForm<Fields>();
  const correct = useCommand(patchDerivative, { refreshes: derivativeRefreshes });
  const send = ({ income, expense, ...rest }: Fields) =>
    correct.mutate(
      {
        ...rest,
        id: derivative.id,
        incomeFen: Math.round((income ?? 0) * 100),
        expenseFen: Math.round((expense ?? 0) * 100),
      },
      { onSuccess: onClose },
    );
  return (
    <Modal
      open
      title={`${derivative.name} · ${t('derivative.correct')}`}
      okText={t('derivative.correct')}
      onCancel={onClose}
      onOk={form.submit}
      confirmLoading={correct.isPending}
    >
      <RefusalNote error={correct.error} />
      {isDelivered && <p className="soft">{t('derivative.correctNote')}</p>}
      <Form<Fields>
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={send}
        initialValues={{
          provider: derivative.provider,
          reference: derivative.reference,
          income: derivative.incomeFen / 100,
          expense: derivative.expenseFen / 100,
          note: derivative.note,
        }}
      >
        <MoneyFields />
        <Form.Item name="note" label={t('derivative.note')}>
          <Input maxLength={200} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
