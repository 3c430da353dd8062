import { Button, Drawer, Form, Input, InputNumber, Segmented, Select } from 'antd';
import type { OutputOf } from '../../../../kernel/endpoint.ts';
import { useActor } from '../../../../platform/web/actor.ts';
import { useCommand, type SentTo } from '../../../../platform/web/api.ts';
import { useWords } from '../../../../platform/web/language.ts';
import { useLooks } from '../../../../platform/web/looks.tsx';
import { RefusalNote } from '../../../../platform/web/ui/Loaded.tsx';
import { getReception, postReceptionVisit } from '../visit.schema.ts';

type Hosts = OutputOf<typeof getReception>['hosts'];
type Fields = Omit<SentTo<typeof postReceptionVisit>, 'storeId' | 'hostId'> & {
  hostId?: string | null;
};
type Props = { storeId: string; hosts: Hosts; onClose: () => void };

/** Somebody came in (登记到店): the kind and how many are enough, everything else can wait. */
export function EnterVisit({ storeId, hosts, onClose }: Props) {
  const { t } = useWords();
  const { phone } = useLooks();
  const actor = useActor();
  const enter = useCommand(postReceptionVisit, { refreshes: [getReception] });
  const isHost = hosts.some(({ personId }) => personId === actor.personId);
  const save = (fields: Fields) =>
    enter.mutate(
      { ...fields, storeId, hostId: fields.hostId ?? null },
      { onSuccess: () => onClose() },
    );
  return (
    <Drawer
      open
      onClose={onClose}
      placement={phone ? 'bottom' : 'right'}
      size={phone ? 720 : 420}
      title={t('showroom.enter')}
    >
      <Form<Fields>
        layout="vertical"
        requiredMark={false}
        initialValues={{ kind: 'first', party: 1, ...(isHost && { hostId: actor.personId }) }}
        onFinish={save}
      >
        <RefusalNote error={enter.error} />
        <Form.Item name="kind" label={t('showroom.kind')} extra={t('showroom.kindHint')}>
          <Segmented
            block
            size="large"
            options={(['first', 'returning', 'unregistered'] as const).map((value) => ({
              value,
              label: t(`showroom.kindOf.${value}`),
            }))}
          />
        </Form.Item>
        <Form.Item name="party" label={t('showroom.party')}>
          <InputNumber min={1} max={50} size="large" mode="spinner" className="party-size" />
        </Form.Item>
        <Form.Item name="hostId" label={t('showroom.host')}>
          <Select
            allowClear
            size="large"
            placeholder={t('showroom.hostLater')}
            showSearch={{ optionFilterProp: 'label' }}
            options={hosts.map(({ personId, personName, inHand }) => ({
              value: personId,
              label: t(inHand === 0 ? 'showroom.hostFree' : 'showroom.hostBusy', {
                name: personName,
                count: inHand,
              }),
            }))}
          />
        </Form.Item>
        <div className="enter-pair">
          <Form.Item name="name" label={t('showroom.name')}>
            <Input size="large" maxLength={40} autoComplete="off" />
          </Form.Item>
          <Form.Item name="plate" label={t('showroom.plate')} extra={t('showroom.plateHint')}>
            <Input size="large" maxLength={20} autoComplete="off" />
          </Form.Item>
        </div>
        <Button type="primary" htmlType="submit" size="large" block loading={enter.isPending}>
          {t('showroom.save')}
        </Button>
      </Form>
    </Drawer>
  );
}
