import { LockFilled } from '@ant-design/icons';
import { Fragment, type ReactNode } from 'react';
import { useWords } from '../../../platform/web/language.ts';
import { Spark } from '../../../platform/web/ui/figures.tsx';
import { holds, type Span, type Spot } from './cursor.rules.ts';
import { quarterAt, valueAt, yearColumn, type GridSheet } from './grid-model.ts';
import type { Typing } from './grid-session.ts';

type BodyProps = GridSheet & {
  span: Span;
  typing: Typing | null;
  onType: (text: string) => void;
  onPick: (spot: Spot, extend: boolean) => void;
  onOpen: () => void;
};

/** The lines, then the sums, then what happened last year. */
export function GridBody(props: BodyProps) {
  const { lines, grid, reference, unit } = props;
  const { t, format } = useWords();
  const sum = grid.rowKeys.length;
  const months = (row: number) =>
    Array.from({ length: 12 }, (_, column) => valueAt(grid, { row, column }));
  const shown = (value: number) => format.decimal(value / unit.factor, unit.digits);
  const line = (row: number) => (
    <>
      {[0, 1, 2, 3].map((q) => (
        <Fragment key={q}>
          {[0, 1, 2].map((k) => (
            <Cell key={k} {...props} spot={{ row, column: q * 3 + k }} shown={shown} />
          ))}
          <td role="cell" className="q">
            {shown(quarterAt(grid, row, q))}
          </td>
        </Fragment>
      ))}
      <Cell {...props} spot={{ row, column: yearColumn }} shown={shown} />
    </>
  );
  return (
    <>
      <tbody>
        {lines.map(({ key, name, group }, row) => {
          const first = group !== undefined && lines[row - 1]?.group !== group;
          return (
            <tr key={key} className={first ? 'head' : ''}>
              <th scope="row" title={name}>
                {group !== undefined && <em>{first ? group : ''}</em>}
                {name}
              </th>
              <td role="cell" className="sp">
                <Spark values={months(row)} width={66} height={24} fromZero />
              </td>
              {line(row)}
            </tr>
          );
        })}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t('total')}</th>
          <td role="cell" className="sp">
            <Spark values={months(sum)} width={66} height={24} fromZero />
          </td>
          {line(sum)}
        </tr>
        {reference && (
          <tr className="ref">
            <th scope="row">{reference.name}</th>
            <td role="cell" />
            {[0, 1, 2, 3].map((q) => (
              <Fragment key={q}>
                {[0, 1, 2].map((k) => (
                  <td role="cell" key={k}>
                    {reference.months[q * 3 + k]
                      ? shown(reference.months[q * 3 + k]!)
                      : format.none}
                  </td>
                ))}
                <td role="cell" className="q">
                  {shown([0, 1, 2].reduce((a, k) => a + (reference.months[q * 3 + k] ?? 0), 0))}
                </td>
              </Fragment>
            ))}
            <td role="cell" className="y">
              {shown(reference.months.reduce((a, b) => a + b, 0))}
            </td>
          </tr>
        )}
      </tfoot>
    </>
  );
}

type CellProps = BodyProps & { spot: Spot; shown: (value: number) => string };

function Cell(props: CellProps) {
  const { grid, moved, span, typing, refused, spot, shown, unit } = props;
  const { format } = useWords();
  const { row, column } = spot;
  const own = row < grid.rowKeys.length && column < yearColumn;
  const index = row * 12 + column;
  const here = span.at.row === row && span.at.column === column;
  const bad = refused?.spot.row === row && refused.spot.column === column;
  const by = own ? (moved[index] ?? 0) : 0;
  const isLocked = own
    ? grid.locked[index]
    : row === grid.rowKeys.length && grid.columnHeld[column];
  const marks = [
    isLocked && 'locked',
    own && grid.typed[index] && 'typed',
    by !== 0 && 'moved',
    column === yearColumn && 'y',
    !here && holds(span, spot) && 'in',
    here && 'on',
    bad && 'bad',
  ];
  const content: ReactNode =
    here && typing ? (
      <Field {...props} typing={typing} />
    ) : bad ? (
      <b className="typing">{refused.text}</b>
    ) : (
      shown(valueAt(grid, spot))
    );
  return (
    <td
      role="gridcell"
      aria-colindex={column + 1}
      aria-selected={holds(span, spot)}
      className={marks.filter(Boolean).join(' ')}
      onMouseDown={(event) => {
        if (here && typing) return;
        event.preventDefault();
        props.onPick(spot, event.shiftKey);
      }}
      onMouseEnter={(event) => event.buttons === 1 && !typing && props.onPick(spot, true)}
      onDoubleClick={props.onOpen}
    >
      {isLocked && <LockFilled />}
      {by !== 0 && <sup>{format.signed(by / unit.factor, unit.digits)}</sup>}
      {content}
    </td>
  );
}

function Field({ typing, onType }: { typing: Typing; onType: (text: string) => void }) {
  return (
    <input
      className="typing"
      autoFocus
      inputMode="decimal"
      value={typing.text}
      onFocus={(event) => typing.caret && event.target.select()}
      onChange={(event) => onType(event.target.value)}
    />
  );
}
