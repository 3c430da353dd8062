import { Button, DatePicker, Form, Input } from 'antd';
import type { Dayjs } from 'dayjs';
import { useActor } from '../../../../platform/web/actor.ts';
import { useCommand } from '../../../../platform/web/api.ts';
import { useWords } from '../../../../platform/web/language.ts';
import { RefusalNote } from '../../../../platform/web/ui/Loaded.tsx';
import { getDelegations, postDelegation } from '../delegation.schema.ts';
import { ReceiverSelect, receiverOf } from './ReceiverSelect.tsx';

type Fields = { from?: string; to: string; days: [Dayjs, Dayjs]; reason?: string };
type FormProps = { mayForOthers: boolean; onDone: () => void };

/** Sets a deputy: for oneself, and for others where one answers for them. */
export function DelegationForm({ mayForOthers, onDone }: FormProps) {
  const { t } = useWords();
  const { name } = useActor();
  const make = useCommand(postDelegation, { refreshes: [getDelegations] });
  const required = [{ required: true, message: t('field.required') }];
  const save = ({ from, to, days, reason = '' }: Fields) => {
    const [startsOn, endsOn] = days.map((day) => day.format('YYYY-MM-DD')) as [string, string];
    make.mutate(
      {
        ...(from && { fromPersonId: receiverOf(from).toId }),
        toPersonId: receiverOf(to).toId,
        startsOn,
        endsOn,
        reason,
      },
      { onSuccess: onDone },
    );
  };
  return (
    <Form<Fields> layout="vertical" requiredMark={false} onFinish={save}>
      <RefusalNote error={make.error} />
      {mayForOthers ? (
        <Form.Item name="from" label={t('leave.from')}>
          <ReceiverSelect kind="person" placeholder={t('leave.me')} />
        </Form.Item>
      ) : (
        <Form.Item label={t('leave.from')}>{name}</Form.Item>
      )}
      <Form.Item name="to" label={t('leave.to')} rules={required}>
        <ReceiverSelect kind="person" placeholder={t('leave.to')} />
      </Form.Item>
      <Form.Item name="days" label={t('leave.days')} rules={required}>
        <DatePicker.RangePicker style={{ width: '100%' }} />
      </Form.Item>
      <Form.Item name="reason" label={t('leave.reason')}>
        <Input maxLength={200} />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={make.isPending}>
        {t('leave.save')}
      </Button>
    </Form>
  );
}
