import { AutoComplete, Form, Input, Modal, Segmented, Select } from 'antd';
import { useState } from 'react';
import { addDays, dayIn } from '../../../kernel/period.ts';
import { useCommand, useEndpoint } from '../../../platform/web/api.ts';
import { useWords } from '../../../platform/web/language.ts';
import { Loaded, RefusalNote } from '../../../platform/web/ui/Loaded.tsx';
import {
  appointmentKinds,
  getSlots,
  postAppointment,
  postAppointmentMove,
} from '../appointment/appointment.schema.ts';
import { getDriveCars } from '../../sales/drive/drive.schema.ts';
import { visitRefreshes } from './visit-state.ts';

export type Invited = {
  id: string;
  storeId: string | null;
  storeName: string | null;
  ownerId: string | null;
};
type Fields = {
  kind: (typeof appointmentKinds)[number];
  hostId?: string | null;
  car?: string;
  note?: string;
};
type Props = { lead: Invited; moves: string | undefined; onClose: () => void };

const daysAhead = 14;

/** Chooses the day and slot of an appointment (约到店), who receives and which car; or another time for one. */
export function BookVisit({ lead, moves, onClose }: Props) {
  const { t, format } = useWords();
  const [today] = useState(() => dayIn(Date.now()));
  const [day, setDay] = useState(today);
  const [at, setAt] = useState<string>();
  const [form] = Form.useForm<Fields>();
  const cars = useEndpoint(getDriveCars, { storeId: lead.storeId ?? '' });
  const slots = useEndpoint(getSlots, { storeId: lead.storeId ?? '', day });
  const book = useCommand(postAppointment, { refreshes: [...visitRefreshes, getSlots] });
  const move = useCommand(postAppointmentMove, { refreshes: [...visitRefreshes, getSlots] });
  const done = { onSuccess: onClose };
  const send = (fields: Fields) =>
    moves
      ? move.mutate({ id: moves, at: at! }, done)
      : book.mutate({ ...fields, id: lead.id, at: at!, hostId: fields.hostId ?? null }, done);
  const hosts = slots.data?.hosts ?? [];
  return (
    <Modal
      open
      title={t(moves ? 'visit.move' : 'visit.book')}
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
        initialValues={{ kind: 'visit' }}
        onFinish={send}
      >
        <Form.Item label={t('visit.day')}>
          <Select
            value={day}
            aria-label={t('visit.day')}
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
        <Form.Item label={t('visit.slot')}>
          <Loaded query={slots}>
            {({ slots: shown, places }) =>
              shown.length === 0 ? (
                <p className="rule">{t('visit.closed')}</p>
              ) : (
                <div className="slots">
                  {shown.map(({ at: slot, taken, isPast }) => (
                    <button
                      key={slot}
                      type="button"
                      disabled={isPast || taken >= places}
                      className={at === slot ? 'on' : ''}
                      aria-pressed={at === slot}
                      onClick={() => setAt(slot)}
                    >
                      <b>{format.timeOf(slot)}</b>
                      <small>
                        {isPast
                          ? t('visit.past')
                          : taken >= places
                            ? t('visit.full')
                            : t('visit.left', { count: places - taken })}
                      </small>
                    </button>
                  ))}
                </div>
              )
            }
          </Loaded>
        </Form.Item>
        {!moves && (
          <>
            <Form.Item name="kind" label={t('visit.kind')}>
              <Segmented
                options={appointmentKinds.map((kind) => ({
                  value: kind,
                  label: t(`visit.kindOf.${kind}`),
                }))}
              />
            </Form.Item>
            <Form.Item name="hostId" label={t('visit.host')}>
              <Select
                allowClear
                placeholder={
                  hosts.find(({ personId }) => personId === lead.ownerId)?.personName ??
                  t('visit.hostLater')
                }
                options={hosts.map(({ personId, personName, busyAt }) => {
                  const isBusy = at !== undefined && busyAt.includes(at);
                  return {
                    value: personId,
                    disabled: isBusy,
                    label: isBusy ? t('visit.busy', { name: personName }) : personName,
                  };
                })}
              />
            </Form.Item>
            <Form.Item name="car" label={t('visit.car')}>
              <AutoComplete
                maxLength={40}
                options={(cars.data?.rows ?? []).map(({ plate, modelName }) => ({
                  value: [plate, modelName].filter(Boolean).join(' '),
                }))}
              />
            </Form.Item>
            <Form.Item name="note" label={t('visit.note')}>
              <Input maxLength={200} />
            </Form.Item>
          </>
        )}
      </Form>
    </Modal>
  );
}
