import type { OutputOf } from '../../../../kernel/endpoint.ts';
import { addDays } from '../../../../kernel/period.ts';
import { useEndpoint } from '../../../../platform/web/api.ts';
import { useWords } from '../../../../platform/web/language.ts';
import { Card } from '../../../../platform/web/ui/Card.tsx';
import { Loaded } from '../../../../platform/web/ui/Loaded.tsx';
import { getDriveFigures } from '../drive-route.schema.ts';

type Figures = OutputOf<typeof getDriveFigures>;
const daysBack = 90;

/** How drives turn into orders (试驾与成交): deals with one beside those without, by car and by route. */
export function DriveEffect({ storeId, today }: { storeId: string; today: string }) {
  const { t } = useWords();
  const figures = useEndpoint(getDriveFigures, {
    storeId,
    from: addDays(today, -daysBack),
    to: today,
  });
  return (
    <Card title={t('drives.effect')} note={t('drives.effectNote')}>
      <div className="in">
        <Loaded query={figures}>{(shown) => <Told figures={shown} />}</Loaded>
      </div>
    </Card>
  );
}

function Told({ figures }: { figures: Figures }) {
  const { t, format } = useWords();
  const both = [
    ['drives.with', figures.withDrive],
    ['drives.without', figures.without],
  ] as const;
  const rate = (orders: number, deals: number) =>
    deals === 0 ? format.none : format.percent(Math.round((orders / deals) * 10_000));
  return (
    <>
      <dl className="effect-both">
        {both.map(([word, { deals, orders }]) => (
          <div key={word}>
            <dt>{t(word)}</dt>
            <dd>{rate(orders, deals)}</dd>
            <small>{t('drives.ofDeals', { deals, orders })}</small>
          </div>
        ))}
      </dl>
      {figures.cars.length === 0 && <p className="quiet">{t('drives.noEffect')}</p>}
      {(['cars', 'routes'] as const).map(
        (by) =>
          figures[by].length > 0 && (
            <section className="effect-by" key={by}>
              <h3>{t(by === 'cars' ? 'drives.byCar' : 'drives.byRoute')}</h3>
              <ul>
                {figures[by].map(({ name, drives, deals, orders, scoreTenths }) => (
                  <li key={name}>
                    <span>{name}</span>
                    <small>
                      {[
                        t('drives.drivesOf', { count: drives }),
                        scoreTenths !== null &&
                          t('drives.scoreOf', { score: format.decimal(scoreTenths / 10) }),
                      ]
                        .filter(Boolean)
                        .join(' · ')}
                    </small>
                    <b>{rate(orders, deals)}</b>
                  </li>
                ))}
              </ul>
            </section>
          ),
      )}
    </>
  );
}
