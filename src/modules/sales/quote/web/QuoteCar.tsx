import { CheckOutlined, MinusOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, InputNumber, Select } from 'antd';
import { getModels } from '../../../catalog/model.schema.ts';
import { ask, useEndpoint } from '../../../../platform/web/api.ts';
import { useWords } from '../../../../platform/web/language.ts';
import { Empty, Loaded } from '../../../../platform/web/ui/Loaded.tsx';
import { getQuoteTrims } from '../quote-trims.schema.ts';
import type { PartProps } from './QuoteEditor.tsx';
import { paintOf } from './paint.ts';
import { PickList } from './PickList.tsx';
import { QuoteLess } from './QuoteLess.tsx';

/** Which car, in which colour, for how much (选车与价格). */
export function QuoteCar(props: PartProps) {
  const { draft, facts, quote } = props;
  const { modelId } = facts.trim;
  const trims = useEndpoint(getQuoteTrims, { id: quote.dealId, modelId });
  const options = facts.products.filter(({ kind }) => kind === 'option');
  const { t } = useWords();
  return (
    <>
      <section className="quote-card">
        <h2>{t('quote.trim')}</h2>
        <ModelChoice
          modelId={modelId}
          dealId={quote.dealId}
          onPick={(trimId) => draft.change({ trimId, colour: '' })}
        />
        <Loaded query={trims}>
          {({ rows }) =>
            rows.length === 0 ? (
              <Empty title={t('quote.noTrims')}>{t('quote.noTrimsHint')}</Empty>
            ) : (
              <Trims
                rows={rows}
                trimId={draft.asked.trimId}
                onPick={(trimId) => draft.change({ trimId })}
              />
            )
          }
        </Loaded>
      </section>
      <Paints
        colours={trims.data?.rows.find(({ id }) => id === draft.asked.trimId)?.colours ?? []}
        colour={draft.asked.colour}
        onPick={(colour) => draft.change({ colour })}
      />
      {options.length > 0 && (
        <section className="quote-card">
          <h2>{t('quote.options')}</h2>
          <PickList products={options} draft={draft} carFen={0} />
        </section>
      )}
      <Discount {...props} />
      <QuoteLess {...props} />
    </>
  );
}

type ModelChoiceProps = { modelId: string; dealId: string; onPick: (trimId: string) => void };

/** Another model: its cheapest trim is taken to begin with. */
function ModelChoice({ modelId, dealId, onPick }: ModelChoiceProps) {
  const { t } = useWords();
  const models = useEndpoint(getModels, {});
  const own = (models.data?.rows ?? []).filter((one) => one.own || one.id === modelId);
  if (own.length < 2) return null;
  const pick = async (id: string) => {
    const { rows } = await ask(getQuoteTrims, { id: dealId, modelId: id });
    const [first] = rows;
    if (first) onPick(first.id);
  };
  return (
    <Select
      className="model-choice"
      value={modelId}
      aria-label={t('quote.car')}
      showSearch={{ optionFilterProp: 'label' }}
      onChange={(id: string) => void pick(id)}
      options={own.map(({ id, name, brandName }) => ({ value: id, label: `${brandName} ${name}` }))}
    />
  );
}

type TrimsProps = {
  rows: readonly {
    id: string;
    name: string;
    guideFen: number | null;
    inStock: number;
    etaOn: string | null;
  }[];
  trimId: string;
  onPick: (trimId: string) => void;
};

function Trims({ rows, trimId, onPick }: TrimsProps) {
  const { t, format } = useWords();
  const stock = useStockWords();
  return (
    <div className="trims" role="radiogroup" aria-label={t('quote.trim')}>
      {rows.map((trim) => (
        <button
          key={trim.id}
          type="button"
          role="radio"
          aria-checked={trim.id === trimId}
          className={trim.id === trimId ? 'on' : ''}
          onClick={() => onPick(trim.id)}
        >
          <span>
            <b>{trim.name}</b>
            <small>{stock(trim)}</small>
          </span>
          <span>{trim.guideFen === null ? t('quote.noPrice') : format.yuan(trim.guideFen)}</span>
          {trim.id === trimId && <CheckOutlined aria-hidden />}
        </button>
      ))}
    </div>
  );
}

function useStockWords() {
  const { t, format } = useWords();
  return ({ inStock, etaOn }: { inStock: number; etaOn: string | null }) => {
    if (inStock > 0) return t('quote.inStock', { count: inStock });
    return etaOn ? t('quote.onItsWay', { day: format.shortDay(etaOn) }) : t('quote.toOrder');
  };
}

type PaintsProps = {
  colours: readonly { name: string; inStock: number; etaOn: string | null }[];
  colour: string;
  onPick: (colour: string) => void;
};

function Paints({ colours, colour, onPick }: PaintsProps) {
  const { t } = useWords();
  const stock = useStockWords();
  if (colours.length === 0) return null;
  return (
    <section className="quote-card">
      <h2>{t('quote.colour')}</h2>
      <div className="paints" role="radiogroup" aria-label={t('quote.colour')}>
        {colours.map((one) => (
          <button
            key={one.name}
            type="button"
            role="radio"
            aria-checked={one.name === colour}
            className={one.name === colour ? 'on' : ''}
            onClick={() => onPick(one.name)}
          >
            <i className={`paint ${paintOf(one.name)}`} />
            <span>{one.name}</span>
            <small>{stock(one)}</small>
          </button>
        ))}
      </div>
    </section>
  );
}

const step = 50_000;

/** The discount in steps of 500 yuan, with how far the maker's own authority goes. */
function Discount({ draft, facts, authority }: PartProps) {
  const { t, format } = useWords();
  const { discountFen } = draft.asked;
  const set = (fen: number) => draft.change({ discountFen: Math.max(0, fen) });
  const guide = facts.trim.guideFen;
  return (
    <section className="quote-card">
      <h2>
        {t('quote.discount')}
        {guide !== null && <small>{t('quote.guide', { amount: format.yuan(guide) })}</small>}
      </h2>
      {facts.isOnePrice ? (
        <p className="quiet">{t('quote.onePrice')}</p>
      ) : (
        <>
          <div className="stepper">
            <Button
              size="large"
              icon={<MinusOutlined />}
              aria-label={t('quote.less')}
              onClick={() => set(discountFen - step)}
            />
            <InputNumber
              variant="borderless"
              controls={false}
              min={0}
              precision={0}
              aria-label={t('quote.discount')}
              value={discountFen / 100}
              formatter={(value) => `¥${String(value ?? 0).replace(/\B(?=(\d{3})+(?!\d))/g, ',')}`}
              parser={(text) => Number((text ?? '').replace(/[^\d]/g, ''))}
              onChange={(value) => set((value ?? 0) * 100)}
            />
            <Button
              size="large"
              icon={<PlusOutlined />}
              aria-label={t('quote.more')}
              onClick={() => set(discountFen + step)}
            />
          </div>
          <Limit value={discountFen} limit={authority.discountFen} />
        </>
      )}
    </section>
  );
}

/** How much of my own authority is used (我的权限). */
export function Limit({ value, limit }: { value: number; limit: number | null }) {
  const { t, format } = useWords();
  if (limit === null) return <p className="limit quiet">{t('quote.noLimit')}</p>;
  const isOver = value > limit;
  const used = limit === 0 ? (value > 0 ? 100 : 0) : Math.min(100, (value / limit) * 100);
  return (
    <div className="limit">
      <span className="bar2">
        <i className={isOver ? 'over' : ''} style={{ width: `${used}%` }} />
      </span>
      <span className={isOver ? 'is-over' : ''}>
        {isOver
          ? t('quote.over', { amount: format.yuan(value - limit) })
          : t('quote.within', { limit: format.yuan(limit), left: format.yuan(limit - value) })}
      </span>
    </div>
  );
}
