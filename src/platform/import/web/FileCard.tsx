import { InputNumber, Select } from 'antd';
import { useWords } from '../../web/language.ts';
import { Card } from '../../web/ui/Card.tsx';
import { Filter } from '../../web/ui/filters.tsx';
import type { Analysis } from '../import.schema.ts';
import { encodings } from '../mapping.schema.ts';

/** How the file is to be read; what is left out, the server finds out itself. */
export type ReadAs = Partial<Pick<Analysis, 'sheet' | 'encoding' | 'headerRow'>>;

type FileCardProps = { analysis: Analysis; onChange: (change: ReadAs) => void };

/** What the file turned out to be, for a person to confirm, with its first rows as they stand. */
export function FileCard({ analysis, onChange }: FileCardProps) {
  const { t } = useWords();
  const { type, encoding, sheets, sheet, headerRow, columns, preview } = analysis;
  return (
    <Card title={t('import.step.file')} note={t('import.step.fileNote')}>
      <div className="in file">
        <div className="filters">
          <Filter name={t('import.type')}>
            <b>{type.toUpperCase()}</b>
          </Filter>
          {analysis.extensionLies && <span className="warn">{t('import.lies')}</span>}
          {encoding && (
            <Filter name={t('import.encoding')}>
              <Select
                value={encoding}
                style={{ width: 130 }}
                options={encodings.map((value) => ({ value, label: value.toUpperCase() }))}
                onChange={(value) => onChange({ encoding: value })}
              />
            </Filter>
          )}
          {encoding && !analysis.encodingSure && (
            <span className="warn">{t('import.encodingUnsure')}</span>
          )}
          {sheets.length > 1 && (
            <Filter name={t('import.sheet')}>
              <Select
                value={sheet}
                style={{ minWidth: 140 }}
                options={sheets.map((value) => ({ value, label: value }))}
                onChange={(value) => onChange({ sheet: value })}
              />
            </Filter>
          )}
          <Filter name={t('import.headerRow')}>
            <InputNumber
              min={1}
              max={100}
              value={headerRow}
              style={{ width: 76 }}
              onChange={(value) => value && onChange({ headerRow: value })}
            />
          </Filter>
        </div>
        <div className="preview" tabIndex={0} role="region" aria-label={t('import.preview')}>
          <table>
            <thead>
              <tr>
                {columns.map((column) => (
                  <th key={column.index}>
                    {column.name || t('import.unnamed', { index: column.index })}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {preview.slice(0, 5).map((cells, row) => (
                <tr key={row}>
                  {columns.map((column) => (
                    <td key={column.index}>{cells[column.index - 1]}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </div>
    </Card>
  );
}
