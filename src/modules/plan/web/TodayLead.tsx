import { Trans } from 'react-i18next';
import { useWords } from '../../../platform/web/language.ts';
import { Why } from '../../../platform/web/ui/figures.tsx';
import { chanceBp } from './course.rules.ts';
import type { Dashboard } from './dashboard-reply.ts';

/** The page in one sentence: where we are, where the course leads, and how likely the target is. */
export function TodayLead({ dashboard }: { dashboard: Dashboard }) {
  const { t, format } = useWords();
  const { total, measure, today, year } = dashboard;
  const shown = (value: number) =>
    measure === 'units' ? format.int(value) + unitAfter(t('unit.units')) : format.yuanShort(value);
  const gap = total.dueByNow === null ? null : total.actual - total.dueByNow;
  const kind = gap === null ? 'noTarget' : gap < 0 ? 'behind' : gap > 0 ? 'ahead' : 'even';
  const isRunning = today.startsWith(String(year));
  const { forecast, target } = total;
  const band = { low: total.forecastLow ?? 0, high: total.forecastHigh ?? 0 };
  const chance = forecast !== null && target !== null ? chanceBp(target, forecast, band) : null;
  return (
    <p className="lead">
      <Trans
        t={t}
        i18nKey={`today.lead.${kind}`}
        components={{ b: <b /> }}
        values={{
          span: isRunning ? t('today.untilToday') : t('today.yearOf', { year }),
          name: t(`measureName.${measure}`),
          actual: shown(total.actual),
          gap: shown(Math.abs(gap ?? 0)),
        }}
      />
      {t('today.lead.gap')}
      {isRunning && forecast !== null && (
        <>
          {t('today.lead.forecast')} <Forecast dashboard={dashboard} shown={shown} />
          {target !== null &&
            `${t('today.lead.comma')}${t('today.lead.of', { target: shown(target) })}`}
          {chance !== null && (
            <>
              {t('today.lead.comma')}
              {t('today.lead.chance')} <b className="lampish">{format.percent(chance, 0)}</b>
            </>
          )}
          {t('today.lead.stop')}
        </>
      )}
    </p>
  );
}

const unitAfter = (unit: string) => (unit ? ` ${unit}` : '');

type ForecastProps = { dashboard: Dashboard; shown: (value: number) => string };

function Forecast({ dashboard: { total, method }, shown }: ForecastProps) {
  const { t, format } = useWords();
  const forecast = total.forecast ?? 0;
  const rate = (bp: number | null) => (bp === null ? format.none : format.percent(bp));
  const workings = {
    title: t('today.why.title', { value: shown(forecast) }),
    rule: method
      ? t('today.why.error', {
          name: t(`forecast.${method.name}`, { defaultValue: method.name }),
          wape: rate(method.wapeBp),
          naive: rate(method.naiveWapeBp),
        })
      : '',
    lines: [
      [t('today.why.actual'), shown(total.actual)],
      [t('today.why.rest'), `+ ${shown(forecast - total.actual)}`],
    ] as const,
    total: [t('today.forecast'), shown(forecast)] as const,
    ...(total.forecastLow !== null &&
      total.forecastHigh !== null && {
        foot: t('today.why.band', {
          low: shown(total.forecastLow),
          high: shown(total.forecastHigh),
        }),
      }),
  };
  return (
    <Why workings={workings}>
      <b>{shown(forecast)}</b>
    </Why>
  );
}
