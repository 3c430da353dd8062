import { Button, Form, Input, InputNumber, Select } from 'antd';
import type { z } from 'zod';
import { useMay } from '../../../platform/web/actor.ts';
import { useCommand } from '../../../platform/web/api.ts';
import { useWords } from '../../../platform/web/language.ts';
import { RefusalNote } from '../../../platform/web/ui/Loaded.tsx';
import {
  getProducts,
  loanWays,
  postProduct,
  productKinds,
  putProduct,
  type Product,
} from '../product.schema.ts';
import { draftOf, sentOf, type ProductDraft } from './product-draft.rules.ts';
import { useModels } from './use-models.ts';

type ProductFormProps = { product: z.infer<typeof Product> | undefined; onClose: () => void };

/** A product with the terms of its kind (产品与方案): new, or corrected. */
export function ProductForm({ product, onClose }: ProductFormProps) {
  const { t } = useWords();
  const [form] = Form.useForm<ProductDraft>();
  const kind = Form.useWatch('kind', form) ?? product?.kind ?? 'accessory';
  const mayCost = useMay('cost', 'edit');
  const { choices } = useModels();
  const add = useCommand(postProduct, { refreshes: [getProducts] });
  const put = useCommand(putProduct, { refreshes: [getProducts] });
  const required = [{ required: true, message: t('field.required') }];
  const byTerms = kind === 'finance' || kind === 'insurance';
  const send = (draft: ProductDraft) => {
    const fields = sentOf(draft, { kind, mayCost });
    const done = { onSuccess: onClose };
    if (product) put.mutate({ id: product.id, ...fields }, done);
    else add.mutate({ kind, ...fields }, done);
  };
  return (
    <Form<ProductDraft>
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={draftOf(product)}
      onFinish={send}
    >
      <RefusalNote error={add.error ?? put.error} />
      <Form.Item name="kind" label={t('products.kind')}>
        <Select
          disabled={!!product}
          options={productKinds.map((value) => ({ value, label: t(`products.kindOf.${value}`) }))}
        />
      </Form.Item>
      <Form.Item name="name" label={t('products.name')} rules={required}>
        <Input maxLength={60} />
      </Form.Item>
      <div className="fields-2">
        <Form.Item name="provider" label={t('products.provider')} rules={byTerms ? required : []}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="modelId" label={t('products.model')}>
          <Select allowClear placeholder={t('products.every')} options={choices} />
        </Form.Item>
        {!byTerms && <Yuan name="price" required />}
        {mayCost && <Yuan name="cost" />}
        {mayCost && <Yuan name="income" />}
      </div>
      {kind === 'finance' && <LoanFields />}
      {kind === 'insurance' && <InsuranceFields />}
      <Form.Item name="note" label={t('products.note')}>
        <Input maxLength={200} />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={add.isPending || put.isPending}>
        {t('catalog.save')}
      </Button>
    </Form>
  );
}

function Yuan({
  name,
  required = false,
}: {
  name: 'price' | 'cost' | 'income' | 'baseFee' | 'liability';
  required?: boolean;
}) {
  const { t } = useWords();
  const rules = required ? [{ required: true, message: t('field.required') }] : [];
  return (
    <Form.Item name={name} label={t(`products.${name}`)} rules={rules}>
      <InputNumber min={0} max={10_000_000} precision={2} suffix={t('catalog.yuan')} />
    </Form.Item>
  );
}

type Percent = 'apr' | 'fee' | 'leastDown' | 'balloon' | 'priceRate';

function Share({ name, most }: { name: Percent; most: number }) {
  const { t } = useWords();
  return (
    <Form.Item name={name} label={t(`products.${name}`)}>
      <InputNumber min={0} max={most} precision={2} suffix="%" />
    </Form.Item>
  );
}

function LoanFields() {
  const { t } = useWords();
  const form = Form.useFormInstance<ProductDraft>();
  const way = Form.useWatch('way', form);
  const required = [{ required: true, message: t('field.required') }];
  return (
    <div className="fields-2">
      <Form.Item name="way" label={t('products.way')} rules={required}>
        <Select
          options={loanWays.map((value) => ({ value, label: t(`products.wayOf.${value}`) }))}
        />
      </Form.Item>
      <Form.Item name="months" label={t('products.months')} rules={required}>
        <Select
          mode="multiple"
          options={[12, 18, 24, 36, 48, 60].map((value) => ({ value, label: String(value) }))}
        />
      </Form.Item>
      {way !== 'zero_rate' && way !== 'flat_fee' && <Share name="apr" most={36} />}
      {way === 'flat_fee' && <Share name="fee" most={50} />}
      <Share name="leastDown" most={90} />
      {way === 'balloon' && <Share name="balloon" most={60} />}
    </div>
  );
}

function InsuranceFields() {
  const { t } = useWords();
  const factor = (name: 'factor' | 'noClaim', most: number) => (
    <Form.Item name={name} label={t(`products.${name}`)}>
      <InputNumber min={0.5} max={most} step={0.05} precision={4} />
    </Form.Item>
  );
  return (
    <div className="fields-2">
      <Yuan name="baseFee" />
      <Share name="priceRate" most={10} />
      <Yuan name="liability" />
      {factor('factor', 1.5)}
      {factor('noClaim', 2)}
    </div>
  );
}
