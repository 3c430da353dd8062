import { Button, DatePicker, Form, Input } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { useCommand, useEndpoint } from '../../../../platform/web/api.ts';
import { useWords } from '../../../../platform/web/language.ts';
import { RefusalNote } from '../../../../platform/web/ui/Loaded.tsx';
import { getStores } from '../../place.schema.ts';
import { getStoreClosings, postStoreClosing, postStoreReopening } from '../places.schema.ts';

type Closed = { id: string; closedOn: string | null };
const refreshes = [getStores, getStoreClosings];

/** When a store closes and reopens, for whoever runs all stores. */
export function StoreClosing({ store: { id, closedOn } }: { store: Closed }) {
  const { t } = useWords();
  const closings = useEndpoint(getStoreClosings, { id });
  const [asking, setAsking] = useState(false);
  const done = () => setAsking(false);
  return (
    <section className="store-closing">
      <h3>{t('places.closing')}</h3>
      <ul>
        {closings.data?.rows.map((one) => (
          <li key={one.id}>
            {one.reopensOn
              ? t('places.span', { from: one.closedOn, until: one.reopensOn })
              : t('places.shutSince', { day: one.closedOn })}{' '}
            <span className="quiet">{one.reason}</span>
          </li>
        ))}
      </ul>
      {!asking && !closedOn && <p className="soft">{t('places.closingNote')}</p>}
      {asking && !closedOn && <CloseForm id={id} onDone={done} />}
      {asking && closedOn && <ReopenForm id={id} closedOn={closedOn} onDone={done} />}
      {!asking && (
        <Button onClick={() => setAsking(true)}>
          {t(closedOn ? 'places.reopen' : 'places.closeStore')}
        </Button>
      )}
    </section>
  );
}

function CloseForm({ id, onDone }: { id: string; onDone: () => void }) {
  const { t } = useWords();
  const close = useCommand(postStoreClosing, { refreshes });
  const save = ({ day, reason = '' }: { day: Dayjs; reason?: string }) =>
    close.mutate({ id, closedOn: day.format('YYYY-MM-DD'), reason }, { onSuccess: onDone });
  return (
    <Form layout="vertical" requiredMark={false} initialValues={{ day: dayjs() }} onFinish={save}>
      <RefusalNote error={close.error} />
      <Day label={t('places.closedOn')} />
      <Form.Item name="reason" label={t('places.reason')}>
        <Input maxLength={200} />
      </Form.Item>
      <div className="does">
        <Button danger type="primary" htmlType="submit" loading={close.isPending}>
          {t('places.close')}
        </Button>
        <Button onClick={onDone}>{t('cancel')}</Button>
      </div>
    </Form>
  );
}

type ReopenProps = { id: string; closedOn: string; onDone: () => void };

function ReopenForm({ id, closedOn, onDone }: ReopenProps) {
  const { t } = useWords();
  const reopen = useCommand(postStoreReopening, { refreshes });
  const save = ({ day }: { day: Dayjs }) =>
    reopen.mutate({ id, reopensOn: day.format('YYYY-MM-DD') }, { onSuccess: onDone });
  const today = dayjs();
  const day = dayjs(closedOn).isAfter(today) ? dayjs(closedOn) : today;
  return (
    <Form layout="vertical" requiredMark={false} initialValues={{ day }} onFinish={save}>
      <RefusalNote error={reopen.error} />
      <Day label={t('places.reopensOn')} />
      <div className="does">
        <Button type="primary" htmlType="submit" loading={reopen.isPending}>
          {t('places.reopen')}
        </Button>
        <Button onClick={onDone}>{t('cancel')}</Button>
      </div>
    </Form>
  );
}

function Day({ label }: { label: string }) {
  const { t } = useWords();
  return (
    <Form.Item name="day" label={label} rules={[{ required: true, message: t('field.required') }]}>
      <DatePicker style={{ width: '100%' }} placeholder={t('day.hint')} />
    </Form.Item>
  );
}
