import { Button, DatePicker, Form, Input, Modal, Popconfirm, Select } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import { getStores } from '../../../people/place.schema.ts';
import { useMay } from '../../../../platform/web/actor.ts';
import { useCommand, useEndpoint } from '../../../../platform/web/api.ts';
import { useWords } from '../../../../platform/web/language.ts';
import { RefusalNote } from '../../../../platform/web/ui/Loaded.tsx';
import * as stock from '../stock.schema.ts';
import type { ShownVehicle } from './VehicleDrawer.tsx';

const refreshes = [
  stock.getVehicle,
  stock.stockList.contracts.page,
  stock.stockList.contracts.summary,
  stock.getStockFactor,
];

/** What may be done with a car (车辆操作): it arrives, comes on another day, is driven, moves. */
export function VehicleActs({ vehicle }: { vehicle: ShownVehicle }) {
  const { t } = useWords();
  const mayEdit = useMay('stock', 'edit');
  const [asked, setAsked] = useState<'eta' | 'transfer'>();
  const arrive = useCommand(stock.postVehicleArrival, { refreshes });
  const use = useCommand(stock.postVehicleUse, { refreshes });
  const { id, state, contractId } = vehicle;
  if (!mayEdit || state === 'delivered' || state === 'gone') return null;
  const isDrive = vehicle.use === 'drive';
  return (
    <>
      <RefusalNote error={arrive.error ?? use.error} />
      <div className="vehicle-acts">
        {state === 'in_transit' && (
          <>
            <Button type="primary" loading={arrive.isPending} onClick={() => arrive.mutate({ id })}>
              {t('stock.arrive')}
            </Button>
            <Button onClick={() => setAsked('eta')}>{t('stock.expect')}</Button>
          </>
        )}
        {!contractId && (
          <>
            <Popconfirm
              title={t(isDrive ? 'stock.toSale' : 'stock.toDrive')}
              onConfirm={() => use.mutate({ id, use: isDrive ? 'sale' : 'drive' })}
            >
              <Button loading={use.isPending}>
                {t(isDrive ? 'stock.toSale' : 'stock.toDrive')}
              </Button>
            </Popconfirm>
            <Button onClick={() => setAsked('transfer')}>{t('stock.transfer')}</Button>
          </>
        )}
      </div>
      {asked === 'eta' && <ExpectForm id={id} onClose={() => setAsked(undefined)} />}
      {asked === 'transfer' && <TransferForm id={id} onClose={() => setAsked(undefined)} />}
    </>
  );
}

type FormProps = { id: string; onClose: () => void };
type Expected = { etaOn: Dayjs; reason: string };

function ExpectForm({ id, onClose }: FormProps) {
  const { t } = useWords();
  const [form] = Form.useForm<Expected>();
  const expect = useCommand(stock.postEta, { refreshes });
  const required = [{ required: true, message: t('field.required') }];
  return (
    <Modal
      open
      title={t('stock.expect')}
      okText={t('stock.expect')}
      okButtonProps={{ loading: expect.isPending }}
      onOk={form.submit}
      onCancel={onClose}
    >
      <Form<Expected>
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={({ etaOn, reason }) =>
          expect.mutate({ id, etaOn: etaOn.format('YYYY-MM-DD'), reason }, { onSuccess: onClose })
        }
      >
        <RefusalNote error={expect.error} />
        <Form.Item name="etaOn" label={t('stock.eta')} rules={required}>
          <DatePicker style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="reason" label={t('stock.expectReason')} rules={required}>
          <Input maxLength={200} />
        </Form.Item>
      </Form>
    </Modal>
  );
}

function TransferForm({ id, onClose }: FormProps) {
  const { t } = useWords();
  const [storeId, setStoreId] = useState<string>();
  const stores = useEndpoint(getStores, { limit: 200 });
  const move = useCommand(stock.postVehicleTransfer, { refreshes });
  return (
    <Modal
      open
      title={t('stock.transfer')}
      okText={t('stock.transfer')}
      okButtonProps={{ disabled: !storeId, loading: move.isPending }}
      onOk={() => storeId && move.mutate({ id, storeId }, { onSuccess: onClose })}
      onCancel={onClose}
    >
      <RefusalNote error={move.error} />
      <Select
        aria-label={t('stock.transferTo')}
        placeholder={t('stock.transferTo')}
        style={{ width: '100%' }}
        onChange={(value: string) => setStoreId(value)}
        options={(stores.data?.rows ?? []).map((store) => ({ value: store.id, label: store.name }))}
      />
    </Modal>
  );
}
