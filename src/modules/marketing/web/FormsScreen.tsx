import { Button, Checkbox, Drawer, Form, Input, Popconfirm, QRCode, Select } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { useMay } from '../../../platform/web/actor.ts';
import { useCommand, useEndpoint, type SentTo } from '../../../platform/web/api.ts';
import { useWords } from '../../../platform/web/language.ts';
import { Card } from '../../../platform/web/ui/Card.tsx';
import { Status } from '../../../platform/web/ui/figures.tsx';
import { Empty, Loaded, RefusalNote } from '../../../platform/web/ui/Loaded.tsx';
import { Page } from '../../../platform/web/ui/Page.tsx';
import { getStores } from '../../people/place.schema.ts';
import { getCouponKinds } from '../coupon/coupon.schema.ts';
import {
  asks,
  getLeadForms,
  postLeadForm,
  postLeadFormClosing,
  type LeadForm,
} from '../form.schema.ts';
import { getCampaigns, getSources } from '../source.schema.ts';
import { SourcesCard } from './SourcesCard.tsx';
import './marketing.css';

type Shown = z.infer<typeof LeadForm>;
const addressOf = (code: string) => `${location.origin}/f/${code}`;

/** Public forms and where leads come from (渠道与留资页). */
export function FormsScreen() {
  const { t } = useWords();
  const [isNew, setNew] = useState(false);
  const mayEdit = useMay('market', 'edit');
  const forms = useEndpoint(getLeadForms, {});
  return (
    <Page
      title={t('nav.forms')}
      className="narrow"
      tools={
        mayEdit && (
          <Button type="primary" onClick={() => setNew(true)}>
            {t('forms.new')}
          </Button>
        )
      }
    >
      <Card title={t('forms.title')} note={t('forms.note')}>
        <div className="in">
          <Loaded query={forms}>
            {({ rows }) =>
              rows.length === 0 ? (
                <Empty title={t('forms.none')}>{t('forms.noneHint')}</Empty>
              ) : (
                <ul className="forms">
                  {rows.map((form) => (
                    <FormLine key={form.id} form={form} mayEdit={mayEdit} />
                  ))}
                </ul>
              )
            }
          </Loaded>
        </div>
      </Card>
      <SourcesCard />
      <Drawer
        open={isNew}
        onClose={() => setNew(false)}
        size={480}
        title={t('forms.new')}
        destroyOnHidden
      >
        <NewForm onClose={() => setNew(false)} />
      </Drawer>
    </Page>
  );
}

function FormLine({ form, mayEdit }: { form: Shown; mayEdit: boolean }) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const close = useCommand(postLeadFormClosing, { refreshes: [getLeadForms] });
  const address = addressOf(form.code);
  return (
    <li>
      <div>
        <b>{form.name}</b>
        <small>
          {[form.storeName ?? t('forms.anyStore'), form.sourceName, form.campaignName]
            .filter(Boolean)
            .join(' · ')}
        </small>
      </div>
      {form.closedAt ? (
        <Status state="idle">{t('forms.closed')}</Status>
      ) : (
        <>
          <a href={address} target="_blank" rel="noreferrer">
            /f/{form.code}
          </a>
          <Button size="small" onClick={() => setOpen(!open)}>
            {t('forms.code')}
          </Button>
          {mayEdit && (
            <Popconfirm
              title={t('forms.closeAsk')}
              okText={t('forms.close')}
              onConfirm={() => close.mutate({ id: form.id })}
            >
              <Button size="small" type="text">
                {t('forms.close')}
              </Button>
            </Popconfirm>
          )}
        </>
      )}
      {open && (
        <div className="form-code">
          <QRCode value={address} size={140} />
          <div>
            <small>{t('forms.embed')}</small>
            <code>{`<iframe src="${address}" width="100%" height="720"></iframe>`}</code>
            <small>{t('forms.utm')}</small>
            <code>{`${address}?utm_source=douyin&utm_campaign=…`}</code>
          </div>
        </div>
      )}
    </li>
  );
}

type Fields = SentTo<typeof postLeadForm>;

function NewForm({ onClose }: { onClose: () => void }) {
  const { t } = useWords();
  const make = useCommand(postLeadForm, { refreshes: [getLeadForms] });
  const stores = useEndpoint(getStores, { limit: 200 });
  const sources = useEndpoint(getSources, {});
  const campaigns = useEndpoint(getCampaigns, {});
  const coupons = useEndpoint(getCouponKinds, {});
  const required = [{ required: true, message: t('field.required') }];
  const named = (rows: readonly { id: string; name: string }[] | undefined) =>
    rows?.map(({ id, name }) => ({ value: id, label: name })) ?? [];
  return (
    <Form<Fields>
      layout="vertical"
      requiredMark={false}
      initialValues={{ asks: ['model', 'wish'] }}
      onFinish={(fields) => make.mutate(fields, { onSuccess: onClose })}
    >
      <RefusalNote error={make.error} />
      <Form.Item name="name" label={t('forms.name')} extra={t('forms.nameHint')} rules={required}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="title" label={t('forms.heading')} rules={required}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="intro" label={t('forms.intro')}>
        <Input.TextArea rows={2} maxLength={300} />
      </Form.Item>
      <Form.Item name="sourceId" label={t('leads.source')} rules={required}>
        <Select options={named(sources.data?.rows)} showSearch={{ optionFilterProp: 'label' }} />
      </Form.Item>
      <Form.Item name="campaignId" label={t('leads.campaign')}>
        <Select
          allowClear
          options={named(campaigns.data?.rows)}
          showSearch={{ optionFilterProp: 'label' }}
        />
      </Form.Item>
      <Form.Item name="storeId" label={t('leads.store')} extra={t('forms.storeHint')}>
        <Select allowClear options={named(stores.data?.rows)} />
      </Form.Item>
      <Form.Item name="asks" label={t('forms.asks')}>
        <Checkbox.Group
          options={asks
            .filter((ask) => ask !== 'store')
            .map((value) => ({ value, label: t(`forms.askOf.${value}`) }))}
        />
      </Form.Item>
      <Form.Item name="couponKindId" label={t('forms.coupon')}>
        <Select
          allowClear
          options={named(coupons.data?.rows.filter(({ closedAt }) => !closedAt))}
        />
      </Form.Item>
      <Form.Item name="thanks" label={t('forms.thanks')}>
        <Input maxLength={200} />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={make.isPending}>
        {t('forms.make')}
      </Button>
    </Form>
  );
}
