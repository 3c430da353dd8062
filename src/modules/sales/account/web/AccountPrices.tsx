import { Button, DatePicker, Form, Input, InputNumber, Popconfirm } from 'antd';
import type { Dayjs } from 'dayjs';
import { useCommand } from '../../../../platform/web/api.ts';
import { useWords } from '../../../../platform/web/language.ts';
import { Card } from '../../../../platform/web/ui/Card.tsx';
import { RefusalNote } from '../../../../platform/web/ui/Loaded.tsx';
import { deleteFrameworkPrice, postFrameworkPrice } from '../account-work.schema.ts';
import { getAccount } from '../account.schema.ts';
import { AddButton } from './AddButton.tsx';
import { CarFields } from './CarFields.tsx';
import type { AccountPartProps } from './shown-account.ts';

const refreshes = [getAccount];

/** Framework prices and how much of them is used (框架价). */
export function AccountPrices({ account, mayEdit }: AccountPartProps) {
  const { t } = useWords();
  return (
    <Card
      title={t('keyAccounts.prices')}
      end={
        mayEdit && (
          <AddButton title={t('keyAccounts.prices')}>
            {(close) => <NewPrice id={account.id} onDone={close} />}
          </AddButton>
        )
      }
    >
      <div className="in">
        {account.prices.length === 0 && <p className="quiet">{t('keyAccounts.noPrices')}</p>}
        <ul className="account-lines">
          {account.prices.map((price) => (
            <PriceLine key={price.id} price={price} mayEdit={mayEdit} />
          ))}
        </ul>
      </div>
    </Card>
  );
}

type PriceProps = { price: AccountPartProps['account']['prices'][number]; mayEdit: boolean };

function PriceLine({ price, mayEdit }: PriceProps) {
  const { t, format } = useWords();
  const drop = useCommand(deleteFrameworkPrice, { refreshes });
  const { used, quantity } = price;
  return (
    <li>
      <div>
        <b>
          {price.modelName} {price.trimName ?? t('keyAccounts.wholeModel')}
        </b>
        <small>
          {[
            `${price.fromOn} – ${price.toOn}`,
            quantity === null
              ? t('keyAccounts.usedOpen', { used })
              : t('keyAccounts.used', { used, quantity }),
            price.note,
          ]
            .filter(Boolean)
            .join(' · ')}
        </small>
        <RefusalNote error={drop.error} />
      </div>
      <strong>{format.yuan(price.priceFen)}</strong>
      {mayEdit && used === 0 && (
        <Popconfirm
          title={t('keyAccounts.dropSure')}
          onConfirm={() => drop.mutate({ id: price.id })}
        >
          <Button size="small" type="text">
            {t('keyAccounts.drop')}
          </Button>
        </Popconfirm>
      )}
    </li>
  );
}

type Fields = {
  modelId: string;
  trimId?: string;
  yuan: number;
  days: [Dayjs, Dayjs];
  quantity?: number;
  note?: string;
};

function NewPrice({ id, onDone }: { id: string; onDone: () => void }) {
  const { t } = useWords();
  const add = useCommand(postFrameworkPrice, { refreshes });
  const required = [{ required: true, message: t('field.required') }];
  const save = ({ days: [from, to], yuan, trimId, quantity, ...fields }: Fields) =>
    add.mutate(
      {
        ...fields,
        id,
        trimId: trimId ?? null,
        quantity: quantity ?? null,
        priceFen: Math.round(yuan * 100),
        fromOn: from.format('YYYY-MM-DD'),
        toOn: to.format('YYYY-MM-DD'),
      },
      { onSuccess: onDone },
    );
  return (
    <Form<Fields> layout="vertical" requiredMark={false} onFinish={save}>
      <RefusalNote error={add.error} />
      <CarFields />
      <Form.Item name="yuan" label={t('keyAccounts.price')} rules={required}>
        <InputNumber min={1} max={10_000_000} precision={2} />
      </Form.Item>
      <Form.Item name="days" label={t('keyAccounts.days')} rules={required}>
        <DatePicker.RangePicker />
      </Form.Item>
      <Form.Item name="quantity" label={t('keyAccounts.most')}>
        <InputNumber min={1} max={100_000} />
      </Form.Item>
      <Form.Item name="note" label={t('keyAccounts.note')}>
        <Input maxLength={200} />
      </Form.Item>
      <Button type="primary" htmlType="submit" block loading={add.isPending}>
        {t('keyAccounts.save')}
      </Button>
    </Form>
  );
}
