import { Button, Form, Input, InputNumber, Modal } from 'antd';
import { useState } from 'react';
import { dayIn } from '../../../../kernel/period.ts';
import { useCommand } from '../../../../platform/web/api.ts';
import { useWords } from '../../../../platform/web/language.ts';
import { RefusalNote } from '../../../../platform/web/ui/Loaded.tsx';
import { isRealised, nextStates } from '../derivative.rules.ts';
import { postDerivativeStep, type DerivativeState } from '../derivative.schema.ts';
import { derivativeRefreshes, type Stepped } from './derivative-state.ts';

/** What may come next (下一步), the usual step first; each opens the sheet with day and money. */
export function StepButtons({ derivative }: { derivative: Stepped }) {
  const { t } = useWords();
  const [chosen, setChosen] = useState<DerivativeState>();
  return (
    <span className="derivative-acts">
      {nextStates(derivative.kind, derivative.state).map((state, i) => (
        <Button
          key={state}
          type={i === 0 && state !== 'cancelled' && state !== 'removed' ? 'default' : 'text'}
          onClick={() => setChosen(state)}
          aria-label={`${t(`derivative.do.${state}`)} ${derivative.name}`}
        >
          {t(`derivative.do.${state}`)}
        </Button>
      ))}
      {chosen && (
        <StepSheet derivative={derivative} state={chosen} onClose={() => setChosen(undefined)} />
      )}
    </span>
  );
}

type Fields = {
  on: string;
  income?: number | null;
  expense?: number | null;
  provider?: string;
  reference?: string;
  note?: string;
};
type SheetProps = { derivative: Stepped; state: DerivativeState; onClose: () => void };

function StepSheet({ derivative, state, onClose }: SheetProps) {
  const { t } = useWords();
  const [form] = Form.useForm<Fields>();
  const [today] = useState(() => dayIn(Date.now()));
  const step = useCommand(postDerivativeStep, { refreshes: derivativeRefreshes });
  const asksMoney = isRealised(state) || state === 'approved';
  const send = ({ on, income, expense, provider, reference, note = '' }: Fields) =>
    step.mutate(
      {
        id: derivative.id,
        state,
        on,
        note,
        ...(asksMoney && {
          incomeFen: fenOf(income),
          expenseFen: fenOf(expense),
          provider: provider ?? '',
          reference: reference ?? '',
        }),
      },
      { onSuccess: onClose },
    );
  return (
    <Modal
      open
      title={`${derivative.name} · ${t(`derivative.do.${state}`)}`}
      okText={t(`derivative.do.${state}`)}
      onCancel={onClose}
      onOk={form.submit}
      confirmLoading={step.isPending}
    >
      <RefusalNote error={step.error} />
      <Form<Fields>
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={send}
        initialValues={{
          on: today,
          income: derivative.incomeFen / 100,
          expense: derivative.expenseFen / 100,
          provider: derivative.provider,
          reference: derivative.reference,
        }}
      >
        <Form.Item name="on" label={t('derivative.on')} rules={[{ required: true }]}>
          <Input type="date" max={today} min={derivative.stateOn} />
        </Form.Item>
        {asksMoney && <MoneyFields />}
        <Form.Item name="note" label={t('derivative.note')}>
          <Input maxLength={200} />
        </Form.Item>
      </Form>
    </Modal>
  );
}

const fenOf = (yuan: number | null | undefined) => Math.round((yuan ?? 0) * 100);

/** Who provides it, under which number, and what the store gets and spends, in yuan. */
export function MoneyFields() {
  const { t } = useWords();
  const money = { min: 0, precision: 2, prefix: '¥', controls: false, className: 'money' } as const;
  return (
    <div className="derivative-fields">
      <Form.Item name="provider" label={t('derivative.provider')}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="reference" label={t('derivative.reference')}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="income" label={t('derivative.income')}>
        <InputNumber {...money} />
      </Form.Item>
      <Form.Item name="expense" label={t('derivative.expense')}>
        <InputNumber {...money} />
      </Form.Item>
    </div>
  );
}
