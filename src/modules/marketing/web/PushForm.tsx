import { Button, Form, Input, Segmented, Select } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import type { OutputOf } from '../../../kernel/endpoint.ts';
import { useCommand, useEndpoint, type SentTo } from '../../../platform/web/api.ts';
import { useWords } from '../../../platform/web/language.ts';
import { RefusalNote } from '../../../platform/web/ui/Loaded.tsx';
import { getStores } from '../../people/place.schema.ts';
import { pushFields, pushPresets, type FieldMap } from '../push.rules.ts';
import {
  getLeadPushes,
  postLeadPush,
  postPushTrial,
  pushMethods,
  putLeadPush,
  type LeadPush,
} from '../push.schema.ts';
import { getCampaigns, getSources } from '../source.schema.ts';

type Fields = SentTo<typeof postLeadPush>;
type Props = {
  push: z.infer<typeof LeadPush> | undefined;
  onDone: (secret: string | undefined) => void;
};

/** What a portal's address is for, where each field stands in their body, and how they prove who they are. */
export function PushForm({ push, onDone }: Props) {
  const { t } = useWords();
  const [form] = Form.useForm<Fields>();
  const method = Form.useWatch('method', form) ?? push?.method ?? 'hmac';
  const refreshes = [getLeadPushes];
  const make = useCommand(postLeadPush, { refreshes });
  const change = useCommand(putLeadPush, { refreshes });
  const stores = useEndpoint(getStores, { limit: 200 });
  const sources = useEndpoint(getSources, {});
  const campaigns = useEndpoint(getCampaigns, {});
  const required = [{ required: true, message: t('field.required') }];
  const named = (rows: readonly { id: string; name: string }[] | undefined) =>
    rows?.map(({ id, name }) => ({ value: id, label: name })) ?? [];
  const send = ({ secret, ...fields }: Fields) => {
    const kept = {
      ...fields,
      storeId: fields.storeId ?? null,
      campaignId: fields.campaignId ?? null,
    };
    if (push) change.mutate({ ...kept, id: push.id }, { onSuccess: () => onDone(undefined) });
    else
      make.mutate(
        { ...kept, ...(secret && { secret }) },
        { onSuccess: (made) => onDone(made.secret) },
      );
  };
  // What the other preset had and this one has not is taken away.
  const preset = (map: FieldMap) =>
    form.setFieldsValue({
      fieldMap: Object.fromEntries(pushFields.map((field) => [field, map[field] ?? ''])),
    });
  return (
    <Form<Fields>
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={push ?? { method: 'hmac', fieldMap: pushPresets.generic }}
      onFinish={send}
    >
      <RefusalNote error={make.error ?? change.error} />
      <Form.Item name="name" label={t('pushes.name')} rules={required}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="sourceId" label={t('leads.source')} rules={required}>
        <Select options={named(sources.data?.rows)} showSearch={{ optionFilterProp: 'label' }} />
      </Form.Item>
      <Form.Item name="campaignId" label={t('leads.campaign')}>
        <Select allowClear options={named(campaigns.data?.rows)} />
      </Form.Item>
      <Form.Item name="storeId" label={t('leads.store')} extra={t('pushes.storeHint')}>
        <Select allowClear options={named(stores.data?.rows)} />
      </Form.Item>
      <Form.Item name="method" label={t('pushes.method')} extra={t(`pushes.methodHint.${method}`)}>
        <Segmented
          options={pushMethods.map((one) => ({ value: one, label: t(`pushes.methodOf.${one}`) }))}
        />
      </Form.Item>
      <Form.Item
        name="signatureHeader"
        label={t(`pushes.signatureHeader.${method}`)}
        initialValue="x-signature"
      >
        <Input maxLength={40} />
      </Form.Item>
      {method === 'hmac' && (
        <Form.Item
          name="timestampHeader"
          label={t('pushes.timestampHeader')}
          initialValue="x-timestamp"
        >
          <Input maxLength={40} />
        </Form.Item>
      )}
      {!push && (
        <Form.Item name="secret" label={t('pushes.secret')} extra={t('pushes.secretHint')}>
          <Input maxLength={200} autoComplete="off" />
        </Form.Item>
      )}
      <h3>{t('pushes.map')}</h3>
      <p className="rule">{t('pushes.mapHint')}</p>
      <p className="push-presets">
        {(['tencent', 'generic'] as const).map((key) => (
          <Button key={key} size="small" onClick={() => preset(pushPresets[key])}>
            {t(`pushes.preset.${key}`)}
          </Button>
        ))}
      </p>
      <div className="push-map">
        {pushFields.map((field) => (
          <Form.Item
            key={field}
            name={['fieldMap', field]}
            label={t(`pushes.field.${field}`)}
            rules={field === 'phone' ? required : []}
          >
            <Input maxLength={120} />
          </Form.Item>
        ))}
      </div>
      <Trial
        mapNow={() => form.getFieldValue('fieldMap') as FieldMap}
        storeNow={() => (form.getFieldValue('storeId') as string | undefined) ?? null}
      />
      <Button type="primary" htmlType="submit" loading={make.isPending || change.isPending}>
        {t('pushes.keep')}
      </Button>
    </Form>
  );
}

type TrialProps = { mapNow: () => FieldMap; storeNow: () => string | null };

/** A sample of theirs, read as it would be (试一试); nothing is kept of it. */
function Trial({ mapNow, storeNow }: TrialProps) {
  const { t } = useWords();
  const [body, setBody] = useState('');
  const [isForm, setForm] = useState(false);
  const run = useCommand(postPushTrial);
  const read = () =>
    run.mutate({
      fieldMap: mapNow(),
      storeId: storeNow(),
      mediaType: isForm ? 'application/x-www-form-urlencoded' : 'application/json',
      body,
    });
  return (
    <section className="push-trial">
      <h3>{t('pushes.trial')}</h3>
      <p className="rule">{t('pushes.trialHint')}</p>
      <Segmented
        size="small"
        value={isForm ? 'form' : 'json'}
        onChange={(value) => setForm(value === 'form')}
        options={[
          { value: 'json', label: 'JSON' },
          { value: 'form', label: t('pushes.trialForm') },
        ]}
      />
      <Input.TextArea
        rows={4}
        value={body}
        aria-label={t('pushes.trial')}
        onChange={({ target }) => setBody(target.value)}
      />
      <RefusalNote error={run.error} />
      <Button disabled={body.trim() === ''} loading={run.isPending} onClick={read}>
        {t('pushes.trialRun')}
      </Button>
      {run.data && <Understood found={run.data} />}
    </section>
  );
}

function Understood({ found }: { found: OutputOf<typeof postPushTrial> }) {
  const { t } = useWords();
  return (
    <div role="status">
      <b>{found.refusal ? t(`refusal.${found.refusal}`) : t('pushes.trialFine')}</b>
      <dl>
        {Object.entries(found.sent).map(([field, text]) => (
          <div key={field}>
            <dt>{t(`pushes.field.${field}`)}</dt>
            <dd>{text}</dd>
          </div>
        ))}
        {found.storeName && (
          <div>
            <dt>{t('pushes.trialStore')}</dt>
            <dd>{found.storeName}</dd>
          </div>
        )}
        {found.sent.model && !found.modelName && (
          <div>
            <dt>{t('pushes.field.model')}</dt>
            <dd>{t('pushes.trialModelNone')}</dd>
          </div>
        )}
      </dl>
    </div>
  );
}
