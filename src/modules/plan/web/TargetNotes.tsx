import { useWords } from '../../../platform/web/language.ts';
import { Card } from '../../../platform/web/ui/Card.tsx';
import { Why } from '../../../platform/web/ui/figures.tsx';
import type { DecompositionOutcome } from '../target.schema.ts';
import type { GridUnit } from './unit.rules.ts';

type NotesProps = { outcome: DecompositionOutcome | null; unit: GridUnit };

/** Below the grid: what it rests on, how it was rounded, what could not be held. */
export function TargetNotes({ outcome, unit }: NotesProps) {
  const { t, format } = useWords();
  if (!outcome) return null;
  const shown = (kept: number) => format.decimal(kept / unit.factor, unit.digits);
  const { months, festival, conflicts, workings } = outcome;
  return (
    <div className="below">
      <Card title={t('targets.based')}>
        <p className="text">
          {months.length > 0
            ? t('targets.basedOn', {
                from: months[0],
                to: months.at(-1),
                count: months.length,
              })
            : t('targets.noHistory')}
          <br />
          {festival && (
            <>
              {t('targets.festival', { day: format.shortDay(festival.day) })}
              <br />
            </>
          )}
          <span className="quiet">
            {t('targets.took', {
              sellers: format.int(outcome.sellers),
              seconds: format.decimal(outcome.seconds, 1),
            })}
          </span>
        </p>
      </Card>
      <Card title={t('targets.rounding')} note={t('targets.roundingNote')}>
        <p className="text">{t('targets.roundingText')}</p>
        <p className="text parts">
          {workings.map((line) => (
            <Why
              key={line.key}
              workings={{
                title: t('targets.workingsTitle', { quarter: line.key, part: shown(line.part) }),
                rule: t('targets.rounding'),
                lines: [
                  [t('targets.w.weight'), format.decimal(line.weight, 2)],
                  [t('targets.w.quota'), format.decimal(line.quota / unit.factor, 3)],
                  [t('targets.w.floor'), shown(line.floor)],
                  [t('targets.w.remainder'), format.decimal(line.remainder, 3)],
                  [t('targets.w.place'), String(line.place)],
                ],
                total: [line.key, shown(line.part)],
              }}
            >
              {line.key} <b>{shown(line.part)}</b>
            </Why>
          ))}
        </p>
      </Card>
      <Card title={t('targets.conflicts')}>
        {conflicts.length === 0 ? (
          <p className="text">{t('targets.noConflicts')}</p>
        ) : (
          <ul className="text">
            {conflicts.slice(0, 6).map((conflict) => (
              <li key={JSON.stringify(conflict)}>
                {t(`conflict.${conflict.kind}`, {
                  names: conflict.names.join(' '),
                  months: conflict.months.map((month) => format.monthName(month)).join('、'),
                  wanted: conflict.wanted === null ? format.none : shown(conflict.wanted),
                  given: conflict.given === null ? format.none : shown(conflict.given),
                })}
              </li>
            ))}
            {conflicts.length > 6 && (
              <li className="quiet">{t('conflict.more', { count: conflicts.length - 6 })}</li>
            )}
          </ul>
        )}
      </Card>
    </div>
  );
}
