import { Button, DatePicker, Form, Input, InputNumber, Popconfirm } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import type { z } from 'zod';
import { useMay } from '../../../platform/web/actor.ts';
import { useCommand, useEndpoint } from '../../../platform/web/api.ts';
import { useWords } from '../../../platform/web/language.ts';
import { Status } from '../../../platform/web/ui/figures.tsx';
import { Loaded, RefusalNote } from '../../../platform/web/ui/Loaded.tsx';
import { isComing, nextPriceDay } from '../trim.rules.ts';
import {
  deleteTrimPrice,
  getTrimPrices,
  getTrims,
  postTrimPrice,
  type Trim,
  type TrimPrice,
} from '../trim.schema.ts';
import { GuardedFen } from './Guarded.tsx';

type Shown = z.infer<typeof Trim>;
type Price = z.infer<typeof TrimPrice>;
const refreshes = [getTrims, getTrimPrices];

/** The prices of a trim by day (价格历史), who set them, and a new one from today on. */
export function PriceHistory({ trim }: { trim: Shown }) {
  const { t } = useWords();
  const history = useEndpoint(getTrimPrices, { id: trim.id });
  const mayEdit = useMay('catalog', 'edit');
  const mayPrice = [useMay('cost', 'edit'), useMay('floor_price', 'edit')].every(Boolean);
  return (
    <Loaded query={history}>
      {({ rows, today }) => (
        <>
          <ul className="prices-list">
            {rows.length === 0 && <p className="quiet">{t('catalog.noPrices')}</p>}
            {rows.map((price) => (
              <PriceItem
                key={price.fromOn}
                id={trim.id}
                price={price}
                state={stateOf(price, rows, today)}
                mayEdit={mayEdit && mayPrice}
              />
            ))}
          </ul>
          {mayEdit && mayPrice && <NewPrice id={trim.id} last={rows[0]} today={today} />}
          {mayEdit && !mayPrice && <p className="quiet">{t('catalog.noCosts')}</p>}
        </>
      )}
    </Loaded>
  );
}

type PriceState = 'coming' | 'inForce' | 'past';

function stateOf(price: Price, rows: readonly Price[], today: string): PriceState {
  if (isComing(price.fromOn, today)) return 'coming';
  return rows.find(({ fromOn }) => !isComing(fromOn, today)) === price ? 'inForce' : 'past';
}

type ItemProps = { id: string; price: Price; state: PriceState; mayEdit: boolean };

function PriceItem({ id, price, state, mayEdit }: ItemProps) {
  const { t, format } = useWords();
  const withdraw = useCommand(deleteTrimPrice, { refreshes });
  const guarded = [
    ['floor', 'floorFen', 'floor_price', price.floorFen],
    ['cost', 'costFen', 'cost', price.costFen],
    ['rebate', 'rebateFen', 'cost', price.rebateFen],
  ] as const;
  return (
    <li>
      <header>
        <b>{format.longDay(price.fromOn)}</b>
        <Status state={state === 'inForce' ? 'onTrack' : 'idle'}>{t(`catalog.${state}`)}</Status>
        {state === 'coming' && mayEdit && (
          <span className="end">
            <Popconfirm
              title={t('catalog.withdrawAsk')}
              okText={t('catalog.withdraw')}
              onConfirm={() => withdraw.mutate({ id, fromOn: price.fromOn })}
            >
              <Button size="small" type="text" loading={withdraw.isPending}>
                {t('catalog.withdraw')}
              </Button>
            </Popconfirm>
          </span>
        )}
      </header>
      <RefusalNote error={withdraw.error} />
      <dl>
        <div>
          <dt>{t('catalog.guide')}</dt>
          <dd>{format.yuan(price.guideFen)}</dd>
        </div>
        {guarded.map(([word, field, right, fen]) => (
          <div key={field}>
            <dt>{t(`catalog.${word}`)}</dt>
            <dd>
              <GuardedFen row={price} field={field} right={right} fen={fen} />
            </dd>
          </div>
        ))}
      </dl>
      <small>
        {[price.setByName, format.moment(price.setAt), price.source].filter(Boolean).join(' · ')}
      </small>
    </li>
  );
}

type Fields = {
  from: Dayjs;
  guide: number;
  floor: number;
  cost: number;
  rebate?: number;
  source?: string;
};
const yuanOf = (fen: number | null | undefined) => (fen ? fen / 100 : undefined);
const fenOf = (yuan: number | undefined) => Math.round((yuan ?? 0) * 100);

function NewPrice({ id, last, today }: { id: string; last: Price | undefined; today: string }) {
  const { t } = useWords();
  const [form] = Form.useForm<Fields>();
  const set = useCommand(postTrimPrice, { refreshes });
  const required = [{ required: true, message: t('field.required') }];
  const amount = (name: 'guide' | 'floor' | 'cost' | 'rebate') => (
    <Form.Item name={name} label={t(`catalog.${name}`)} rules={name === 'rebate' ? [] : required}>
      <InputNumber min={0} max={10_000_000} precision={2} suffix={t('catalog.yuan')} />
    </Form.Item>
  );
  const send = (fields: Fields) =>
    set.mutate(
      {
        id,
        fromOn: fields.from.format('YYYY-MM-DD'),
        guideFen: fenOf(fields.guide),
        floorFen: fenOf(fields.floor),
        costFen: fenOf(fields.cost),
        rebateFen: fenOf(fields.rebate),
        source: fields.source ?? '',
      },
      { onSuccess: () => form.setFieldValue('source', '') },
    );
  return (
    <Form<Fields>
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={{
        from: dayjs(nextPriceDay(today)),
        guide: yuanOf(last?.guideFen),
        floor: yuanOf(last?.floorFen),
        cost: yuanOf(last?.costFen),
        rebate: yuanOf(last?.rebateFen),
      }}
      onFinish={send}
    >
      <h3>{t('catalog.newPrice')}</h3>
      <RefusalNote error={set.error} />
      <div className="fields-2">
        <Form.Item name="from" label={t('catalog.from')} rules={required}>
          <DatePicker
            allowClear={false}
            disabledDate={(date) => date.format('YYYY-MM-DD') < today}
          />
        </Form.Item>
        {amount('guide')}
        {amount('floor')}
        {amount('cost')}
        {amount('rebate')}
        <Form.Item name="source" label={t('catalog.source')}>
          <Input maxLength={200} />
        </Form.Item>
      </div>
      <Button type="primary" htmlType="submit" loading={set.isPending}>
        {t('catalog.setPrice')}
      </Button>
    </Form>
  );
}
