import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useEndpoint } from '../../../../platform/web/api.ts';
import { useEvents } from '../../../../platform/web/events.ts';
import { useWords } from '../../../../platform/web/language.ts';
import { Card } from '../../../../platform/web/ui/Card.tsx';
import { Loaded } from '../../../../platform/web/ui/Loaded.tsx';
import type { DealPartProps } from '../../web/deal-parts.ts';
import { getDealDelivery } from '../delivery.schema.ts';
import { BookDelivery } from './BookDelivery.tsx';
import { DeliveryMark, Lacks } from './DeliveryMark.tsx';
import './delivery.css';

/** The delivery of a deal on its page (这一单的交车): when and where, what is missing, or the button that books it. */
export function DealDelivery({ deal, mayEdit }: DealPartProps) {
  const { t, format } = useWords();
  const found = useEndpoint(getDealDelivery, { id: deal.id });
  useEvents('deal', [getDealDelivery]);
  const [isBooking, setBooking] = useState(false);
  const mayBook = mayEdit && found.data?.mayBook === true;
  return (
    <Card
      title={t('carDelivery.title')}
      end={
        mayBook && (
          <Button type="primary" onClick={() => setBooking(true)}>
            {t('carDelivery.book')}
          </Button>
        )
      }
    >
      <div className="in">
        <Loaded query={found}>
          {({ delivery }) =>
            delivery ? (
              <div className="delivery-line">
                <b>{format.moment(delivery.at)}</b>
                <DeliveryMark delivery={delivery} />
                <span className="soft">
                  {[t('carDelivery.bay', { bay: delivery.bay }), delivery.hostName]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
                <Lacks missing={delivery.missing} />
                <Link to="/deliveries/$id" params={{ id: delivery.id }}>
                  {t('carDelivery.open')}
                </Link>
              </div>
            ) : (
              <p className="quiet">
                {t(found.data?.mayBook ? 'carDelivery.unbookedNote' : 'carDelivery.notYet')}
              </p>
            )
          }
        </Loaded>
      </div>
      {isBooking && (
        <BookDelivery
          storeId={deal.storeId}
          of={{ dealId: deal.id }}
          onClose={() => setBooking(false)}
        />
      )}
    </Card>
  );
}
