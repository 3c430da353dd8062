import { Link } from '@tanstack/react-router';
import { Button, DatePicker, Form, Input, Popconfirm } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { useCommand, useEndpoint } from '../../../../platform/web/api.ts';
import { useWords } from '../../../../platform/web/language.ts';
import { Card } from '../../../../platform/web/ui/Card.tsx';
import { Loaded, RefusalNote } from '../../../../platform/web/ui/Loaded.tsx';
import { getAccount } from '../../accounts/account.schema.ts';
import { getPerson } from '../../accounts/person-page.schema.ts';
import { getPeople } from '../../place.schema.ts';
import { deleteLeaving, getHandover, getHandovers, postLeaving } from '../handover.schema.ts';
import { HandoverProgress } from './HandoverProgress.tsx';
import { HandoverStatus } from './HandoverStatus.tsx';

type Who = {
  id: string;
  name: string;
  leftOn: string | null;
  mayEdit: boolean;
  handoverId: string | null;
};
const refreshes = [getPerson, getPeople, getAccount, getHandovers, getHandover];

/** A person's leaving: the day is set here, and the list shows how far the hand-over is. */
export function LeavingCard({ person }: { person: Who }) {
  const { t } = useWords();
  const [asking, setAsking] = useState(false);
  const stay = useCommand(deleteLeaving, { refreshes });
  const isLeaving = person.leftOn !== null;
  return (
    <Card
      title={t('handover.leaving')}
      note={isLeaving ? t('people.left', { day: person.leftOn }) : ''}
    >
      <div className="in">
        <RefusalNote error={stay.error} />
        {!isLeaving && !asking && <p className="soft">{t('handover.leavingNote')}</p>}
        {isLeaving && person.handoverId && <Progress id={person.handoverId} />}
        {asking && <LeavingForm id={person.id} onDone={() => setAsking(false)} />}
        {person.mayEdit && !asking && (
          <div className="does">
            <Button onClick={() => setAsking(true)}>
              {t(isLeaving ? 'handover.changeDay' : 'handover.letGo')}
            </Button>
            {isLeaving && (
              <Popconfirm
                title={t('handover.stayAsk')}
                okText={t('handover.stay')}
                onConfirm={() => stay.mutate({ id: person.id })}
              >
                <Button>{t('handover.stay')}</Button>
              </Popconfirm>
            )}
          </div>
        )}
      </div>
    </Card>
  );
}

function Progress({ id }: { id: string }) {
  const { t } = useWords();
  const list = useEndpoint(getHandover, { id });
  return (
    <Loaded query={list}>
      {({ state, items, open }) => (
        <dl>
          <dt>{t('handover.list')}</dt>
          <dd>
            <Link to={`/people/handovers/${id}`}>{t('handover.open', { count: open })}</Link>
          </dd>
          <dt>{t('people.state')}</dt>
          <dd>
            <HandoverStatus state={state} />
          </dd>
          <dt>{t('handover.progress')}</dt>
          <dd>
            <HandoverProgress items={items} open={open} />
          </dd>
        </dl>
      )}
    </Loaded>
  );
}

type Fields = { lastDay: Dayjs; reason?: string };

function LeavingForm({ id, onDone }: { id: string; onDone: () => void }) {
  const { t } = useWords();
  const leave = useCommand(postLeaving, { refreshes });
  const save = ({ lastDay, reason = '' }: Fields) =>
    leave.mutate({ id, lastDay: lastDay.format('YYYY-MM-DD'), reason }, { onSuccess: onDone });
  return (
    <Form<Fields>
      layout="vertical"
      requiredMark={false}
      initialValues={{ lastDay: dayjs() }}
      onFinish={save}
    >
      <RefusalNote error={leave.error} />
      <Form.Item
        name="lastDay"
        label={t('handover.day')}
        extra={t('handover.dayHint')}
        rules={[{ required: true, message: t('field.required') }]}
      >
        <DatePicker style={{ width: '100%' }} placeholder={t('day.hint')} />
      </Form.Item>
      <Form.Item name="reason" label={t('handover.reason')}>
        <Input maxLength={200} />
      </Form.Item>
      <div className="does">
        <Button type="primary" danger htmlType="submit" loading={leave.isPending}>
          {t('handover.confirm')}
        </Button>
        <Button onClick={onDone}>{t('cancel')}</Button>
      </div>
    </Form>
  );
}
