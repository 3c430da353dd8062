import { Button, Drawer, Form, Input, Segmented, Select, Switch } from 'antd';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { getModels } from '../../catalog/model.schema.ts';
import { getStores } from '../../people/place.schema.ts';
import { useActor } from '../../../platform/web/actor.ts';
import { useCommand, useEndpoint, type SentTo } from '../../../platform/web/api.ts';
import { useWords } from '../../../platform/web/language.ts';
import { RefusalNote } from '../../../platform/web/ui/Loaded.tsx';
import { getDesk } from '../desk/desk.schema.ts';
import { postLead } from '../intake/intake.schema.ts';
import { leadList } from '../lead.schema.ts';

type Fields = Omit<SentTo<typeof postLead>, 'intake'> & { intake: 'reception' | 'desk' };

type Props = {
  open: boolean;
  onClose: () => void;
  /** What happens with the lead instead of opening its page. */
  onTaken?: (leadId: string) => void;
  name?: string;
};

/** Types in who came or called (录入线索): three fields are enough, and it says at once who has it. */
export function NewLead({ open, onClose, onTaken, name }: Props) {
  const { t } = useWords();
  return (
    <Drawer open={open} onClose={onClose} size={420} title={t('desk.new')} destroyOnHidden>
      <LeadForm onClose={onClose} name={name ?? ''} {...(onTaken && { onTaken })} />
    </Drawer>
  );
}

function LeadForm({ onClose, onTaken, name }: Omit<Props, 'open'>) {
  const { t } = useWords();
  const actor = useActor();
  const navigate = useNavigate();
  const [way, setWay] = useState<'reception' | 'desk'>(
    actor.roles.includes('dcc_agent') ? 'desk' : 'reception',
  );
  const models = useEndpoint(getModels, {});
  const stores = useEndpoint(getStores, { limit: 200 }, { enabled: !actor.storeId });
  const take = useCommand(postLead, { refreshes: [getDesk, leadList.contracts.page] });
  const save = (fields: Fields) =>
    take.mutate(
      { ...fields, storeId: fields.storeId ?? actor.storeId!, intake: way },
      {
        onSuccess: ({ leadId }) => {
          onClose();
          if (onTaken) onTaken(leadId);
          else void navigate({ to: `/leads/${leadId}` });
        },
      },
    );
  const own = models.data?.rows.filter(({ own: isOwn }) => isOwn) ?? [];
  return (
    <Form<Fields>
      layout="vertical"
      requiredMark={false}
      initialValues={{ mine: true, name }}
      onFinish={save}
      className="new-lead"
    >
      <RefusalNote error={take.error} />
      <Form.Item>
        <Segmented
          block
          value={way}
          onChange={setWay}
          options={(['reception', 'desk'] as const).map((value) => ({
            value,
            label: t(`desk.wayOf.${value}`),
          }))}
        />
      </Form.Item>
      {!actor.storeId && (
        <Form.Item
          name="storeId"
          label={t('leads.store')}
          rules={[{ required: true, message: t('field.required') }]}
        >
          <Select options={stores.data?.rows.map(({ id, name }) => ({ value: id, label: name }))} />
        </Form.Item>
      )}
      <Form.Item
        name="phone"
        label={t('leads.phone')}
        extra={way === 'reception' ? t('desk.phoneLater') : undefined}
      >
        <Input autoFocus inputMode="tel" autoComplete="off" maxLength={40} />
      </Form.Item>
      <Form.Item name="name" label={t('leads.customer')}>
        <Input autoComplete="off" maxLength={60} placeholder={t('desk.nameHint')} />
      </Form.Item>
      <Form.Item name="modelId" label={t('leads.model')}>
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          options={own.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
      <Form.Item name="wish" label={t('desk.wish')}>
        <Input.TextArea rows={3} maxLength={500} />
      </Form.Item>
      <Form.Item
        name="mine"
        label={t('desk.mine')}
        valuePropName="checked"
        extra={t('desk.mineHint')}
      >
        <Switch />
      </Form.Item>
      <Button type="primary" htmlType="submit" size="large" block loading={take.isPending}>
        {t('desk.take')}
      </Button>
    </Form>
  );
}
