import { Button, Form, Select } from 'antd';
import { useCommand } from '../../../platform/web/api.ts';
import { useWords } from '../../../platform/web/language.ts';
import { RefusalNote } from '../../../platform/web/ui/Loaded.tsx';
import { getRivals, postRival } from '../rival/rival.schema.ts';
import { useModels } from './use-models.ts';

/** Sets a model of others against one of ours (设竞品). */
export function NewRival({ onClose }: { onClose: () => void }) {
  const { t } = useWords();
  const pair = useCommand(postRival, { refreshes: [getRivals] });
  const { choices, others } = useModels();
  const required = [{ required: true, message: t('field.required') }];
  return (
    <Form<{ modelId: string; rivalId: string }>
      layout="vertical"
      requiredMark={false}
      onFinish={(fields) => pair.mutate(fields, { onSuccess: onClose })}
    >
      <RefusalNote error={pair.error} />
      <Form.Item name="modelId" label={t('rivals.own')} rules={required}>
        <Select options={choices} />
      </Form.Item>
      <Form.Item name="rivalId" label={t('rivals.rival')} rules={required}>
        <Select
          showSearch
          optionFilterProp="label"
          options={others.map(({ id, name, brandName }) => ({
            value: id,
            label: `${brandName} ${name}`,
          }))}
        />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={pair.isPending}>
        {t('catalog.save')}
      </Button>
    </Form>
  );
}
