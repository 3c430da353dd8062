import { useParams } from '@tanstack/react-router';
import { Button, Checkbox, Form, Input, Segmented, Select } from 'antd';
import { useState } from 'react';
import type { OutputOf } from '../../../kernel/endpoint.ts';
import { uuidV7 } from '../../../kernel/uuid.ts';
import { useCommand, useEndpoint } from '../../../platform/web/api.ts';
import { changeLanguage, useWords } from '../../../platform/web/language.ts';
import { Mark } from '../../../platform/web/ui/Mark.tsx';
import { Loaded, RefusalNote } from '../../../platform/web/ui/Loaded.tsx';
import { getForm } from '../../marketing/form.schema.ts';
import { postForm } from '../intake/form.schema.ts';
import { firstTouch, utmIn } from './first-touch.ts';
import './form.css';

type Shown = OutputOf<typeof getForm>;

/** The public page on which anybody leaves a number (留资页): one column, phone first, nothing ticked beforehand. */
export function FormScreen() {
  const { t, language } = useWords();
  const { code } = useParams({ strict: false }) as { code: string };
  const form = useEndpoint(getForm, { code });
  return (
    <main className="public-form">
      <header>
        <Mark size={28} />
        <b>{form.data?.groupName}</b>
        <Segmented
          size="small"
          value={language}
          onChange={changeLanguage}
          options={[
            { value: 'zh' as const, label: '中文' },
            { value: 'en' as const, label: 'EN' },
          ]}
        />
      </header>
      {form.error ? (
        <section className="card">
          <h1>{t('form.closed')}</h1>
          <RefusalNote error={form.error} />
        </section>
      ) : (
        <Loaded query={form}>{(shown) => <Answer code={code} shown={shown} />}</Loaded>
      )}
    </main>
  );
}

type Fields = {
  phone: string;
  name?: string;
  storeId?: string;
  modelId?: string;
  within?: number;
  wish?: string;
  website?: string;
  consent?: boolean;
  marketing?: boolean;
};

function Answer({ code, shown }: { code: string; shown: Shown }) {
  const { t, either } = useWords();
  const [key] = useState(() => uuidV7());
  const leave = useCommand(postForm);
  const required = [{ required: true, message: t('field.required') }];
  if (leave.data)
    return (
      <section className="card thanks" role="status">
        <h1>{t('form.thanks')}</h1>
        <p>{leave.data.thanks || t('form.thanksHint')}</p>
        {leave.data.coupon && <a href={`/c/${leave.data.coupon}`}>{t('coupons.yours')}</a>}
      </section>
    );
  const send = ({ consent = false, ...fields }: Fields) => {
    const utm = utmIn(location.search);
    const consentVersion = shown.consent.version;
    const only = shown.stores.length === 1 ? shown.stores[0]!.id : undefined;
    leave.mutate({
      storeId: only,
      ...fields,
      code,
      key,
      consent,
      consentVersion,
      referralCode: new URLSearchParams(location.search).get('ref')?.slice(0, 40) ?? '',
      utm,
      firstUtm: firstTouch(utm),
    });
  };
  return (
    <section className="card">
      <h1>{shown.title}</h1>
      {shown.intro && <p className="intro">{shown.intro}</p>}
      <RefusalNote error={leave.error} />
      <Form<Fields> layout="vertical" requiredMark={false} onFinish={send} size="large">
        <Form.Item name="phone" label={t('leads.phone')} rules={required}>
          <Input inputMode="tel" autoComplete="tel" maxLength={40} />
        </Form.Item>
        <Form.Item name="name" label={t('form.name')}>
          <Input autoComplete="name" maxLength={60} />
        </Form.Item>
        {shown.stores.length > 1 && (
          <Form.Item name="storeId" label={t('form.store')} rules={required}>
            <Select options={shown.stores.map(({ id, name }) => ({ value: id, label: name }))} />
          </Form.Item>
        )}
        {shown.asks.includes('model') && (
          <Form.Item name="modelId" label={t('form.model')}>
            <Select
              allowClear
              options={shown.models.map(({ id, name }) => ({ value: id, label: name }))}
            />
          </Form.Item>
        )}
        {shown.asks.includes('when') && (
          <Form.Item name="within" label={t('form.when')}>
            <Segmented
              block
              options={[7, 30, 90].map((days) => ({
                value: days,
                label: t(`desk.need.within${days}`),
              }))}
            />
          </Form.Item>
        )}
        {shown.asks.includes('wish') && (
          <Form.Item name="wish" label={t('form.wish')}>
            <Input.TextArea rows={2} maxLength={500} />
          </Form.Item>
        )}
        <Form.Item name="website" className="unseen" aria-hidden>
          <Input tabIndex={-1} autoComplete="off" />
        </Form.Item>
        <Form.Item
          name="consent"
          valuePropName="checked"
          rules={[
            {
              validator: (_, value) =>
                value ? Promise.resolve() : Promise.reject(new Error(t('form.consentNeeded'))),
            },
          ]}
        >
          <Checkbox>{either(shown.consent.contact)}</Checkbox>
        </Form.Item>
        <Form.Item name="marketing" valuePropName="checked">
          <Checkbox>{either(shown.consent.marketing)}</Checkbox>
        </Form.Item>
        <Button type="primary" htmlType="submit" size="large" block loading={leave.isPending}>
          {t('form.send')}
        </Button>
      </Form>
    </section>
  );
}
