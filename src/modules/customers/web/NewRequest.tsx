import { Form, Input, Modal, Select } from 'antd';
import { useCommand } from '../../../platform/web/api.ts';
import { useWords } from '../../../platform/web/language.ts';
import { RefusalNote } from '../../../platform/web/ui/Loaded.tsx';
import {
  getDataRequests,
  postDataRequest,
  requestChannels,
  requestKinds,
} from '../request/request.schema.ts';

type Fields = {
  kind: (typeof requestKinds)[number];
  channel: (typeof requestChannels)[number];
  text?: string;
};
type Props = { customerId: string; open: boolean; onClose: () => void };

/** Notes what a customer asks about their own data (登记请求). */
export function NewRequest({ customerId, open, onClose }: Props) {
  const { t } = useWords();
  const [form] = Form.useForm<Fields>();
  const save = useCommand(postDataRequest, { refreshes: [getDataRequests] });
  const send = (fields: Fields) =>
    save.mutate({ id: customerId, ...fields }, { onSuccess: onClose });
  return (
    <Modal
      title={t('requests.new')}
      open={open}
      onCancel={onClose}
      onOk={form.submit}
      confirmLoading={save.isPending}
      destroyOnHidden
    >
      <RefusalNote error={save.error} />
      <Form<Fields>
        form={form}
        layout="vertical"
        requiredMark={false}
        preserve={false}
        initialValues={{ kind: 'access', channel: 'phone' }}
        onFinish={send}
      >
        <Form.Item name="kind" label={t('requests.kind')}>
          <Select
            options={requestKinds.map((kind) => ({
              value: kind,
              label: t(`requests.kindOf.${kind}`),
            }))}
          />
        </Form.Item>
        <Form.Item name="channel" label={t('requests.channel')}>
          <Select
            options={requestChannels.map((channel) => ({
              value: channel,
              label: t(`requests.channelOf.${channel}`),
            }))}
          />
        </Form.Item>
        <Form.Item name="text" label={t('requests.text')}>
          <Input.TextArea rows={3} maxLength={500} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
