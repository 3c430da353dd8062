import { useWords } from '../../../../platform/web/language.ts';
import { packageFen } from '../package-price.rules.ts';
import { Limit } from './QuoteCar.tsx';
import type { PartProps } from './QuoteEditor.tsx';
import { PackageCards } from './PackageCards.tsx';
import { PickList } from './PickList.tsx';

const beside = ['insurance', 'accessory', 'service', 'warranty'];

/** Insurance, packages, accessories, gifts (保险与附加): all off to begin with, none a condition. */
export function QuoteExtras(props: PartProps) {
  const { t } = useWords();
  const { draft, facts, sum } = props;
  const products = facts.products
    .filter(({ kind }) => beside.includes(kind))
    .toSorted((a, b) => beside.indexOf(a.kind) - beside.indexOf(b.kind));
  return (
    <>
      <Packages {...props} />
      {products.length > 0 && (
        <section className="quote-card">
          <h2>
            {t('quote.extras')}
            <small>{t('quote.extrasNote')}</small>
          </h2>
          <PickList products={products} draft={draft} carFen={sum.carFen} />
        </section>
      )}
      <Gifts {...props} />
    </>
  );
}

function Packages({ draft, facts }: PartProps) {
  const { t } = useWords();
  const { packageIds, declinedPackageIds } = draft.asked;
  if (facts.packages.length === 0) return null;
  const without = (ids: readonly string[], id: string) => ids.filter((one) => one !== id);
  const known = new Map(facts.products.map((one) => [one.id, one]));
  return (
    <section className="quote-card">
      <h2>
        {t('quote.packages')}
        <small>{t('quote.packagesNote')}</small>
      </h2>
      <PackageCards
        packages={facts.packages.map((one) => ({
          packageId: one.id,
          name: one.name,
          contents: one.productIds.flatMap((id) => known.get(id)?.name ?? []),
          priceFen: packageFen(one, facts.products),
          answer: packageIds.includes(one.id)
            ? 'accepted'
            : declinedPackageIds.includes(one.id)
              ? 'declined'
              : '',
        }))}
        onAnswer={(id, answer) =>
          draft.change({
            packageIds: [...without(packageIds, id), ...(answer === 'accepted' ? [id] : [])],
            declinedPackageIds: [
              ...without(declinedPackageIds, id),
              ...(answer === 'declined' ? [id] : []),
            ],
          })
        }
      />
    </section>
  );
}

/** Gifts by name, with how much of my own authority they use. */
function Gifts({ draft, facts, sum, authority }: PartProps) {
  const { t } = useWords();
  const { giftIds } = draft.asked;
  const products = facts.products.filter(
    ({ kind, priceFen }) => priceFen !== null && (kind === 'accessory' || kind === 'service'),
  );
  if (products.length === 0) return null;
  return (
    <section className="quote-card">
      <h2>
        {t('quote.gifts')}
        <small>{t('quote.giftsNote')}</small>
      </h2>
      <details open={giftIds.length > 0}>
        <summary>{t('quote.giftsCount', { count: giftIds.length })}</summary>
        {products.map(({ id, name, priceFen }) => (
          <PickList.Line
            key={id}
            name={name}
            amountFen={priceFen!}
            isOn={giftIds.includes(id)}
            onChange={(isOn) =>
              draft.change({
                giftIds: isOn ? [...giftIds, id] : giftIds.filter((one) => one !== id),
              })
            }
          />
        ))}
      </details>
      {sum.giftFen > 0 && <Limit value={sum.giftFen} limit={authority.giftFen} />}
    </section>
  );
}
