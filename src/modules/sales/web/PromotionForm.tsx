import { Button, Checkbox, DatePicker, Form, Input, InputNumber, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import type { z } from 'zod';
import { useCommand, useEndpoint } from '../../../platform/web/api.ts';
import { useWords } from '../../../platform/web/language.ts';
import { RefusalNote } from '../../../platform/web/ui/Loaded.tsx';
import { useModels } from '../../catalog/web/use-models.ts';
import { getTrims } from '../../catalog/trim.schema.ts';
import {
  comparisons,
  customerKinds,
  getPromotions,
  postPromotion,
  promotionKinds,
  putPromotionLimits,
  type Promotion,
} from '../promotion/promotion.schema.ts';
import { GiftFields } from './GiftFields.tsx';
import { PromotionPlaces } from './PromotionPlaces.tsx';
import { sentOf, type PromotionDraft } from './promotion-draft.rules.ts';

type Draft = Omit<PromotionDraft, 'days'> & { days: [Dayjs, Dayjs] };
const dayText = (day: Dayjs) => day.format('YYYY-MM-DD');

/** A new promotion (新建促销): what it gives, for which cars and customers, who pays, how much of it there is. */
export function PromotionForm({ onClose }: { onClose: () => void }) {
  const { t } = useWords();
  const [form] = Form.useForm<Draft>();
  const kind = Form.useWatch('kind', form) ?? 'limited_price';
  const make = useCommand(postPromotion, { refreshes: [getPromotions] });
  const required = [{ required: true, message: t('field.required') }];
  const send = ({ days: [from, to], ...draft }: Draft) =>
    make.mutate(sentOf({ ...draft, days: [dayText(from), dayText(to)] }), { onSuccess: onClose });
  return (
    <Form<Draft>
      form={form}
      className="promotion-form"
      layout="vertical"
      requiredMark={false}
      initialValues={{ kind, combines: true, makerPercent: 0 }}
      onFinish={send}
    >
      <RefusalNote error={make.error} />
      <Form.Item name="name" label={t('promotions.name')} rules={required}>
        <Input maxLength={40} />
      </Form.Item>
      <div className="fields">
        <Form.Item name="kind" label={t('promotions.kind')}>
          <Select
            options={promotionKinds.map((value) => ({
              value,
              label: t(`promotions.kindOf.${value}`),
            }))}
          />
        </Form.Item>
        <Form.Item name="days" label={t('promotions.days')} rules={required}>
          <DatePicker.RangePicker />
        </Form.Item>
        <PromotionPlaces />
        {kind === 'limited_price' && <Yuan name="priceYuan" word="price" required />}
        {kind !== 'limited_price' && kind !== 'gift' && <Yuan name="offYuan" word="off" />}
        <Form.Item name="makerPercent" label={t('promotions.maker')}>
          <InputNumber min={0} max={100} precision={2} suffix="%" />
        </Form.Item>
      </div>
      <GiftFields />
      <Conditions kind={kind} />
      <div className="fields">
        <Yuan name="compareYuan" word="compare" />
        <Form.Item
          name="compareAs"
          label={t('promotions.compareAs')}
          extra={t('promotions.compareHint')}
        >
          <Select
            allowClear
            options={comparisons.map((value) => ({
              value,
              label: t(`promotions.compareAs.${value}`),
            }))}
          />
        </Form.Item>
        <Form.Item name="unitsLimit" label={t('promotions.unitsLimit')}>
          <InputNumber
            min={1}
            max={100_000}
            precision={0}
            placeholder={t('promotions.unlimited')}
          />
        </Form.Item>
        <Yuan name="budgetYuan" word="budget" />
      </div>
      <Form.Item name="basis" label={t('promotions.basis')}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="note" label={t('promotions.noteField')}>
        <Input.TextArea rows={2} maxLength={300} />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={make.isPending}>
        {t('promotions.make')}
      </Button>
    </Form>
  );
}

type YuanName = 'priceYuan' | 'offYuan' | 'compareYuan' | 'budgetYuan';

function Yuan({ name, word, required }: { name: YuanName; word: string; required?: boolean }) {
  const { t } = useWords();
  const rules = required ? [{ required: true, message: t('field.required') }] : [];
  return (
    <Form.Item name={name} label={t(`promotions.${word}`)} rules={rules}>
      <InputNumber min={0} max={1_000_000_000} precision={2} suffix={t('catalog.yuan')} />
    </Form.Item>
  );
}

function Conditions({ kind }: { kind: PromotionDraft['kind'] }) {
  const { t } = useWords();
  const { choices } = useModels();
  const trims = useEndpoint(getTrims, {});
  return (
    <>
      <Form.Item name="modelIds" label={t('promotions.cars')}>
        <Select
          mode="multiple"
          optionFilterProp="label"
          placeholder={t('promotions.everyCar')}
          options={choices}
        />
      </Form.Item>
      <Form.Item name="trimIds" label={t('promotions.trims')}>
        <Select
          mode="multiple"
          optionFilterProp="label"
          placeholder={t('promotions.unlimited')}
          options={
            trims.data?.rows.map(({ id, modelName, name }) => ({
              value: id,
              label: `${modelName} ${name}`,
            })) ?? []
          }
        />
      </Form.Item>
      <div className="fields">
        <Form.Item name="customerKinds" label={t('promotions.customers')}>
          <Select
            mode="multiple"
            placeholder={t('promotions.everybody')}
            options={customerKinds.map((value) => ({
              value,
              label: t(`promotions.customerOf.${value}`),
            }))}
          />
        </Form.Item>
        <Form.Item name="leastStockDays" label={t('promotions.stockDays')}>
          <InputNumber min={1} max={2000} precision={0} suffix={t('promotions.dayUnit')} />
        </Form.Item>
        {kind === 'finance_gift' && (
          <Form.Item name="leastLoanMonths" label={t('promotions.loanMonths')}>
            <InputNumber min={6} max={96} precision={0} suffix={t('promotions.monthUnit')} />
          </Form.Item>
        )}
      </div>
      <Form.Item name="combines" valuePropName="checked">
        <Checkbox>{t('promotions.combines')}</Checkbox>
      </Form.Item>
    </>
  );
}

type LimitsProps = { promotion: z.infer<typeof Promotion>; onClose: () => void };
type Limits = { unitsLimit?: number | null; budgetYuan?: number | null; endsOn: Dayjs };

/** How much there is of a promotion (调整名额): cars, budget, last day; never below what is given. */
export function LimitsForm({ promotion, onClose }: LimitsProps) {
  const { t } = useWords();
  const put = useCommand(putPromotionLimits, { refreshes: [getPromotions] });
  const { id, unitsLimit, budgetFen, endsOn } = promotion;
  const send = (fields: Limits) =>
    put.mutate(
      {
        id,
        unitsLimit: fields.unitsLimit ?? null,
        budgetFen: fields.budgetYuan ? Math.round(fields.budgetYuan * 100) : null,
        endsOn: dayText(fields.endsOn),
      },
      { onSuccess: onClose },
    );
  return (
    <Form<Limits>
      className="promotion-form"
      layout="vertical"
      requiredMark={false}
      initialValues={{
        unitsLimit,
        budgetYuan: budgetFen === null ? null : budgetFen / 100,
        endsOn: dayjs(endsOn),
      }}
      onFinish={send}
    >
      <p>
        <b>{promotion.name}</b>
      </p>
      <RefusalNote error={put.error} />
      <div className="fields">
        <Form.Item name="unitsLimit" label={t('promotions.unitsLimit')}>
          <InputNumber
            min={1}
            max={100_000}
            precision={0}
            placeholder={t('promotions.unlimited')}
          />
        </Form.Item>
        <Yuan name="budgetYuan" word="budget" />
        <Form.Item name="endsOn" label={t('promotions.endsOn')}>
          <DatePicker allowClear={false} />
        </Form.Item>
      </div>
      <Button type="primary" htmlType="submit" loading={put.isPending}>
        {t('promotions.saveLimits')}
      </Button>
    </Form>
  );
}
