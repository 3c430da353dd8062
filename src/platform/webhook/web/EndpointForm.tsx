import { Button, Checkbox, Form, Input, Modal } from 'antd';
import { useCommand, useEndpoint, type SentTo } from '../../web/api.ts';
import { useWords } from '../../web/language.ts';
import { RefusalNote } from '../../web/ui/Loaded.tsx';
import { getWebhookEvents, getWebhooks, postWebhook } from '../webhook.schema.ts';
import { SecretOnce } from './SecretOnce.tsx';

/** A new endpoint: where, and which events. Then its secret, this once. */
export function EndpointForm({ onClose }: { onClose: () => void }) {
  const { t, either } = useWords();
  const events = useEndpoint(getWebhookEvents, {});
  const add = useCommand(postWebhook, { refreshes: [getWebhooks] });
  const required = [{ required: true, message: t('field.required') }];
  const options = events.data?.rows.map(({ type, zh, en }) => ({
    value: type,
    label: (
      <span title={type}>
        {either({ zh, en })} <small className="note">{type}</small>
      </span>
    ),
  }));
  return (
    <Modal open title={t('webhook.add')} footer={null} onCancel={onClose} destroyOnHidden>
      {add.data ? (
        <SecretOnce secret={add.data.secret} />
      ) : (
        <Form<SentTo<typeof postWebhook>>
          layout="vertical"
          requiredMark={false}
          onFinish={(form) => add.mutate(form)}
        >
          <RefusalNote error={add.error} />
          <Form.Item
            name="url"
            label={t('webhook.url')}
            extra={t('webhook.urlHint')}
            rules={required}
          >
            <Input placeholder="https://" inputMode="url" autoComplete="off" />
          </Form.Item>
          <Form.Item name="description" label={t('webhook.description')}>
            <Input maxLength={200} />
          </Form.Item>
          <Form.Item name="eventTypes" label={t('webhook.events')} rules={required}>
            <Checkbox.Group className="events" options={options ?? []} />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={add.isPending}>
            {t('webhook.add')}
          </Button>
        </Form>
      )}
    </Modal>
  );
}
