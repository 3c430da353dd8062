import { Button, Checkbox, Form, Input, InputNumber, Select } from 'antd';
import type { z } from 'zod';
import { useCommand } from '../../../platform/web/api.ts';
import { useWords } from '../../../platform/web/language.ts';
import { RefusalNote } from '../../../platform/web/ui/Loaded.tsx';
import type { Model } from '../model.schema.ts';
import { getTrims, postTrim, putTrim, type Trim } from '../trim.schema.ts';

type Fields = {
  name: string;
  seats: number;
  litres?: number | null;
  electricRangeKm?: number | null;
  inNevCatalogue?: boolean;
  colours?: string[];
};
type TrimFormProps = {
  model: z.infer<typeof Model>;
  trim?: z.infer<typeof Trim>;
  onClose: () => void;
};

/** What is known of a trim (车款参数): new, or corrected. */
export function TrimForm({ model, trim, onClose }: TrimFormProps) {
  const { t } = useWords();
  const add = useCommand(postTrim, { refreshes: [getTrims] });
  const put = useCommand(putTrim, { refreshes: [getTrims] });
  const required = [{ required: true, message: t('field.required') }];
  const send = ({ litres, ...fields }: Fields) => {
    const whole = {
      ...fields,
      engineTenths: litres ? Math.round(litres * 10) : null,
      electricRangeKm: fields.electricRangeKm ?? null,
    };
    const done = { onSuccess: onClose };
    if (trim) put.mutate({ id: trim.id, ...whole }, done);
    else add.mutate({ modelId: model.id, ...whole }, done);
  };
  return (
    <Form<Fields>
      layout="vertical"
      requiredMark={false}
      initialValues={{
        seats: 5,
        ...trim,
        litres: trim?.engineTenths ? trim.engineTenths / 10 : null,
      }}
      onFinish={send}
    >
      <p className="quiet">{[model.brandName, model.name].join(' ')}</p>
      <RefusalNote error={add.error ?? put.error} />
      <Form.Item name="name" label={t('catalog.trim')} rules={required}>
        <Input maxLength={60} />
      </Form.Item>
      <div className="fields-2">
        <Form.Item name="seats" label={t('catalog.seats')} rules={required}>
          <InputNumber min={1} max={60} precision={0} />
        </Form.Item>
        <Form.Item name="litres" label={t('catalog.engine')}>
          <InputNumber min={0.1} max={15} step={0.1} precision={1} suffix={t('catalog.litres')} />
        </Form.Item>
        <Form.Item name="electricRangeKm" label={t('catalog.range')}>
          <InputNumber min={1} max={2000} precision={0} suffix={t('catalog.km')} />
        </Form.Item>
        <Form.Item name="inNevCatalogue" valuePropName="checked" label=" ">
          <Checkbox>{t('catalog.nev')}</Checkbox>
        </Form.Item>
      </div>
      <Form.Item name="colours" label={t('catalog.colours')} extra={t('catalog.coloursHint')}>
        <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={['、', '，', ',']} />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={add.isPending || put.isPending}>
        {t('catalog.save')}
      </Button>
    </Form>
  );
}
