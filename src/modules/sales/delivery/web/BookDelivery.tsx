import { Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { addDays, dayIn } from '../../../../kernel/period.ts';
import { useCommand, useEndpoint } from '../../../../platform/web/api.ts';
import { useWords } from '../../../../platform/web/language.ts';
import { Loaded, RefusalNote } from '../../../../platform/web/ui/Loaded.tsx';
import { getDeliverySlots, postDelivery, postDeliveryMove } from '../delivery.schema.ts';
import { deliveryRefreshes } from './delivery-state.ts';
import { SlotButtons } from './SlotButtons.tsx';

type Fields = { bay?: number | null; hostId?: string | null; note?: string };
type Props = {
  storeId: string;
  /** The deal that is booked, or the delivery that moves. */
  of: { dealId: string } | { deliveryId: string; hostId: string | null };
  onClose: () => void;
};

const daysAhead = 21;

/** Chooses day, slot, bay and who hands over (约交车、改约). */
export function BookDelivery({ storeId, of, onClose }: Props) {
  const { t, format } = useWords();
  const [today] = useState(() => dayIn(Date.now()));
  const [day, setDay] = useState(today);
  const [at, setAt] = useState<string>();
  const [form] = Form.useForm<Fields>();
  const slots = useEndpoint(getDeliverySlots, { storeId, day });
  const book = useCommand(postDelivery, { refreshes: deliveryRefreshes });
  const move = useCommand(postDeliveryMove, { refreshes: deliveryRefreshes });
  const isMove = 'deliveryId' in of;
  const done = { onSuccess: onClose };
  const send = ({ bay = null, hostId = null, note = '' }: Fields) =>
    isMove
      ? move.mutate({ id: of.deliveryId, at: at!, bay, hostId }, done)
      : book.mutate({ id: of.dealId, at: at!, bay, hostId, note }, done);
  const free = slots.data?.slots.find((slot) => slot.at === at)?.free ?? [];
  return (
    <Modal
      open
      title={t(isMove ? 'carDelivery.move' : 'carDelivery.book')}
      onCancel={onClose}
      onOk={form.submit}
      okButtonProps={{ disabled: !at }}
      confirmLoading={book.isPending || move.isPending}
    >
      <RefusalNote error={book.error ?? move.error} />
      <Form<Fields>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ bay: null, hostId: isMove ? of.hostId : null }}
        onFinish={send}
      >
        <Form.Item label={t('carDelivery.day')}>
          <Select
            value={day}
            aria-label={t('carDelivery.day')}
            onChange={(chosen: string) => {
              setDay(chosen);
              setAt(undefined);
            }}
            options={Array.from({ length: daysAhead }, (_, i) => addDays(today, i)).map((one) => ({
              value: one,
              label: format.longDay(one),
            }))}
          />
        </Form.Item>
        <Form.Item label={t('carDelivery.slot')}>
          <Loaded query={slots}>
            {({ slots: shown }) => <SlotButtons slots={shown} chosen={at} onChoose={setAt} />}
          </Loaded>
        </Form.Item>
        <Form.Item name="bay" label={t('carDelivery.whichBay')}>
          <Select
            options={[
              { value: null, label: t('carDelivery.anyBay') },
              ...free.map((bay) => ({ value: bay, label: t('carDelivery.bay', { bay }) })),
            ]}
          />
        </Form.Item>
        <Form.Item name="hostId" label={t('carDelivery.host')}>
          <Select
            allowClear
            placeholder={t('carDelivery.hostLater')}
            options={(slots.data?.hosts ?? []).map(({ personId, personName, busyAt }) => {
              const isBusy = at !== undefined && busyAt.includes(at);
              return {
                value: personId,
                disabled: isBusy,
                label: isBusy ? t('carDelivery.busy', { name: personName }) : personName,
              };
            })}
          />
        </Form.Item>
        {!isMove && (
          <Form.Item name="note" label={t('carDelivery.remark')}>
            <Input maxLength={200} />
          </Form.Item>
        )}
      </Form>
    </Modal>
  );
}
