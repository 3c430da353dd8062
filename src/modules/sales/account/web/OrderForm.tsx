import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, DatePicker, Drawer, Form, Input, InputNumber } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { useCommand } from '../../../../platform/web/api.ts';
import { useWords } from '../../../../platform/web/language.ts';
import { RefusalNote } from '../../../../platform/web/ui/Loaded.tsx';
import { heldBy } from '../account.rules.ts';
import { postBulkOrder, putBulkParts } from '../account-work.schema.ts';
import { accountList, getAccount } from '../account.schema.ts';
import { CarFields } from './CarFields.tsx';
import type { AccountPartProps } from './shown-account.ts';

const refreshes = [getAccount, accountList.contracts.page];
type ShownOrder = AccountPartProps['account']['orders'][number];
type PartField = { id?: string; due?: Dayjs; quantity?: number };
type Fields = {
  modelId: string;
  trimId?: string;
  quantity: number;
  yuan?: number;
  note?: string;
  parts: PartField[];
};

const partsOf = (parts: readonly PartField[]) =>
  parts.map(({ id, due, quantity }) => ({
    ...(id && { id }),
    dueOn: due!.format('YYYY-MM-DD'),
    quantity: quantity!,
  }));

/** A bulk order: the car, how many, for how much, and in which parts. */
export function NewOrder({
  account,
  onDone,
}: Pick<AccountPartProps, 'account'> & { onDone: () => void }) {
  const { t } = useWords();
  const make = useCommand(postBulkOrder, { refreshes });
  const [form] = Form.useForm<Fields>();
  const quantity = Form.useWatch('quantity', form);
  const save = ({ parts, yuan, trimId, ...fields }: Fields) =>
    make.mutate(
      {
        ...fields,
        id: account.id,
        trimId: trimId ?? null,
        priceFen: yuan ? Math.round(yuan * 100) : null,
        parts: partsOf(parts),
      },
      { onSuccess: onDone },
    );
  return (
    <Form<Fields>
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={{ parts: [{}] }}
      onFinish={save}
    >
      <RefusalNote error={make.error} />
      <CarFields />
      <Form.Item
        name="quantity"
        label={t('keyAccounts.quantity')}
        rules={[{ required: true, message: t('field.required') }]}
      >
        <InputNumber min={1} max={100_000} />
      </Form.Item>
      <Form.Item name="yuan" label={t('keyAccounts.price')} extra={t('keyAccounts.priceHint')}>
        <InputNumber min={1} max={10_000_000} precision={2} />
      </Form.Item>
      <PartFields quantity={quantity ?? 0} />
      <Form.Item name="note" label={t('keyAccounts.note')}>
        <Input maxLength={300} />
      </Form.Item>
      <Button type="primary" htmlType="submit" block loading={make.isPending}>
        {t('keyAccounts.order')}
      </Button>
    </Form>
  );
}

/** The parts of an order, and how far they are from what was ordered. */
function PartFields({ quantity }: { quantity: number }) {
  const { t } = useWords();
  const form = Form.useFormInstance<Fields>();
  const parts = Form.useWatch('parts', form) ?? [];
  const left = quantity - heldBy(parts.map((part) => ({ quantity: part?.quantity ?? 0 })));
  const required = [{ required: true, message: t('field.required') }];
  return (
    <Form.List name="parts">
      {(fields, { add, remove }) => (
        <Form.Item
          label={t('keyAccounts.parts')}
          extra={
            left > 0
              ? t('keyAccounts.partsLeft', { count: left })
              : left < 0
                ? t('keyAccounts.partsOver', { count: -left })
                : undefined
          }
        >
          {fields.map(({ key, name }) => (
            <div key={key} className="part-field">
              <Form.Item name={[name, 'due']} rules={required} noStyle>
                <DatePicker aria-label={t('keyAccounts.days')} />
              </Form.Item>
              <Form.Item name={[name, 'quantity']} rules={required} noStyle>
                <InputNumber min={1} max={100_000} aria-label={t('keyAccounts.quantity')} />
              </Form.Item>
              <Button
                type="text"
                icon={<DeleteOutlined />}
                aria-label={t('keyAccounts.drop')}
                disabled={fields.length === 1}
                onClick={() => remove(name)}
              />
            </div>
          ))}
          <Button
            size="small"
            icon={<PlusOutlined />}
            onClick={() => add(left > 0 ? { quantity: left } : {})}
          >
            {t('keyAccounts.addPart')}
          </Button>
        </Form.Item>
      )}
    </Form.List>
  );
}

/** Splits an order anew; what was delivered stays in its part. */
export function SplitAnew({ order }: { order: ShownOrder }) {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  const save = useCommand(putBulkParts, { refreshes });
  const parts = order.parts.map(({ id, dueOn, quantity }) => ({ id, due: dayjs(dueOn), quantity }));
  return (
    <>
      <Button size="small" type="text" onClick={() => setOpen(true)}>
        {t('keyAccounts.splitAnew')}
      </Button>
      <Drawer
        open={isOpen}
        onClose={() => setOpen(false)}
        size={440}
        title={t('keyAccounts.splitAnew')}
        destroyOnHidden
      >
        <Form<Pick<Fields, 'parts'>>
          layout="vertical"
          initialValues={{ parts }}
          onFinish={(fields) =>
            save.mutate(
              { id: order.id, parts: partsOf(fields.parts) },
              { onSuccess: () => setOpen(false) },
            )
          }
        >
          <RefusalNote error={save.error} />
          <PartFields quantity={order.quantity} />
          <Button type="primary" htmlType="submit" block loading={save.isPending}>
            {t('keyAccounts.save')}
          </Button>
        </Form>
      </Drawer>
    </>
  );
}
