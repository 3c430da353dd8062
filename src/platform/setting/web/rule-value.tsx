import type { OutputOf } from '../../../kernel/endpoint.ts';
import { useWords } from '../../web/language.ts';
import type { getRule, SettingValue } from '../setting.schema.ts';

export type Rule = OutputOf<typeof getRule>;
export type RuleField = Rule['fields'][number];
type Cell = number | string | null;

/** A figure of a setting as people write it: `10%`, `¥15,000`, `1.6 升`. */
export function useCellText() {
  const { either, format } = useWords();
  return (field: RuleField, value: Cell | undefined): string => {
    if (value === null || value === undefined)
      return field.emptyMeans ? either(field.emptyMeans) : format.none;
    if (field.type === 'choice') {
      const choice = field.choices.find(({ key }) => key === value);
      return choice ? either(choice.name) : String(value);
    }
    if (typeof value === 'string') return value;
    const unit = field.unit ? ` ${either(field.unit)}` : '';
    if (field.type === 'rate') return format.percent(value, value % 100 === 0 ? 0 : 2);
    if (field.type === 'time') return format.clock(value);
    if (field.type === 'money') return format.yuan(value);
    return (field.type === 'tenth' ? format.decimal(value / 10, 1) : format.int(value)) + unit;
  };
}

/** A value: one row as name and figure, several as a small table. What differs from `before` is marked. */
export function RuleValue({
  rule,
  value,
  before,
}: {
  rule: Pick<Rule, 'fields' | 'isTable'>;
  value: SettingValue['value'];
  before?: SettingValue['value'];
}) {
  const { t, either } = useWords();
  const text = useCellText();
  if (!value) return <p className="soft">{t('rule.givenBack')}</p>;
  const isNew = (row: number, key: string) =>
    !!before && before[row]?.[key] !== value[row]?.[key] ? 'changed' : undefined;
  if (!rule.isTable)
    return (
      <dl className="rule-figures">
        {rule.fields.map((field) => (
          <div key={field.key}>
            <dt>{either(field.name)}</dt>
            <dd className={isNew(0, field.key)}>{text(field, value[0]?.[field.key])}</dd>
          </div>
        ))}
      </dl>
    );
  return (
    <div className="rule-table">
      <table>
        <thead>
          <tr>
            {rule.fields.map((field) => (
              <th key={field.key} className={field.type === 'choice' ? undefined : 'figure'}>
                {either(field.name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {value.map((row, at) => (
            // oxlint-disable-next-line react/no-array-index-key -- rows of a stored value never move
            <tr key={at}>
              {rule.fields.map((field) => (
                <td
                  key={field.key}
                  className={`${field.type === 'choice' ? '' : 'figure'} ${isNew(at, field.key) ?? ''}`}
                >
                  {text(field, row[field.key])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
