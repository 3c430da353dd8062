import type { z } from 'zod';
import { useWords } from '../../../platform/web/language.ts';
import type { Applicable } from '../promotion/promotion.schema.ts';

type Offered = Pick<
  z.infer<typeof Applicable>,
  'priceFen' | 'offFen' | 'gifts' | 'compareFen' | 'compareAs'
>;

/** What a promotion gives in a few words, and the price it is compared with, labelled. */
export function Gives({ promotion }: { promotion: Offered }) {
  const { t, format } = useWords();
  const { priceFen, offFen, gifts, compareFen, compareAs } = promotion;
  const parts = [
    priceFen !== null && t('promotions.gives.price', { amount: format.yuan(priceFen) }),
    offFen > 0 && t('promotions.gives.off', { amount: format.yuan(offFen) }),
    ...gifts.map(({ name, count }) => t('promotions.gives.gift', { name, count })),
  ];
  return (
    <>
      <b>{parts.filter(Boolean).join(' + ')}</b>
      {compareFen !== null && compareAs && (
        <small>
          {' '}
          {t(`promotions.compareAs.${compareAs}`)} <s>{format.yuan(compareFen)}</s>
        </small>
      )}
    </>
  );
}
