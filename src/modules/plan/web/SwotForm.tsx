import { Button, Form, Input, Popconfirm, Select } from 'antd';
import type { z } from 'zod';
import { Attachments } from '../../../platform/file/web/Attachments.tsx';
import { useCommand, useEndpoint } from '../../../platform/web/api.ts';
import { useWords } from '../../../platform/web/language.ts';
import { RefusalNote } from '../../../platform/web/ui/Loaded.tsx';
import { getPlanActions, type Plan } from '../plan.schema.ts';
import {
  deleteSwotItem,
  getSwot,
  postSwotItem,
  putSwotItem,
  type Quadrant,
  type SwotItem,
} from '../swot.schema.ts';
import { OwnerSelect } from './OwnerSelect.tsx';

type FormProps = {
  plan: Plan;
  quadrant: z.infer<typeof Quadrant>;
  item?: SwotItem;
  onDone: () => void;
};

type Fields = { title: string; evidence: string; ownerId: string; actionIds: string[] };

/** One SWOT item: what, how we know, who answers for it, and by which actions. */
export function SwotForm({ plan, quadrant, item, onDone }: FormProps) {
  const { t } = useWords();
  const actions = useEndpoint(getPlanActions, { id: plan.id });
  const refreshes = [getSwot];
  const add = useCommand(postSwotItem, { refreshes });
  const change = useCommand(putSwotItem, { refreshes });
  const remove = useCommand(deleteSwotItem, { refreshes });
  const required = [{ required: true, message: t('field.required') }];
  const save = (fields: Fields) =>
    item
      ? change.mutate({ id: plan.id, itemId: item.id, quadrant, ...fields }, { onSuccess: onDone })
      : add.mutate({ id: plan.id, quadrant, ...fields }, { onSuccess: onDone });
  return (
    <>
      <Form<Fields>
        layout="vertical"
        requiredMark={false}
        initialValues={{
          title: item?.title,
          evidence: item?.evidence ?? '',
          ownerId: item?.owner.id,
          actionIds: item?.actions.map(({ id }) => id) ?? [],
        }}
        onFinish={save}
      >
        <RefusalNote error={add.error ?? change.error ?? remove.error} />
        <Form.Item name="title" label={t('swot.title')} rules={required}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="evidence" label={t('swot.evidence')} extra={t('swot.evidenceHint')}>
          <Input.TextArea rows={4} maxLength={2000} />
        </Form.Item>
        <Form.Item name="ownerId" label={t('swot.owner')} rules={required}>
          <OwnerSelect {...(item && { known: item.owner })} />
        </Form.Item>
        <Form.Item name="actionIds" label={t('swot.actions')}>
          <Select
            mode="multiple"
            options={actions.data?.rows.map(({ id, title }) => ({ value: id, label: title })) ?? []}
          />
        </Form.Item>
        <div className="do">
          <Button type="primary" htmlType="submit" loading={add.isPending || change.isPending}>
            {t('save')}
          </Button>
          {item && (
            <Popconfirm
              title={item.title}
              okText={t('remove')}
              onConfirm={() =>
                remove.mutate({ id: plan.id, itemId: item.id }, { onSuccess: onDone })
              }
            >
              <Button danger>{t('remove')}</Button>
            </Popconfirm>
          )}
        </div>
      </Form>
      {item && <Attachments home="swot_item" recordId={item.id} />}
    </>
  );
}
