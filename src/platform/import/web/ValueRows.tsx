import { Select } from 'antd';
import { useWords } from '../../web/language.ts';
import type { DraftProps } from './FieldRows.tsx';
import { withMeaning } from './mapping-draft.rules.ts';

/** The words that the file uses for a choice, and which of ours each means. */
export function ValueRows({ kind, analysis, mapping, onChange }: DraftProps) {
  const { t, either, format } = useWords();
  const choices = kind.fields.filter((field) => analysis.guess.values[field.name]?.length);
  return choices.map((field) => (
    <section key={field.name} className="values">
      <h3>{t('import.values', { field: either(field) })}</h3>
      {analysis.guess.values[field.name]!.map(({ found, rows, means }) => {
        const chosen = mapping.values[field.name]?.[found] ?? means;
        return (
          <div key={found}>
            <b>{found}</b>
            <span className="note">{t('import.valueRows', { rows: format.int(rows) })}</span>
            <Select
              size="small"
              value={chosen}
              placeholder={t('import.valueOpen')}
              status={chosen ? '' : 'warning'}
              style={{ width: 130 }}
              aria-label={`${found} ${t('import.valueMeans')}`}
              options={Object.keys(field.choices ?? {}).map((value) => ({
                value,
                label: t(`choice.${value}`, { defaultValue: value }),
              }))}
              onChange={(value) => onChange(withMeaning(mapping, field.name, found, value))}
            />
          </div>
        );
      })}
    </section>
  ));
}
