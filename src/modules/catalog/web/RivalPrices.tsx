import { Button, Drawer } from 'antd';
import { useState } from 'react';
import { useActor } from '../../../platform/web/actor.ts';
import { useEndpoint } from '../../../platform/web/api.ts';
import { useEvents } from '../../../platform/web/events.ts';
import { useWords } from '../../../platform/web/language.ts';
import { Card } from '../../../platform/web/ui/Card.tsx';
import { Loaded } from '../../../platform/web/ui/Loaded.tsx';
import { mayReport } from '../rival/rival.rules.ts';
import { getRivals } from '../rival/rival.schema.ts';
import { PriceReportForm } from './PriceReportForm.tsx';
import { Freshness, PriceMove } from './rival-marks.tsx';
import './catalog.css';

/** What rivals of a model cost now (竞品报价), beside a negotiation; a price just heard is reported on the spot. */
export function RivalPrices({ modelId }: { modelId: string }) {
  const { t, format } = useWords();
  const actor = useActor();
  const [isOpen, setOpen] = useState(false);
  const rivals = useEndpoint(getRivals, { modelId });
  useEvents('rival', [getRivals]);
  const mayTell = mayReport(actor) && (rivals.data?.rows.length ?? 0) > 0;
  return (
    <Card
      title={t('rivals.beside')}
      end={mayTell && <Button onClick={() => setOpen(true)}>{t('rivals.report')}</Button>}
    >
      <div className="in rival-prices">
        <Loaded query={rivals}>
          {({ rows, today, freshDays }) =>
            rows.length === 0 ? (
              <p className="quiet">{t('rivals.noneOfModel')}</p>
            ) : (
              <ul>
                {rows.map((rival) => (
                  <li key={rival.id}>
                    <div className="head">
                      <b>
                        {rival.brandName} {rival.name}
                      </b>
                      {rival.latest && <span>{format.yuan(rival.latest.priceFen)}</span>}
                      <PriceMove rival={rival} />
                      <span className="end">
                        {rival.latest && (
                          <Freshness report={rival.latest} today={today} freshDays={freshDays} />
                        )}
                      </span>
                    </div>
                    <small>
                      {rival.latest
                        ? [rival.latest.trimName, rival.latest.place, rival.latest.gift]
                            .filter(Boolean)
                            .join(' · ')
                        : t('rivals.neverSeen')}
                    </small>
                  </li>
                ))}
              </ul>
            )
          }
        </Loaded>
      </div>
      <Drawer
        open={isOpen}
        onClose={() => setOpen(false)}
        size={440}
        title={t('rivals.report')}
        destroyOnHidden
      >
        <PriceReportForm rivals={rivals.data?.rows ?? []} onClose={() => setOpen(false)} />
      </Drawer>
    </Card>
  );
}
