import { useNavigate } from '@tanstack/react-router';
import { Form, Input, Modal, Segmented, Select } from 'antd';
import { useState } from 'react';
import type { OutputOf } from '../../../../kernel/endpoint.ts';
import { addDays, dayIn } from '../../../../kernel/period.ts';
import { useCommand, useEndpoint } from '../../../../platform/web/api.ts';
import { useWords } from '../../../../platform/web/language.ts';
import { Loaded, RefusalNote } from '../../../../platform/web/ui/Loaded.tsx';
import { driveKinds, dueBack, type DriveKind } from '../drive.rules.ts';
import { getDealDrives, getDrive, getDrives, postDrive, postDriveMove } from '../drive.schema.ts';
import { halfHours, instantAt } from './clock-times.ts';

/** What was pressed: a car and a time, or only a day; the deal where it is known; the drive that moves. */
export type Wanted = {
  day: string;
  minutes?: number;
  vehicleId?: string;
  dealId?: string;
  moves?: { id: string; kind: DriveKind };
};
type Props = { storeId: string; wanted: Wanted; onClose: () => void };
type Board = OutputOf<typeof getDrives>;
type Fields = {
  vehicleId: string;
  kind: DriveKind;
  day: string;
  minutes: number;
  dealId?: string;
  note?: string;
};

const daysAhead = 14;
const refreshes = [getDrives, getDealDrives, getDrive];

/** Books a test car (约试驾车), or moves a booking: times that are taken say so before anybody presses. */
export function BookDrive({ storeId, wanted, onClose }: Props) {
  const { t } = useWords();
  const [form] = Form.useForm<Fields>();
  const [day, setDay] = useState(wanted.day);
  const navigate = useNavigate();
  const board = useEndpoint(getDrives, { storeId, from: day, days: 1 });
  const book = useCommand(postDrive, { refreshes });
  const move = useCommand(postDriveMove, { refreshes });
  const done = {
    onSuccess: ({ id }: { id: string }) => {
      onClose();
      if (!wanted.dealId) void navigate({ to: '/drives/$id', params: { id } });
    },
  };
  const send = ({ vehicleId, kind, minutes, dealId, note }: Fields) => {
    const fromAt = new Date(instantAt(day, minutes)).toISOString();
    if (wanted.moves) move.mutate({ id: wanted.moves.id, fromAt, vehicleId }, done);
    else
      book.mutate(
        { vehicleId, kind, fromAt, dealId: wanted.dealId ?? dealId ?? null, note: note ?? '' },
        done,
      );
  };
  return (
    <Modal
      open
      title={t(wanted.moves ? 'drives.move' : 'drives.book')}
      okText={t('drives.save')}
      onCancel={onClose}
      onOk={form.submit}
      confirmLoading={book.isPending || move.isPending}
    >
      <RefusalNote error={book.error ?? move.error} />
      <Form<Fields>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ kind: 'test', ...wanted, ...wanted.moves }}
        onFinish={send}
      >
        <Loaded query={board}>
          {(shown) => <BookFields board={shown} wanted={wanted} onDay={setDay} />}
        </Loaded>
      </Form>
    </Modal>
  );
}

type FieldsProps = { board: Board; wanted: Wanted; onDay: (day: string) => void };

function BookFields({ board, wanted, onDay }: FieldsProps) {
  const { t, format } = useWords();
  const form = Form.useFormInstance<Fields>();
  const values = Form.useWatch([], form) as Partial<Fields> | undefined;
  const [now] = useState(() => Date.now());
  const today = dayIn(now);
  const { vehicleId, kind = 'test', day = wanted.day, minutes } = values ?? {};
  const required = [{ required: true, message: t('field.required') }];
  const backAt = (from: number) => dueBack(kind, new Date(from).toISOString(), board.rule);
  const isTaken = (from: number) =>
    board.rows.some(
      (row) =>
        row.vehicleId === vehicleId &&
        row.id !== wanted.moves?.id &&
        Date.parse(row.fromAt) < Date.parse(backAt(from)) &&
        Date.parse(row.toAt) > from,
    );
  return (
    <>
      {!wanted.dealId && !wanted.moves && (
        <Form.Item
          name="dealId"
          label={t('drives.deal')}
          extra={t('drives.dealHint')}
          rules={required}
        >
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={board.deals.map(({ id, number, customerName }) => ({
              value: id,
              label: [customerName, number].filter(Boolean).join(' · '),
            }))}
          />
        </Form.Item>
      )}
      {!wanted.moves && (
        <Form.Item name="kind" label={t('drives.kind')}>
          <Segmented
            block
            options={driveKinds.map((value) => ({
              value,
              label: t(`drives.kindShort.${value}`),
            }))}
          />
        </Form.Item>
      )}
      <Form.Item name="vehicleId" label={t('drives.car')} rules={required}>
        <Select
          options={board.cars.map(({ id, plate, modelName, trimName }) => ({
            value: id,
            label: `${plate || t('drives.noPlate')} · ${modelName} ${trimName}`,
          }))}
        />
      </Form.Item>
      <div className="enter-pair">
        <Form.Item name="day" label={t('drives.when')}>
          <Select
            onChange={onDay}
            options={Array.from({ length: daysAhead }, (_, i) => addDays(today, i)).map((one) => ({
              value: one,
              label: format.longDay(one),
            }))}
          />
        </Form.Item>
        <Form.Item
          name="minutes"
          label=" "
          rules={required}
          extra={
            minutes !== undefined &&
            t('drives.until', { time: format.shortMoment(backAt(instantAt(day, minutes))) })
          }
        >
          <Select
            options={halfHours
              .filter((one) => instantAt(day, one) > now - 15 * 60_000)
              .map((one) => {
                const isGone = isTaken(instantAt(day, one));
                const time = format.clock(one);
                return {
                  value: one,
                  disabled: isGone,
                  label: isGone ? `${time} ${t('drives.taken')}` : time,
                };
              })}
          />
        </Form.Item>
      </div>
      {!wanted.moves && (
        <Form.Item name="note" label={t('drives.noteField')}>
          <Input maxLength={200} />
        </Form.Item>
      )}
    </>
  );
}
