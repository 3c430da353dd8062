import { LockOutlined } from '@ant-design/icons';
import { Switch } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../../../../platform/web/language.ts';
import type { QuotedProduct } from '../quote-facts.schema.ts';
import { insuranceEstimate } from '../yearly-fees.rules.ts';
import type { Draft } from './use-quote-draft.ts';

type PickListProps = { products: readonly QuotedProduct[]; draft: Draft; carFen: number };

/** What may be chosen, each off until the customer wants it (可选项). */
export function PickList({ products, draft, carFen }: PickListProps) {
  const { t } = useWords();
  const { productIds } = draft.asked;
  return products.map((product) => {
    const { id, insurance, priceFen } = product;
    const isEstimate = insurance !== null && priceFen === null;
    const note = [product.provider, product.note || (isEstimate && t('quote.estimateNote'))];
    return (
      <PickLine
        key={id}
        name={product.name}
        note={note.filter(Boolean).join(' · ')}
        amountFen={isEstimate ? insuranceEstimate(carFen, insurance) : (priceFen ?? 0)}
        isOn={productIds.includes(id)}
        onChange={(isOn) =>
          draft.change({
            productIds: isOn ? [...productIds, id] : productIds.filter((one) => one !== id),
          })
        }
      />
    );
  });
}

type PickLineProps = {
  name: string;
  note?: ReactNode;
  amountFen: number;
  isOn?: boolean;
  isDisabled?: boolean;
  onChange?: (isOn: boolean) => void;
};

/** A line with its price and a switch; without one it is required by law. */
function PickLine({ name, note, amountFen, isOn, isDisabled = false, onChange }: PickLineProps) {
  const { t, format } = useWords();
  return (
    <div className="pick">
      <div>
        <b>{name}</b>
        {note && <small>{note}</small>}
      </div>
      <span>{format.yuan(amountFen)}</span>
      {onChange ? (
        <Switch
          disabled={isDisabled}
          checked={isOn ?? false}
          onChange={onChange}
          aria-label={name}
        />
      ) : (
        <span className="must">
          <LockOutlined />
          {t('quote.must')}
        </span>
      )}
    </div>
  );
}
PickList.Line = PickLine;
