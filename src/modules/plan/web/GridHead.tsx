import { Fragment } from 'react';
import { useWords } from '../../../platform/web/language.ts';
import { quarterAt, valueAt, yearColumn, type GridSheet } from './grid-model.ts';

const quarters = [0, 1, 2, 3];

type HeadProps = Pick<GridSheet, 'grid' | 'quarters' | 'season' | 'lineWord'>;

/** Quarters with theme and share, the season's bars, and the names of the columns. */
export function GridHead({ grid, quarters: themes, season, lineWord }: HeadProps) {
  const { t, format } = useWords();
  const sum = grid.rowKeys.length;
  const whole = valueAt(grid, { row: sum, column: yearColumn });
  const tallest = Math.max(...season, 1);
  return (
    <thead>
      <tr className="qs">
        <th colSpan={2} />
        {quarters.map((q) => {
          const share = format.bpOf(quarterAt(grid, sum, q), whole);
          return (
            <th key={q} colSpan={4}>
              Q{q + 1}
              <span>{themes[q]?.theme}</span>
              <b>{share === null ? format.none : format.percent(share)}</b>
            </th>
          );
        })}
        <th />
      </tr>
      <tr className="season">
        <th colSpan={2}>
          {t('targets.season')}
          <span>{t('targets.seasonNote')}</span>
        </th>
        {quarters.map((q) => (
          <Fragment key={q}>
            {[0, 1, 2].map((k) => {
              const index = season[q * 3 + k] ?? 0;
              const height = (index / tallest) * 42;
              return (
                <th key={k}>
                  <i style={{ height }} className={index >= 1 ? 'hi' : ''} />
                  <span style={{ bottom: height + 1 }}>{format.decimal(index, 2)}</span>
                </th>
              );
            })}
            <th className="q" />
          </Fragment>
        ))}
        <th />
      </tr>
      <tr>
        <th>{lineWord}</th>
        <th>{t('targets.trend')}</th>
        {quarters.map((q) => (
          <Fragment key={q}>
            {[1, 2, 3].map((k) => (
              <th key={k} className="n">
                {format.monthName(q * 3 + k)}
              </th>
            ))}
            <th className="n q">Q{q + 1}</th>
          </Fragment>
        ))}
        <th className="n y">{t('targets.year')}</th>
      </tr>
    </thead>
  );
}
