import { useWords } from '../../../../platform/web/language.ts';
import type { Applicable } from '../../promotion/promotion.schema.ts';
import { givenBy } from '../../promotion/promotion.rules.ts';
import { promotionsOf } from '../car-lines.rules.ts';
import type { PartProps } from './QuoteEditor.tsx';
import { PickList } from './PickList.tsx';

const toggled = (ids: readonly string[], id: string, isOn: boolean) =>
  isOn ? [...ids, id] : ids.filter((one) => one !== id);

const giftsOf = ({ gifts }: Applicable) =>
  gifts.map(({ name, count }) => `${name} × ${count}`).join('、');

/** Promotions that hold today and coupons of the customer (促销与券): what does not fit says why. */
export function QuoteLess({ draft, facts }: PartProps) {
  const { t } = useWords();
  const { asked, change } = draft;
  const { promotions, coupons, trim } = facts;
  if (promotions.length + coupons.length === 0) return null;
  const all = { ...asked, promotionIds: promotions.map(({ id }) => id) };
  const chosen = new Map(
    promotionsOf(asked, facts).refused.map((one) => [one.promotionId, one.why]),
  );
  const every = new Map(promotionsOf(all, facts).refused.map((one) => [one.promotionId, one.why]));
  return (
    <section className="quote-card">
      <h2>{t('quote.promotions')}</h2>
      {promotions.map((one) => {
        const isOn = asked.promotionIds.includes(one.id);
        const why = isOn ? chosen.get(one.id) : every.get(one.id);
        return (
          <PickList.Line
            key={one.id}
            name={one.name}
            note={why ? t(`quote.bar.${why}`) : giftsOf(one) || one.basis}
            isDisabled={!isOn && why !== undefined && why !== 'not_combined'}
            amountFen={0 - givenBy(one, trim.guideFen ?? 0).offFen}
            isOn={isOn}
            onChange={(on) => change({ promotionIds: toggled(asked.promotionIds, one.id, on) })}
          />
        );
      })}
      {coupons.map(({ id, name, valueFen }) => (
        <PickList.Line
          key={id}
          name={name}
          note={t('quote.couponNote')}
          amountFen={-valueFen}
          isOn={asked.couponIds.includes(id)}
          onChange={(on) => change({ couponIds: toggled(asked.couponIds, id, on) })}
        />
      ))}
    </section>
  );
}
