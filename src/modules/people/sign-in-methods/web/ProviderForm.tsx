import { Button, Checkbox, Drawer, Form, Input, Select } from 'antd';
import type { z } from 'zod';
import { useCommand, type SentTo } from '../../../../platform/web/api.ts';
import { useWords } from '../../../../platform/web/language.ts';
import { RefusalNote } from '../../../../platform/web/ui/Loaded.tsx';
import { findableBy, providerKinds, usualAddresses } from '../provider.rules.ts';
import { getProviders, patchProvider, postProvider, type Provider } from '../provider.schema.ts';

type Fields = SentTo<typeof postProvider>;
type ProviderFormProps = { known?: z.infer<typeof Provider>; onClose: () => void };
const fresh: Partial<Fields> = {
  kind: 'wecom',
  findsBy: [],
  isListed: true,
  asksSecondFactor: true,
};

/** One provider: what its own administration page shows, copied here; the secret is never shown again. */
export function ProviderForm({ known, onClose }: ProviderFormProps) {
  const { t } = useWords();
  const [form] = Form.useForm<Fields>();
  const kind = Form.useWatch('kind', form) ?? known?.kind ?? 'wecom';
  const slug = Form.useWatch('slug', form) ?? known?.slug ?? '';
  const refreshes = [getProviders];
  const add = useCommand(postProvider, { refreshes });
  const change = useCommand(patchProvider, { refreshes });
  const required = [{ required: true, message: t('field.required') }];
  const save = (fields: Fields) => {
    const { secret, slug: _, kind: __, ...rest } = fields;
    if (!known) return add.mutate(fields, { onSuccess: onClose });
    change.mutate({ id: known.id, ...rest, ...(secret && { secret }) }, { onSuccess: onClose });
  };
  return (
    <Drawer
      open
      size={480}
      title={known?.label ?? t('provider.add')}
      onClose={onClose}
      footer={
        <Button
          type="primary"
          loading={add.isPending || change.isPending}
          onClick={() => form.submit()}
        >
          {t('provider.save')}
        </Button>
      }
    >
      <RefusalNote error={add.error ?? change.error} />
      <Form<Fields>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={known ?? fresh}
        onFinish={save}
      >
        <Form.Item name="kind" label={t('provider.kind')}>
          <Select
            disabled={!!known}
            options={providerKinds.map((one) => ({ value: one, label: t(`provider.kind.${one}`) }))}
          />
        </Form.Item>
        <Form.Item name="label" label={t('provider.label')} rules={required}>
          <Input placeholder={t(`provider.kind.${kind}`)} />
        </Form.Item>
        <Form.Item
          name="slug"
          label={t('provider.slug')}
          extra={t('provider.callback', { address: `${location.origin}/sign-in/${slug || '…'}` })}
          rules={[
            {
              required: true,
              pattern: /^[a-z0-9][a-z0-9-]{1,39}$/,
              message: t('provider.slugHint'),
            },
          ]}
        >
          <Input disabled={!!known} />
        </Form.Item>
        <Form.Item name="clientId" label={t(`provider.clientId.${kind}`)} rules={required}>
          <Input autoComplete="off" />
        </Form.Item>
        {kind === 'wecom' && (
          <Form.Item name="agentId" label="AgentId" rules={required}>
            <Input autoComplete="off" />
          </Form.Item>
        )}
        <Form.Item
          name="secret"
          label={t('provider.secret')}
          {...(known ? { extra: t('provider.secretKept') } : { rules: required })}
        >
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        <Form.Item
          name="loginAddress"
          label={t(kind === 'oidc' ? 'provider.issuer' : 'provider.loginAddress')}
          {...(kind === 'oidc' && { rules: required })}
        >
          <Input placeholder={usualAddresses[kind].loginAddress || 'https://'} />
        </Form.Item>
        {kind !== 'oidc' && (
          <Form.Item name="apiAddress" label={t('provider.apiAddress')}>
            <Input placeholder={usualAddresses[kind].apiAddress} />
          </Form.Item>
        )}
        <Form.Item
          name="findsBy"
          label={t('provider.findsBy')}
          extra={t(`provider.findsBy.${kind}`)}
        >
          <Checkbox.Group
            options={findableBy.map((one) => ({ value: one, label: t(`provider.by.${one}`) }))}
          />
        </Form.Item>
        <Form.Item name="isListed" valuePropName="checked">
          <Checkbox>{t('provider.isListed')}</Checkbox>
        </Form.Item>
        <Form.Item name="asksSecondFactor" valuePropName="checked">
          <Checkbox>{t('provider.asksSecondFactor')}</Checkbox>
        </Form.Item>
      </Form>
    </Drawer>
  );
}
