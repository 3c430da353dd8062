import { DeleteOutlined } from '@ant-design/icons';
import { AutoComplete, Button, Checkbox, DatePicker, Form, Input, InputNumber, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useCommand } from '../../web/api.ts';
import { useWords } from '../../web/language.ts';
import { RefusalNote } from '../../web/ui/Loaded.tsx';
import { getRule, getRules, postRule, type SettingValue } from '../setting.schema.ts';
import type { Rule, RuleField } from './rule-value.tsx';

type Row = Record<string, number | string | null | undefined>;
type Fields = {
  from: Dayjs;
  to?: Dayjs | null;
  rows?: Row[];
  source: string;
  note?: string;
  isGivenBack?: boolean;
};

type RuleFormProps = {
  rule: Rule;
  place: string | null;
  now: SettingValue['value'];
  onDone: () => void;
};

const scaleOf = {
  rate: 100,
  money: 100,
  tenth: 10,
  count: 1,
  time: 1,
  text: 1,
  choice: 1,
} as const;

/** The next value of a setting: its figures as people write them, its first day, and where it comes from. */
export function RuleForm({ rule, place, now, onDone }: RuleFormProps) {
  const { t } = useWords();
  const [form] = Form.useForm<Fields>();
  const isGivenBack = Form.useWatch('isGivenBack', form);
  const add = useCommand(postRule, { refreshes: [getRule, getRules] });
  const required = [{ required: true, message: t('field.required') }];
  const save = ({ from, to, rows = [], source, note = '' }: Fields) =>
    add.mutate(
      {
        kind: rule.key,
        storeId: place,
        from: from.format('YYYY-MM-DD'),
        to: to ? to.format('YYYY-MM-DD') : null,
        value: isGivenBack ? null : rows.map((row) => sent(rule.fields, row)),
        source,
        note,
      },
      { onSuccess: onDone },
    );
  const initial = {
    from: dayjs(rule.earliest),
    rows: (now ?? [{}]).map((row) => typed(rule.fields, row)),
  };
  return (
    <Form<Fields>
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={initial}
      onFinish={save}
    >
      <RefusalNote error={add.error} />
      <div className="rule-days">
        <Form.Item
          name="from"
          label={t('rule.firstDay')}
          rules={required}
          extra={t('rule.firstDayHint')}
        >
          <DatePicker minDate={dayjs(rule.earliest)} />
        </Form.Item>
        <Form.Item name="to" label={t('rule.lastDay')} extra={t('rule.lastDayHint')}>
          <DatePicker minDate={dayjs(rule.earliest)} />
        </Form.Item>
      </div>
      {place && (
        <Form.Item name="isGivenBack" valuePropName="checked">
          <Checkbox>{t('rule.giveBack')}</Checkbox>
        </Form.Item>
      )}
      {!isGivenBack && <Rows rule={rule} />}
      <Form.Item
        name="source"
        label={t('rule.sourceLabel')}
        rules={required}
        extra={t('rule.sourceHint')}
      >
        <Input maxLength={300} />
      </Form.Item>
      <Form.Item name="note" label={t('rule.note')}>
        <Input maxLength={500} />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={add.isPending}>
        {t('save')}
      </Button>
    </Form>
  );
}

function Rows({ rule }: { rule: Rule }) {
  const { t, either } = useWords();
  return (
    <Form.List name="rows">
      {(rows, { add, remove }) => (
        <>
          {rows.map(({ key, name }) => (
            <div
              key={key}
              className={!rule.isTable ? 'rule-one' : name > 0 ? 'rule-row' : 'rule-row first'}
            >
              {rule.fields.map((field) => (
                <Form.Item
                  key={field.key}
                  name={[name, field.key]}
                  label={rule.isTable && name > 0 ? undefined : either(field.name)}
                  rules={field.optional ? [] : [{ required: true, message: t('field.required') }]}
                >
                  <FieldInput field={field} />
                </Form.Item>
              ))}
              {rule.isTable && rows.length > 1 && (
                <Button
                  type="text"
                  icon={<DeleteOutlined />}
                  aria-label={t('rule.removeRow', { row: name + 1 })}
                  onClick={() => remove(name)}
                />
              )}
            </div>
          ))}
          {rule.isTable && (
            <Button type="dashed" className="rule-more" onClick={() => add({})}>
              {t('rule.addRow')}
            </Button>
          )}
        </>
      )}
    </Form.List>
  );
}

/** `Form.Item` hands value and onChange down; bounds are shown in the unit that people type. */
function FieldInput({ field, ...given }: { field: RuleField }) {
  const { either } = useWords();
  const label = either(field.name);
  if (field.type === 'choice')
    return (
      <Select
        {...given}
        aria-label={label}
        options={field.choices.map(({ key, name }) => ({ value: key, label: either(name) }))}
      />
    );
  if (field.type === 'time') return <TimeInput {...given} label={label} />;
  if (field.type === 'text')
    return <Input {...given} aria-label={label} maxLength={field.max ?? 60} />;
  const scale = scaleOf[field.type];
  const unit = field.type === 'rate' ? '%' : field.unit ? either(field.unit) : undefined;
  return (
    <InputNumber
      {...given}
      aria-label={label}
      min={(field.min ?? 0) / scale}
      max={(field.max ?? 1e12) / scale}
      precision={scale === 1 ? 0 : scale === 10 ? 1 : 2}
      {...(field.type === 'money' && { prefix: '¥' })}
      {...(unit && { suffix: unit })}
      {...(field.emptyMeans && { placeholder: either(field.emptyMeans) })}
    />
  );
}

type TimeInputProps = {
  value?: number | null;
  onChange?: (value: number | null) => void;
  label: string;
};

/** A time of day, kept as minutes after midnight; the end of the day reads 24:00. */
function TimeInput({ value, onChange, label }: TimeInputProps) {
  const { format } = useWords();
  return (
    <AutoComplete
      aria-label={label}
      placeholder="09:00"
      defaultValue={value === null || value === undefined ? '' : format.clock(value)}
      options={quarterHours.map((minutes) => ({ value: format.clock(minutes) }))}
      showSearch={{ filterOption: (typed, option) => !!option?.value.startsWith(typed) }}
      onChange={(typed: string) => onChange?.(minutesOf(typed))}
    />
  );
}

const quarterHours = Array.from({ length: 24 * 2 + 1 }, (_, half) => half * 30);

const minutesOf = (typed: string): number | null => {
  const [, hours, minutes] = /^(\d{1,2})[:：]?(\d{2})$/.exec(typed.trim()) ?? [];
  return hours && minutes && Number(minutes) < 60 ? Number(hours) * 60 + Number(minutes) : null;
};

const typed = (fields: readonly RuleField[], row: Row): Row =>
  Object.fromEntries(
    fields.map(({ key, type }) => {
      const value = row[key];
      return [key, typeof value === 'number' ? value / scaleOf[type] : value];
    }),
  );

const sent = (fields: readonly RuleField[], row: Row) =>
  Object.fromEntries(
    fields.map(({ key, type }) => {
      const value = row[key];
      return [key, typeof value === 'number' ? Math.round(value * scaleOf[type]) : (value ?? null)];
    }),
  );
