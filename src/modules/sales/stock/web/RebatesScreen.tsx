import { PlusOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { Button, DatePicker, Drawer, Form, Input, InputNumber, Modal, Select } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import type { OutputOf } from '../../../../kernel/endpoint.ts';
import { getStores } from '../../../people/place.schema.ts';
import { useActor, useMay } from '../../../../platform/web/actor.ts';
import { useCommand, useEndpoint } from '../../../../platform/web/api.ts';
import { useWords } from '../../../../platform/web/language.ts';
import { Card } from '../../../../platform/web/ui/Card.tsx';
import { DataTable } from '../../../../platform/web/ui/DataTable.tsx';
import { Status } from '../../../../platform/web/ui/figures.tsx';
import { Empty, Loaded, RefusalNote } from '../../../../platform/web/ui/Loaded.tsx';
import { Page } from '../../../../platform/web/ui/Page.tsx';
import { getRebates, postRebate, postRebateEnd } from '../rebate.schema.ts';

type Row = OutputOf<typeof getRebates>['rows'][number];
const fenOf = (yuan: number | null | undefined) => Math.round((yuan ?? 0) * 100);

/** Money of manufacturers (厂家返利): claimed, received, what is missing and what is late. */
export function RebatesScreen() {
  const { t, format } = useWords();
  const mayEdit = useMay('stock', 'edit');
  const rebates = useEndpoint(getRebates, { limit: 200 });
  const [isNew, setNew] = useState(false);
  const [settling, setSettling] = useState<Row>();
  const money = (fen: number | null) => (fen === null ? format.none : format.yuan(fen));
  return (
    <Page
      title={t('stock.rebates')}
      tools={
        <>
          <Link to="/stock">
            <Button>{t('stock.title')}</Button>
          </Link>{' '}
          {mayEdit && (
            <Button type="primary" icon={<PlusOutlined />} onClick={() => setNew(true)}>
              {t('rebate.new')}
            </Button>
          )}
        </>
      }
    >
      <Card>
        <Loaded query={rebates}>
          {({ rows }) => (
            <DataTable<Row>
              rowKey="id"
              dataSource={rows}
              empty={<Empty title={t('rebate.none')}>{t('rebate.noneHint')}</Empty>}
              columns={[
                { title: t('rebate.name'), dataIndex: 'name' },
                { title: t('rebate.store'), dataIndex: 'storeName' },
                { title: t('stock.vin'), render: (_, row) => row.vin ?? format.none },
                {
                  title: t('rebate.claimedOn'),
                  render: (_, row) => format.shortDay(row.claimedOn),
                },
                {
                  title: t('rebate.expected'),
                  align: 'right',
                  render: (_, row) => money(row.expectedFen),
                },
                {
                  title: t('rebate.received'),
                  align: 'right',
                  render: (_, row) => money(row.receivedFen),
                },
                {
                  title: t('rebate.difference'),
                  align: 'right',
                  render: (_, row) => money(row.differenceFen),
                },
                { title: t('stock.state'), render: (_, row) => <RebateState row={row} /> },
                {
                  title: '',
                  render: (_, row) =>
                    mayEdit &&
                    row.state === 'claimed' && (
                      <Button size="small" onClick={() => setSettling(row)}>
                        {t('rebate.settle')}
                      </Button>
                    ),
                },
              ]}
            />
          )}
        </Loaded>
      </Card>
      <Drawer
        open={isNew}
        onClose={() => setNew(false)}
        size={440}
        title={t('rebate.new')}
        destroyOnHidden
      >
        <ClaimForm onDone={() => setNew(false)} />
      </Drawer>
      {settling && <SettleForm rebate={settling} onDone={() => setSettling(undefined)} />}
    </Page>
  );
}

function RebateState({ row }: { row: Row }) {
  const { t } = useWords();
  if (row.daysOverdue > 0)
    return <Status state="breached">{t('rebate.overdue', { days: row.daysOverdue })}</Status>;
  const looks = { claimed: 'atRisk', received: 'onTrack', refused: 'idle' } as const;
  return <Status state={looks[row.state]}>{t(`rebate.stateOf.${row.state}`)}</Status>;
}

type Fields = {
  storeId: string;
  name: string;
  yuan: number;
  expectedOn?: Dayjs | null;
  note?: string;
};

function ClaimForm({ onDone }: { onDone: () => void }) {
  const { t } = useWords();
  const actor = useActor();
  const stores = useEndpoint(getStores, { limit: 200 });
  const claim = useCommand(postRebate, { refreshes: [getRebates] });
  const required = [{ required: true, message: t('field.required') }];
  const send = ({ yuan, expectedOn, ...fields }: Fields) =>
    claim.mutate(
      { ...fields, expectedFen: fenOf(yuan), expectedOn: expectedOn?.format('YYYY-MM-DD') ?? null },
      { onSuccess: onDone },
    );
  return (
    <Form<Fields>
      layout="vertical"
      requiredMark={false}
      initialValues={{ storeId: actor.storeId }}
      onFinish={send}
    >
      <RefusalNote error={claim.error} />
      <Form.Item name="name" label={t('rebate.name')} rules={required}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="storeId" label={t('rebate.store')} rules={required}>
        <Select
          options={(stores.data?.rows ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
      <Form.Item name="yuan" label={t('rebate.expected')} rules={required}>
        <InputNumber min={0.01} precision={2} style={{ width: '100%' }} />
      </Form.Item>
      <Form.Item name="expectedOn" label={t('rebate.expectedOn')}>
        <DatePicker style={{ width: '100%' }} />
      </Form.Item>
      <Form.Item name="note" label={t('rebate.note')}>
        <Input maxLength={200} />
      </Form.Item>
      <Button type="primary" htmlType="submit" block loading={claim.isPending}>
        {t('rebate.new')}
      </Button>
    </Form>
  );
}

function SettleForm({ rebate, onDone }: { rebate: Row; onDone: () => void }) {
  const { t } = useWords();
  const [yuan, setYuan] = useState<number | null>(
    rebate.expectedFen === null ? null : rebate.expectedFen / 100,
  );
  const end = useCommand(postRebateEnd, { refreshes: [getRebates] });
  const send = (receivedFen: number | null) =>
    end.mutate({ id: rebate.id, receivedFen }, { onSuccess: onDone });
  return (
    <Modal
      open
      title={rebate.name}
      onCancel={onDone}
      footer={
        <>
          <Button danger type="text" onClick={() => send(null)}>
            {t('rebate.refuse')}
          </Button>
          <Button
            type="primary"
            disabled={yuan === null}
            loading={end.isPending}
            onClick={() => send(fenOf(yuan))}
          >
            {t('rebate.settle')}
          </Button>
        </>
      }
    >
      <RefusalNote error={end.error} />
      <InputNumber
        aria-label={t('rebate.received')}
        min={0}
        precision={2}
        value={yuan}
        onChange={setYuan}
        style={{ width: '100%' }}
      />
    </Modal>
  );
}
