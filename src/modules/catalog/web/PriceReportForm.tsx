import { Button, DatePicker, Form, Input, InputNumber, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { Attachments } from '../../../platform/file/web/Attachments.tsx';
import { useCommand } from '../../../platform/web/api.ts';
import { useWords } from '../../../platform/web/language.ts';
import { RefusalNote } from '../../../platform/web/ui/Loaded.tsx';
import { getPriceReports, getRivals, postPriceReport } from '../rival/rival.schema.ts';

type Known = { id: string; name: string; brandName: string };
type Fields = {
  rivalId: string;
  price: number;
  place: string;
  seenOn: Dayjs;
  trimName?: string;
  gift?: string;
  link?: string;
  note?: string;
};

/** A price seen at a rival, in seconds (快速报价): which, how much, where; a photo after it is kept. */
export function PriceReportForm({ rivals, onClose }: { rivals: Known[]; onClose: () => void }) {
  const { t } = useWords();
  const report = useCommand(postPriceReport, { refreshes: [getRivals, getPriceReports] });
  const required = [{ required: true, message: t('field.required') }];
  if (report.data) return <Reported {...report.data} onClose={onClose} />;
  const send = ({ price, seenOn, ...fields }: Fields) =>
    report.mutate({
      ...fields,
      priceFen: Math.round(price * 100),
      seenOn: seenOn.format('YYYY-MM-DD'),
    });
  return (
    <Form<Fields>
      className="quick-report"
      layout="vertical"
      requiredMark={false}
      initialValues={{ seenOn: dayjs(), ...(rivals.length === 1 && { rivalId: rivals[0]!.id }) }}
      onFinish={send}
    >
      <RefusalNote error={report.error} />
      <Form.Item name="rivalId" label={t('rivals.rival')} rules={required}>
        <Select
          size="large"
          showSearch
          optionFilterProp="label"
          options={rivals.map(({ id, name, brandName }) => ({
            value: id,
            label: `${brandName} ${name}`,
          }))}
        />
      </Form.Item>
      <Form.Item name="price" label={t('rivals.price')} rules={required}>
        <InputNumber
          size="large"
          min={1_000}
          max={10_000_000}
          precision={0}
          inputMode="numeric"
          suffix={t('catalog.yuan')}
        />
      </Form.Item>
      <Form.Item name="place" label={t('rivals.place')} rules={required}>
        <Input size="large" maxLength={60} placeholder={t('rivals.placeHint')} />
      </Form.Item>
      <Form.Item name="gift" label={t('rivals.gift')}>
        <Input size="large" maxLength={200} />
      </Form.Item>
      <details>
        <summary>{t('rivals.more')}</summary>
        <Form.Item name="seenOn" label={t('rivals.seen')}>
          <DatePicker allowClear={false} disabledDate={(day) => day.isAfter(dayjs(), 'day')} />
        </Form.Item>
        <Form.Item name="trimName" label={t('rivals.trim')}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="link" label={t('rivals.link')}>
          <Input maxLength={500} placeholder="https://" />
        </Form.Item>
        <Form.Item name="note" label={t('rivals.note')}>
          <Input.TextArea rows={2} maxLength={300} />
        </Form.Item>
      </details>
      <Button type="primary" size="large" block htmlType="submit" loading={report.isPending}>
        {t('rivals.send')}
      </Button>
    </Form>
  );
}

type ReportedProps = { id: string; dropBp: number | null; onClose: () => void };

function Reported({ id, dropBp, onClose }: ReportedProps) {
  const { t, format } = useWords();
  const title =
    dropBp !== null && dropBp > 0
      ? t('rivals.sentDrop', { drop: format.percent(dropBp) })
      : t('rivals.sent');
  return (
    <div className="reported" role="status">
      <h3>{title}</h3>
      <p className="soft">{t('rivals.proof')}</p>
      <Attachments home="price_report" recordId={id} />
      <Button type="primary" size="large" block onClick={onClose}>
        {t('rivals.done')}
      </Button>
    </div>
  );
}
