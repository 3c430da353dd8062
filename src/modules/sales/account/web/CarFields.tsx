import { Form, Select } from 'antd';
import { useEndpoint } from '../../../../platform/web/api.ts';
import { useWords } from '../../../../platform/web/language.ts';
import { getModels } from '../../../catalog/model.schema.ts';
import { getTrims } from '../../../catalog/trim.schema.ts';

/** Model and, if it matters, trim of a form. */
export function CarFields() {
  const { t } = useWords();
  const form = Form.useFormInstance();
  const modelId = Form.useWatch<string | undefined>('modelId', form);
  const models = useEndpoint(getModels, {});
  const trims = useEndpoint(getTrims, { modelId }, { enabled: !!modelId });
  const own = models.data?.rows.filter((model) => model.own) ?? [];
  return (
    <>
      <Form.Item
        name="modelId"
        label={t('keyAccounts.model')}
        rules={[{ required: true, message: t('field.required') }]}
      >
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={own.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={() => form.setFieldValue('trimId', undefined)}
        />
      </Form.Item>
      <Form.Item name="trimId" label={t('keyAccounts.trim')}>
        <Select
          allowClear
          placeholder={t('keyAccounts.wholeModel')}
          options={trims.data?.rows.map(({ id, name }) => ({ value: id, label: name })) ?? []}
        />
      </Form.Item>
    </>
  );
}
