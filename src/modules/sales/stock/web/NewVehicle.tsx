import { App, Button, DatePicker, Drawer, Form, Input, InputNumber, Select } from 'antd';
import type { Dayjs } from 'dayjs';
import { getTrims } from '../../../catalog/trim.schema.ts';
import { getStores } from '../../../people/place.schema.ts';
import { useActor, useMay } from '../../../../platform/web/actor.ts';
import { useCommand, useEndpoint } from '../../../../platform/web/api.ts';
import { useWords } from '../../../../platform/web/language.ts';
import { RefusalNote } from '../../../../platform/web/ui/Loaded.tsx';
import { postVehicle, stockList } from '../stock.schema.ts';
import { isVin, plainVin, vinWarning } from '../vin.rules.ts';

type Fields = {
  vin: string;
  storeId: string;
  trimId: string;
  colour?: string;
  orderedOn?: Dayjs | null;
  etaOn?: Dayjs | null;
  arrivedOn?: Dayjs | null;
  yuan?: number | null;
  note?: string;
};

/** Enters a car by its VIN (登记车辆); a check digit that does not fit is told while typing. */
export function NewVehicle({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useWords();
  const { message } = App.useApp();
  const enter = useCommand(postVehicle, {
    refreshes: [stockList.contracts.page, stockList.contracts.summary],
  });
  const day = (on: Dayjs | null | undefined) => on?.format('YYYY-MM-DD') ?? null;
  const send = ({ yuan, orderedOn, etaOn, arrivedOn, ...fields }: Fields) =>
    enter.mutate(
      {
        ...fields,
        orderedOn: day(orderedOn),
        etaOn: day(etaOn),
        arrivedOn: day(arrivedOn),
        costFen: yuan ? Math.round(yuan * 100) : null,
      },
      {
        onSuccess: ({ warning }) => {
          if (warning) void message.warning(t('stock.checkDigit'));
          onClose();
        },
      },
    );
  return (
    <Drawer open={open} onClose={onClose} size={440} title={t('stock.new')} destroyOnHidden>
      <EntryForm
        send={send}
        isPending={enter.isPending}
        error={<RefusalNote error={enter.error} />}
      />
    </Drawer>
  );
}

type EntryProps = {
  send: (fields: Fields) => void;
  isPending: boolean;
  error: React.ReactNode;
};

function EntryForm({ send, isPending, error }: EntryProps) {
  const { t } = useWords();
  const actor = useActor();
  const mayCost = useMay('cost', 'read');
  const [form] = Form.useForm<Fields>();
  const vin = plainVin(Form.useWatch<string | undefined>('vin', form) ?? '');
  const stores = useEndpoint(getStores, { limit: 200 });
  const trims = useEndpoint(getTrims, {});
  const isOdd = isVin(vin) && vinWarning(vin) !== null;
  const required = [{ required: true, message: t('field.required') }];
  return (
    <Form<Fields>
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={{ storeId: actor.storeId }}
      onFinish={send}
    >
      {error}
      <Form.Item
        name="vin"
        label={t('stock.vin')}
        rules={required}
        {...(isOdd && { extra: t('stock.checkDigit'), validateStatus: 'warning' as const })}
      >
        <Input maxLength={40} autoCapitalize="characters" />
      </Form.Item>
      <Form.Item name="trimId" label={t('stock.trim')} rules={required}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={(trims.data?.rows ?? []).map(({ id, modelName, name }) => ({
            value: id,
            label: `${modelName} ${name}`,
          }))}
        />
      </Form.Item>
      <Form.Item name="colour" label={t('stock.colour')}>
        <Input maxLength={40} />
      </Form.Item>
      <Form.Item name="storeId" label={t('stock.store')} rules={required}>
        <Select
          options={(stores.data?.rows ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
      {(['orderedOn', 'etaOn', 'arrivedOn'] as const).map((name) => (
        <Form.Item
          key={name}
          name={name}
          label={t(name === 'etaOn' ? 'stock.eta' : `stock.${name}`)}
        >
          <DatePicker style={{ width: '100%' }} />
        </Form.Item>
      ))}
      {mayCost && (
        <Form.Item name="yuan" label={`${t('stock.cost')}（¥）`}>
          <InputNumber min={0} precision={2} style={{ width: '100%' }} />
        </Form.Item>
      )}
      <Button type="primary" size="large" htmlType="submit" block loading={isPending}>
        {t('stock.save')}
      </Button>
    </Form>
  );
}
