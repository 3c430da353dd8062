import type { z } from 'zod';
import { useEndpoint } from '../../../platform/web/api.ts';
import { useEvents } from '../../../platform/web/events.ts';
import { useWords } from '../../../platform/web/language.ts';
import { Card } from '../../../platform/web/ui/Card.tsx';
import { Loaded } from '../../../platform/web/ui/Loaded.tsx';
import { getCurrentPromotions, type Applicable } from '../promotion/promotion.schema.ts';
import type { DealPartProps } from './deal-parts.ts';
import { Gives } from './PromotionGives.tsx';
import { useConditions } from './use-conditions.ts';
import './promotion.css';

/** What runs today for the deal's car (今日促销), so that nobody quotes past it. */
export function PromotionsPart({ deal }: DealPartProps) {
  const { t } = useWords();
  const { modelId, storeId, outcome } = deal;
  const isNegotiated = modelId !== null && outcome === 'open';
  const promotions = useEndpoint(
    getCurrentPromotions,
    { modelId: modelId ?? '', storeId },
    { enabled: isNegotiated },
  );
  useEvents('promotion', [getCurrentPromotions]);
  if (!isNegotiated || promotions.data?.rows.length === 0) return null;
  return (
    <Card title={t('promotions.current')}>
      <div className="in promotions">
        <Loaded query={promotions}>
          {({ rows }) => (
            <ul>
              {rows.map((promotion) => (
                <Current key={promotion.id} promotion={promotion} />
              ))}
            </ul>
          )}
        </Loaded>
      </div>
    </Card>
  );
}

function Current({ promotion }: { promotion: z.infer<typeof Applicable> }) {
  const { t, format } = useWords();
  const conditions = useConditions(promotion);
  const { unitsLeft, budgetLeftFen } = promotion;
  const left = [
    unitsLeft !== null && t('promotions.placesLeftOf', { count: unitsLeft }),
    budgetLeftFen !== null && `${t('promotions.left')} ${format.yuan(budgetLeftFen)}`,
  ];
  return (
    <li>
      <header>
        <b>{promotion.name}</b>
        <span className="end">
          {t('promotions.until', { day: format.shortDay(promotion.endsOn) })}
        </span>
      </header>
      <p className="gives">
        <Gives promotion={promotion} />
      </p>
      <small>{[...conditions, ...left].filter(Boolean).join(' · ')}</small>
    </li>
  );
}
