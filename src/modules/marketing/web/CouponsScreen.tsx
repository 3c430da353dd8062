import { Button, DatePicker, Drawer, Form, Input, InputNumber, Popconfirm, Segmented } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import type { z } from 'zod';
import { useMay } from '../../../platform/web/actor.ts';
import { useCommand, useEndpoint } from '../../../platform/web/api.ts';
import { useWords } from '../../../platform/web/language.ts';
import { Card } from '../../../platform/web/ui/Card.tsx';
import { Status } from '../../../platform/web/ui/figures.tsx';
import { Empty, Loaded, RefusalNote } from '../../../platform/web/ui/Loaded.tsx';
import { Page } from '../../../platform/web/ui/Page.tsx';
import { couponKinds } from '../coupon/coupon.rules.ts';
import {
  getCouponKinds,
  postCouponKind,
  postCouponKindClosing,
  type CouponKind,
} from '../coupon/coupon.schema.ts';
import './marketing.css';

type Shown = z.infer<typeof CouponKind>;

/** Kinds of coupons (优惠券): what each gives, how many are left, and how many came back. */
export function CouponsScreen() {
  const { t } = useWords();
  const [isNew, setNew] = useState(false);
  const mayEdit = useMay('market', 'edit');
  const kinds = useEndpoint(getCouponKinds, {});
  return (
    <Page
      title={t('nav.coupons')}
      note={t('coupons.note')}
      className="narrow"
      tools={
        mayEdit && (
          <Button type="primary" onClick={() => setNew(true)}>
            {t('coupons.new')}
          </Button>
        )
      }
    >
      <Card>
        <div className="in">
          <Loaded query={kinds}>
            {({ rows }) =>
              rows.length === 0 ? (
                <Empty title={t('coupons.none')}>{t('coupons.noneHint')}</Empty>
              ) : (
                <ul className="forms">
                  {rows.map((kind) => (
                    <KindLine key={kind.id} kind={kind} mayEdit={mayEdit} />
                  ))}
                </ul>
              )
            }
          </Loaded>
        </div>
      </Card>
      <Drawer
        open={isNew}
        onClose={() => setNew(false)}
        size={440}
        title={t('coupons.new')}
        destroyOnHidden
      >
        <NewKind onClose={() => setNew(false)} />
      </Drawer>
    </Page>
  );
}

function KindLine({ kind, mayEdit }: { kind: Shown; mayEdit: boolean }) {
  const { t, format } = useWords();
  const close = useCommand(postCouponKindClosing, { refreshes: [getCouponKinds] });
  const about = [
    t(`coupons.kindOf.${kind.kind}`),
    kind.valueFen !== null && format.yuan(kind.valueFen),
    `${format.shortDay(kind.startsOn)} – ${format.shortDay(kind.endsOn)}`,
    kind.campaignName,
  ];
  return (
    <li>
      <div>
        <b>{kind.name}</b>
        <small>{about.filter(Boolean).join(' · ')}</small>
        <small>
          {t('coupons.counts', {
            issued: kind.issued,
            stock: kind.stock,
            claimed: kind.claimed,
            redeemed: kind.redeemed,
          })}
        </small>
      </div>
      {kind.closedAt ? (
        <Status state="idle">{t('coupons.closed')}</Status>
      ) : (
        mayEdit && (
          <Popconfirm
            title={t('coupons.closeAsk')}
            okText={t('coupons.close')}
            onConfirm={() => close.mutate({ id: kind.id })}
          >
            <Button size="small" type="text">
              {t('coupons.close')}
            </Button>
          </Popconfirm>
        )
      )}
    </li>
  );
}

type Fields = {
  name: string;
  kind: Shown['kind'];
  yuan?: number;
  stock: number;
  perCustomer: number;
  days: [Dayjs, Dayjs];
  text?: string;
};

function NewKind({ onClose }: { onClose: () => void }) {
  const { t } = useWords();
  const make = useCommand(postCouponKind, { refreshes: [getCouponKinds] });
  const [form] = Form.useForm<Fields>();
  const kind = Form.useWatch('kind', form);
  const required = [{ required: true, message: t('field.required') }];
  const send = ({ days: [from, to], yuan, ...fields }: Fields) =>
    make.mutate(
      {
        ...fields,
        valueFen: fields.kind === 'discount' && yuan ? Math.round(yuan * 100) : null,
        startsOn: from.format('YYYY-MM-DD'),
        endsOn: to.format('YYYY-MM-DD'),
      },
      { onSuccess: onClose },
    );
  return (
    <Form<Fields>
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={{ kind: 'gift', perCustomer: 1 }}
      onFinish={send}
    >
      <RefusalNote error={make.error} />
      <Form.Item name="name" label={t('coupons.name')} rules={required}>
        <Input maxLength={40} />
      </Form.Item>
      <Form.Item name="kind" label={t('coupons.kind')}>
        <Segmented
          options={couponKinds.map((value) => ({ value, label: t(`coupons.kindOf.${value}`) }))}
        />
      </Form.Item>
      {kind === 'discount' && (
        <Form.Item name="yuan" label={t('coupons.value')} rules={required}>
          <InputNumber min={0.01} max={1_000_000} suffix={t('coupons.yuan')} />
        </Form.Item>
      )}
      <Form.Item name="stock" label={t('coupons.stock')} rules={required}>
        <InputNumber min={1} max={1_000_000} />
      </Form.Item>
      <Form.Item name="perCustomer" label={t('coupons.perCustomer')} rules={required}>
        <InputNumber min={1} max={20} />
      </Form.Item>
      <Form.Item name="days" label={t('coupons.days')} rules={required}>
        <DatePicker.RangePicker />
      </Form.Item>
      <Form.Item name="text" label={t('coupons.text')}>
        <Input.TextArea rows={2} maxLength={300} />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={make.isPending}>
        {t('coupons.make')}
      </Button>
    </Form>
  );
}
