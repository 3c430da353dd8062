import { ShareAltOutlined } from '@ant-design/icons';
import { Button, DatePicker, Drawer, Form, Input, Segmented } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import { sharedVerbs, type SharedVerb } from '../../../../kernel/actor.ts';
import { useCommand, useEndpoint } from '../../../../platform/web/api.ts';
import { useWords } from '../../../../platform/web/language.ts';
import { RefusalNote } from '../../../../platform/web/ui/Loaded.tsx';
import { getRecordShares, getShares, postShare } from '../share.schema.ts';
import { ReceiverSelect, receiverOf } from './ReceiverSelect.tsx';
import { RevokeShare } from './RevokeShare.tsx';
import './rights.css';

type ShareProps = { resource: string; recordId: string };

/** Opens one record to a colleague, team or store (共享); shown only to whom may share it. */
export function ShareButton({ resource, recordId }: ShareProps) {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  const shares = useEndpoint(getRecordShares, { resource, recordId }, { keep: false });
  if (!shares.data?.mayShare) return null;
  const { rows } = shares.data;
  return (
    <>
      <Button icon={<ShareAltOutlined />} onClick={() => setOpen(true)}>
        {t('shares.share')}
        {rows.length > 0 && ` ${rows.length}`}
      </Button>
      <Drawer
        open={isOpen}
        onClose={() => setOpen(false)}
        title={t('shares.share')}
        size={420}
        destroyOnHidden
      >
        <ShareForm resource={resource} recordId={recordId} />
        <h3 className="shared-head">{t('shares.with')}</h3>
        {rows.length === 0 && <p className="rights-note">{t('shares.nobody')}</p>}
        <ul className="shared-with">
          {rows.map((row) => (
            <li key={row.id}>
              <span>
                {row.toName}
                <ShareTerms of={row} />
              </span>
              <RevokeShare id={row.id} />
            </li>
          ))}
        </ul>
      </Drawer>
    </>
  );
}

type Terms = { verb: SharedVerb; expiresAt: string | null; isOver: boolean };

function ShareTerms({ of: { verb, expiresAt, isOver } }: { of: Terms }) {
  const { t, format } = useWords();
  const until = expiresAt ? `${t('shares.until')} ${format.moment(expiresAt)}` : t('shares.always');
  return (
    <small>
      {t(`right.verb.${verb}`)} · {isOver ? t('shares.over') : until}
    </small>
  );
}

type Fields = { to: string; verb: SharedVerb; until?: Dayjs | null; reason?: string };

function ShareForm({ resource, recordId }: ShareProps) {
  const { t } = useWords();
  const [form] = Form.useForm<Fields>();
  const share = useCommand(postShare, { refreshes: [getRecordShares, getShares] });
  const save = ({ to, verb, until, reason = '' }: Fields) =>
    share.mutate(
      {
        ...{ resource, recordId, verb, reason },
        ...receiverOf(to),
        ...(until && { until: until.format('YYYY-MM-DD') }),
      },
      { onSuccess: () => form.resetFields() },
    );
  const may = sharedVerbs.map((value) => ({ value, label: t(`right.verb.${value}`) }));
  return (
    <Form<Fields>
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={{ verb: 'read' }}
      onFinish={save}
    >
      <RefusalNote error={share.error} />
      <Form.Item
        name="to"
        label={t('shares.to')}
        rules={[{ required: true, message: t('field.required') }]}
      >
        <ReceiverSelect />
      </Form.Item>
      <Form.Item name="verb" label={t('shares.may')}>
        <Segmented options={may} />
      </Form.Item>
      <Form.Item name="until" label={t('shares.untilDay')}>
        <DatePicker style={{ width: '100%' }} placeholder={t('shares.always')} />
      </Form.Item>
      <Form.Item name="reason" label={t('shares.reason')}>
        <Input maxLength={200} placeholder={t('shares.reasonHint')} />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={share.isPending}>
        {t('shares.share')}
      </Button>
    </Form>
  );
}
