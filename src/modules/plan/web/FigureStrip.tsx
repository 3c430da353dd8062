import type { z } from 'zod';
import { useEndpoint } from '../../../platform/web/api.ts';
import { useWords } from '../../../platform/web/language.ts';
import { Delta, Pace } from '../../../platform/web/ui/figures.tsx';
import { paceState } from '../../../platform/web/ui/pace.rules.ts';
import { getKpi, getKpis } from '../../kpi/kpi.schema.ts';
import { change, yearBefore } from '../../kpi/web/kpi-value.ts';
import type { Figures } from '../dashboard.schema.ts';
import { measures, type Measure } from '../plan.schema.ts';

type Totals = Partial<Record<Measure, z.infer<typeof Figures>>>;

type StripProps = {
  totals: Totals;
  chosen: Measure;
  today: string;
  storeId: string | undefined;
  onChoose: (measure: Measure) => void;
};

/** The figures of the year so far, each with the tick of where today should be. */
export function FigureStrip({ totals, chosen, today, storeId, onChoose }: StripProps) {
  return (
    <section className="card strip">
      {measures.map((measure) => (
        <button
          key={measure}
          type="button"
          className={measure === chosen ? 'on' : ''}
          aria-pressed={measure === chosen}
          onClick={() => onChoose(measure)}
        >
          <MeasureFigure measure={measure} figures={totals[measure]} />
        </button>
      ))}
      <KpiFigure name="gross_profit_per_car" {...{ today, storeId }} />
      <KpiFigure name="win_rate" {...{ today, storeId }} />
    </section>
  );
}

type MeasureFigureProps = { measure: Measure; figures: z.infer<typeof Figures> | undefined };

function MeasureFigure({ measure, figures }: MeasureFigureProps) {
  const { t, format } = useWords();
  const shown = (value: number) =>
    measure === 'units' ? format.int(value) : format.yuanShort(value);
  if (!figures) return <header>{t(`measureName.${measure}`)}</header>;
  const { actual, target, dueByNow, yearOnYearBp } = figures;
  const state = dueByNow === null ? 'idle' : paceState(actual, dueByNow);
  const gap = dueByNow === null ? 0 : actual - dueByNow;
  return (
    <>
      <header>
        <span>{t(`measureName.${measure}`)}</span>
        <Delta
          by={yearOnYearBp === null ? null : yearOnYearBp / 100}
          digits={1}
          unit="%"
          note={t('today.yoy')}
        />
      </header>
      <strong>
        {shown(actual)}
        {measure === 'units' && t('unit.units') && <small>{t('unit.units')}</small>}
      </strong>
      {target !== null && dueByNow !== null ? (
        <Pace value={actual} target={target} due={dueByNow} state={state} />
      ) : (
        <span className="no-pace" />
      )}
      <footer>
        {target === null ? (
          <span>{t('today.noTarget')}</span>
        ) : (
          <>
            <span className={`word ${state}`}>
              {t(gap < 0 ? 'today.short' : 'today.over', { value: shown(Math.abs(gap)) })}
            </span>
            <span>{t('today.target', { value: shown(target) })}</span>
          </>
        )}
      </footer>
    </>
  );
}

type KpiFigureProps = { name: string; today: string; storeId: string | undefined };

/** A ratio has no plan of its own yet: its value and the change on the same days of last year. */
function KpiFigure({ name, today, storeId }: KpiFigureProps) {
  const { t, format, either } = useWords();
  const kpis = useEndpoint(getKpis, {});
  const year = Number(today.slice(0, 4));
  const store = storeId && { storeId: [storeId] };
  const span = { key: name, from: `${year}-01-01`, to: today, ...store };
  const now = useEndpoint(getKpi, span);
  const before = useEndpoint(getKpi, {
    ...span,
    from: yearBefore(span.from),
    to: yearBefore(today),
  });
  const definition = kpis.data?.rows.find(({ key }) => key === name);
  const value = now.data?.total ?? null;
  const isRate = now.data?.unit === 'bp';
  const { by } = change(now.data?.unit ?? '', value, before.data?.total ?? null);
  return (
    <div>
      <header>
        <span>{definition ? either(definition).name : ''}</span>
        <Delta
          by={by}
          digits={1}
          unit={isRate ? ` ${t('goals.points')}` : '%'}
          note={t('today.yoy')}
        />
      </header>
      <strong>
        {value === null ? format.none : isRate ? format.percent(value) : format.yuan(value)}
      </strong>
      <span className="no-pace" />
      <footer>
        <span>{definition ? either(definition).formula : ''}</span>
      </footer>
    </div>
  );
}
