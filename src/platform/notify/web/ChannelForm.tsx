import { Button, Form, Input, Segmented, Select, Switch } from 'antd';
import type { OutputOf } from '../../../kernel/endpoint.ts';
import { useScope } from '../../web/actor.ts';
import { useCommand } from '../../web/api.ts';
import { useWords } from '../../web/language.ts';
import { RefusalNote } from '../../web/ui/Loaded.tsx';
import { getChannels, postChannel, putChannel, type Channel } from '../channel.schema.ts';
import { robotKinds, type RobotKind } from '../robot.schema.ts';

type Fields = {
  name: string;
  kind: RobotKind;
  place: string;
  kinds: string[];
  language: 'zh' | 'en';
  address?: string;
  secret?: string;
  isOn: boolean;
};

type ChannelFormProps = {
  channel: Channel | undefined;
  answer: OutputOf<typeof getChannels>;
  onDone: () => void;
};

const everywhere = 'all';
const placeKey = (storeId: string | null, teamId: string | null) =>
  storeId ? `${storeId} ${teamId ?? ''}` : everywhere;

/** A robot's name, platform, address and secret, where it stands and what it posts. */
export function ChannelForm({ channel, answer, onDone }: ChannelFormProps) {
  const { t } = useWords();
  const make = useCommand(postChannel, { refreshes: [getChannels] });
  const change = useCommand(putChannel, { refreshes: [getChannels] });
  const save = ({ place, isOn, address, secret, kind, ...fields }: Fields) => {
    const [storeId, teamId] = place === everywhere ? [] : place.split(' ');
    const all = { ...fields, storeId: storeId ?? null, teamId: teamId || null };
    const options = { onSuccess: onDone };
    if (!channel) return make.mutate({ ...all, kind, address: address ?? '', secret }, options);
    const anew = { ...(address && { address }), ...(secret && { secret }) };
    return change.mutate({ id: channel.id, ...all, ...anew, isStopped: !isOn }, options);
  };
  const initial: Partial<Fields> = channel
    ? {
        name: channel.name,
        kind: channel.kind,
        kinds: channel.kinds,
        language: channel.language,
        place: placeKey(channel.storeId, channel.teamId),
        isOn: !channel.stoppedAt,
      }
    : { kind: 'wecom', kinds: answer.kinds.map(({ key }) => key), language: 'zh', isOn: true };
  return (
    <Form<Fields> layout="vertical" initialValues={initial} onFinish={save} requiredMark={false}>
      <RefusalNote error={make.error ?? change.error} />
      <Where channel={channel} answer={answer} />
      <Address channel={channel} />
      {channel && (
        <Form.Item name="isOn" label={t('channel.isOn')} valuePropName="checked">
          <Switch />
        </Form.Item>
      )}
      <Button type="primary" htmlType="submit" loading={make.isPending || change.isPending}>
        {t('save')}
      </Button>
    </Form>
  );
}

function Where({ channel, answer }: Pick<ChannelFormProps, 'channel' | 'answer'>) {
  const { t, either } = useWords();
  const isForAll = useScope('channel', 'edit') === 'all';
  const required = [{ required: true, message: t('field.required') }];
  const places = [
    ...(isForAll ? [{ value: everywhere, label: t('channel.everywhere') }] : []),
    ...answer.places.map(({ storeId, teamId, name }) => ({
      value: placeKey(storeId, teamId),
      label: name,
    })),
  ];
  return (
    <>
      <Form.Item name="name" label={t('channel.name')} rules={required}>
        <Input maxLength={60} placeholder={t('channel.nameHint')} />
      </Form.Item>
      <Form.Item name="kind" label={t('channel.kind')}>
        <Segmented
          disabled={!!channel}
          options={robotKinds.map((value) => ({ value, label: t(`channel.kind.${value}`) }))}
        />
      </Form.Item>
      <Form.Item name="place" label={t('channel.place')} rules={required}>
        <Select showSearch optionFilterProp="label" options={places} />
      </Form.Item>
      <Form.Item name="kinds" label={t('channel.kinds')}>
        <Select
          mode="multiple"
          options={answer.kinds.map(({ key, name }) => ({ value: key, label: either(name) }))}
        />
      </Form.Item>
      <Form.Item name="language" label={t('choice.language')}>
        <Segmented
          options={[
            { value: 'zh', label: '中文' },
            { value: 'en', label: 'English' },
          ]}
        />
      </Form.Item>
    </>
  );
}

function Address({ channel }: Pick<ChannelFormProps, 'channel'>) {
  const { t } = useWords();
  const kind = Form.useWatch<RobotKind | undefined>('kind');
  const rules = channel ? [] : [{ required: true, message: t('field.required') }];
  return (
    <>
      <Form.Item
        name="address"
        label={t('channel.address')}
        extra={channel ? t('channel.kept', { shown: channel.addressShown }) : t('channel.sealed')}
        rules={rules}
      >
        <Input autoComplete="off" placeholder="https://" />
      </Form.Item>
      {kind !== 'wecom' && (
        <Form.Item
          name="secret"
          label={t('channel.secret')}
          extra={t(channel?.isSigned ? 'channel.secretKept' : 'channel.secretHint')}
        >
          <Input.Password autoComplete="new-password" />
        </Form.Item>
      )}
    </>
  );
}
