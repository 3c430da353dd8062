import { Button, Form, Input, Segmented, Select, TimePicker } from 'antd';
import type { Dayjs } from 'dayjs';
import { useCommand } from '../../web/api.ts';
import { useWords } from '../../web/language.ts';
import { RefusalNote } from '../../web/ui/Loaded.tsx';
import {
  deleteCalendarDay,
  deleteStoreDay,
  getCalendar,
  putCalendarDay,
  putStoreDay,
} from '../calendar.schema.ts';
import { dayKinds, weekdayOf } from '../day.rules.ts';
import type { YearAnswer } from './CalendarScreen.tsx';

type DayFormProps = { answer: YearAnswer; day: string; onDone: () => void };

/** What a day is and why; the entitled change it for the group, or for one store. */
export function DayForm({ answer, day, onDone }: DayFormProps) {
  const { t, either, format } = useWords();
  const special = answer.days.find((one) => one.day === day);
  const festival = answer.festivals.find((one) => one.day === day);
  const kind = special?.kind ?? (weekdayOf(day) >= 6 ? 'weekend' : 'workday');
  const isGone = day < answer.today;
  return (
    <>
      <p className="lead day-lead">
        {format.longDay(day)} · <b>{special ? either(special.name) : t(`calendar.kind.${kind}`)}</b>
        {festival && ` · ${either(festival.name)}`}
      </p>
      {special?.source && <p className="soft">{t('rule.source', { source: special.source })}</p>}
      {isGone && <p className="soft">{t('calendar.gone')}</p>}
      {!isGone && answer.mayEdit && (
        <GroupDay day={day} kind={kind} isOwn={!!special?.source} onDone={onDone} />
      )}
      <StoreDays answer={answer} day={day} isGone={isGone} onDone={onDone} />
    </>
  );
}

type GroupFields = { kind: (typeof dayKinds)[number]; name: string; source: string };
type GroupDayProps = {
  day: string;
  kind: GroupFields['kind'];
  isOwn: boolean;
  onDone: () => void;
};

function GroupDay({ day, kind, isOwn, onDone }: GroupDayProps) {
  const { t } = useWords();
  const put = useCommand(putCalendarDay, { refreshes: [getCalendar] });
  const restore = useCommand(deleteCalendarDay, { refreshes: [getCalendar] });
  const required = [{ required: true, message: t('field.required') }];
  const options = { onSuccess: onDone };
  return (
    <Form<GroupFields>
      layout="vertical"
      requiredMark={false}
      initialValues={{ kind }}
      onFinish={(fields) => put.mutate({ day, ...fields }, options)}
    >
      <h3>{t('calendar.forGroup')}</h3>
      <RefusalNote error={put.error ?? restore.error} />
      <Form.Item name="kind" label={t('calendar.kind')}>
        <Segmented
          options={dayKinds.map((value) => ({ value, label: t(`calendar.kind.${value}`) }))}
        />
      </Form.Item>
      <Form.Item name="name" label={t('calendar.name')} rules={required}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="source" label={t('rule.sourceLabel')} rules={required}>
        <Input maxLength={300} />
      </Form.Item>
      <div className="day-tools">
        <Button type="primary" htmlType="submit" loading={put.isPending}>
          {t('save')}
        </Button>
        {isOwn && (
          <Button loading={restore.isPending} onClick={() => restore.mutate({ day }, options)}>
            {t('calendar.restore')}
          </Button>
        )}
      </div>
    </Form>
  );
}

type StoreFields = { storeId: string; name: string; hours?: [Dayjs, Dayjs] | null };

function StoreDays({ answer, day, isGone, onDone }: DayFormProps & { isGone: boolean }) {
  const { t, format } = useWords();
  const put = useCommand(putStoreDay, { refreshes: [getCalendar] });
  const restore = useCommand(deleteStoreDay, { refreshes: [getCalendar] });
  const own = answer.storeDays.filter((one) => one.day === day);
  const required = [{ required: true, message: t('field.required') }];
  const minutes = (time: Dayjs | undefined) => (time ? time.hour() * 60 + time.minute() : null);
  const save = ({ storeId, name, hours }: StoreFields) =>
    put.mutate(
      { storeId, day, name, opens: minutes(hours?.[0]), closes: minutes(hours?.[1]) },
      { onSuccess: onDone },
    );
  return (
    <>
      {own.map((one) => (
        <p key={one.storeId} className="store-day">
          <b>{one.storeName}</b> {one.name} ·{' '}
          {one.opens === null
            ? t('calendar.closed')
            : `${format.clock(one.opens)}—${format.clock(one.closes!)}`}
          {one.mayEdit && !isGone && (
            <Button
              type="link"
              size="small"
              onClick={() => restore.mutate({ storeId: one.storeId, day })}
            >
              {t('calendar.restore')}
            </Button>
          )}
        </p>
      ))}
      {!isGone && answer.stores.length > 0 && (
        <Form<StoreFields> layout="vertical" requiredMark={false} onFinish={save}>
          <h3>{t('calendar.forStore')}</h3>
          <RefusalNote error={put.error ?? restore.error} />
          <Form.Item name="storeId" label={t('rule.place')} rules={required}>
            <Select
              showSearch
              optionFilterProp="label"
              options={answer.stores.map(({ id, name }) => ({ value: id, label: name }))}
            />
          </Form.Item>
          <Form.Item name="hours" label={t('calendar.hours')} extra={t('calendar.hoursHint')}>
            <TimePicker.RangePicker format="HH:mm" minuteStep={5} />
          </Form.Item>
          <Form.Item name="name" label={t('calendar.reason')} rules={required}>
            <Input maxLength={60} />
          </Form.Item>
          <Button htmlType="submit" loading={put.isPending}>
            {t('save')}
          </Button>
        </Form>
      )}
    </>
  );
}
