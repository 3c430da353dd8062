import { Select } from 'antd';
import { useState } from 'react';
import { addDays, dayIn } from '../../../kernel/period.ts';
import { useEndpoint } from '../../../platform/web/api.ts';
import { useWords } from '../../../platform/web/language.ts';
import { Card } from '../../../platform/web/ui/Card.tsx';
import { Spark, Why } from '../../../platform/web/ui/figures.tsx';
import { Empty, Loaded } from '../../../platform/web/ui/Loaded.tsx';
import { getFairness } from '../allocation/fairness.schema.ts';

const spans = [7, 30, 90] as const;

/** What each was due and what each got (公平): open to everybody of the store. */
export function FairnessCard({ storeId, role }: { storeId: string; role: 'dcc' | 'consultant' }) {
  const { t, format } = useWords();
  const [days, setDays] = useState<number>(30);
  const [to] = useState(() => dayIn(Date.now()));
  const fair = useEndpoint(getFairness, { storeId, role, from: addDays(to, 1 - days), to });
  return (
    <Card
      title={t('sharing.fairness')}
      note={t('sharing.fairnessNote')}
      end={
        <Select
          size="small"
          value={days}
          onChange={setDays}
          options={spans.map((value) => ({ value, label: t('sharing.lastDays', { days: value }) }))}
        />
      }
    >
      <div className="in">
        <Loaded query={fair}>
          {({ jain, jainByValue, dealt, rows, trend }) =>
            dealt === 0 ? (
              <Empty title={t('sharing.nothingDealt')} />
            ) : (
              <>
                <div className="fair-head">
                  <Why
                    workings={{
                      title: t('sharing.jain'),
                      rule: '(Σx)² ÷ (n · Σx²)',
                      lines: rows
                        .slice(0, 6)
                        .map(({ personName, received, expected }): [string, string] => [
                          personName,
                          `${received} ÷ ${format.decimal(expected, 2)} = ${expected ? format.decimal(received / expected, 3) : format.none}`,
                        ]),
                      total: [
                        t('sharing.jain'),
                        jain === null ? format.none : format.decimal(jain, 4),
                      ],
                      foot: t('sharing.jainFoot'),
                    }}
                  >
                    <b className="figure">
                      {jain === null ? format.none : format.decimal(jain, 3)}
                    </b>
                  </Why>
                  <span>
                    {t('sharing.jain')}
                    <small>
                      {t('sharing.dealt', { count: dealt })} · {t('sharing.jainByValue')}{' '}
                      {jainByValue === null ? format.none : format.decimal(jainByValue, 3)}
                    </small>
                  </span>
                  <Spark values={trend.map((week) => week.jain ?? 0)} width={140} height={32} />
                </div>
                <div className="scroll-x">
                  <table className="fair">
                    <thead>
                      <tr>
                        <th>{t('receipt.who')}</th>
                        <th>{t('sharing.expected')}</th>
                        <th>{t('sharing.received')}</th>
                        <th>{t('sharing.gap')}</th>
                        <th>{t('sharing.valueGap')}</th>
                        <th>{t('sharing.prior')}</th>
                        {['H', 'A', 'B', 'C', 'N'].map((grade) => (
                          <th key={grade}>{t(`leads.gradeOf.${grade}`)}</th>
                        ))}
                      </tr>
                    </thead>
                    <tbody>
                      {rows.map((row) => (
                        <tr key={row.personId}>
                          <td>{row.personName}</td>
                          <td>{format.decimal(row.expected, 1)}</td>
                          <td>{row.received}</td>
                          <td>{format.signed(row.received - row.expected, 1)}</td>
                          <td>{format.signed(row.receivedValue - row.expectedValue, 0)}</td>
                          <td>{row.prior}</td>
                          {['H', 'A', 'B', 'C', 'N'].map((grade) => (
                            <td key={grade}>{row.grades[grade] ?? 0}</td>
                          ))}
                        </tr>
                      ))}
                    </tbody>
                  </table>
                </div>
              </>
            )
          }
        </Loaded>
      </div>
    </Card>
  );
}
