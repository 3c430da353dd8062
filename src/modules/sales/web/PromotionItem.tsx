import { Button, Popconfirm } from 'antd';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import { HiddenField } from '../../people/rights/web/HiddenField.tsx';
import { useCommand } from '../../../platform/web/api.ts';
import { useWords } from '../../../platform/web/language.ts';
import { Status, Why } from '../../../platform/web/ui/figures.tsx';
import { RefusalNote } from '../../../platform/web/ui/Loaded.tsx';
import {
  getPromotions,
  postPromotionClosing,
  type Promotion,
} from '../promotion/promotion.schema.ts';
import { Gives } from './PromotionGives.tsx';
import { resultsOf, stateOf } from './promotion-state.rules.ts';
import { useConditions } from './use-conditions.ts';

type Shown = z.infer<typeof Promotion>;
type ItemProps = { promotion: Shown; today: string; mayEdit: boolean; onLimits: () => void };

/** One promotion: what it gives, for whom, what is left, what it brought (促销). */
export function PromotionItem({ promotion, today, mayEdit, onLimits }: ItemProps) {
  const { t, format } = useWords();
  const conditions = useConditions(promotion);
  const close = useCommand(postPromotionClosing, { refreshes: [getPromotions] });
  const state = stateOf(promotion, today);
  const isOpen = state === 'running' || state === 'coming';
  return (
    <li>
      <header>
        <b>{promotion.name}</b>
        <span className="chip">{t(`promotions.kindOf.${promotion.kind}`)}</span>
        <Status state={state === 'running' ? 'onTrack' : 'idle'}>
          {t(`promotions.stateOf.${state}`)}
        </Status>
        <span className="end">
          {format.shortDay(promotion.startsOn)} – {format.shortDay(promotion.endsOn)}
        </span>
      </header>
      <p className="gives">
        <Gives promotion={promotion} />
      </p>
      <small>{conditions.join(' · ')}</small>
      {promotion.unitsUsed === 0 ? <Unused of={promotion} /> : <Results of={promotion} />}
      <RefusalNote error={close.error} />
      {mayEdit && isOpen && (
        <div className="acts">
          <Button size="small" onClick={onLimits}>
            {t('promotions.limits')}
          </Button>
          <Popconfirm
            title={t('promotions.closeAsk')}
            okText={t('promotions.close')}
            onConfirm={() => close.mutate({ id: promotion.id })}
          >
            <Button size="small" type="text" loading={close.isPending}>
              {t('promotions.close')}
            </Button>
          </Popconfirm>
        </div>
      )}
    </li>
  );
}

type Figures = Pick<
  Shown,
  | 'unitsUsed'
  | 'unitsLimit'
  | 'delivered'
  | 'spentFen'
  | 'makerFen'
  | 'budgetFen'
  | 'grossProfitFen'
> & { hidden?: string[] | undefined };

/** A promotion that nobody has signed for yet: how much of it there is. */
function Unused({ of }: { of: Shown }) {
  const { t, format } = useWords();
  const parts = [
    t('promotions.unused'),
    of.unitsLimit !== null && t('promotions.placesLeft', { count: of.unitsLimit }),
    of.budgetFen !== null && `${t('promotions.budget')} ${format.yuan(of.budgetFen)}`,
  ];
  return <small>{parts.filter(Boolean).join(' · ')}</small>;
}

/** What a promotion gave and brought; the return opens to its workings. */
export function Results({ of }: { of: Figures }) {
  const { t, format } = useWords();
  const { storeFen, leftFen } = resultsOf(of);
  const used =
    of.unitsLimit === null
      ? t('promotions.usedCars', { used: of.unitsUsed })
      : t('promotions.usedOf', { used: of.unitsUsed, limit: of.unitsLimit });
  const isHidden = of.hidden?.includes('grossProfitFen') ?? false;
  return (
    <dl className="results">
      <Figure name={t('promotions.used')}>{used}</Figure>
      <Figure name={t('promotions.delivered')}>{format.int(of.delivered)}</Figure>
      <Figure name={t('promotions.spent')}>{format.yuan(of.spentFen)}</Figure>
      <Figure name={t('promotions.byStore')}>{format.yuan(storeFen)}</Figure>
      {leftFen !== null && <Figure name={t('promotions.left')}>{format.yuan(leftFen)}</Figure>}
      <Figure name={t('promotions.gross')}>
        {isHidden ? (
          <HiddenField right="cost" />
        ) : of.grossProfitFen === null ? (
          format.none
        ) : (
          format.yuan(of.grossProfitFen)
        )}
      </Figure>
      <Figure name={t('promotions.roi')}>
        <Return of={of} />
      </Figure>
    </dl>
  );
}

function Return({ of }: { of: Figures }) {
  const { t, format } = useWords();
  const { storeFen, roiBp } = resultsOf(of);
  if (roiBp === null || of.grossProfitFen === null) return <>{format.none}</>;
  return (
    <Why
      workings={{
        title: t('promotions.roi'),
        rule: '',
        lines: [
          [t('promotions.gross'), format.yuan(of.grossProfitFen)],
          [t('promotions.spent'), format.yuan(of.spentFen)],
          [t('promotions.byMaker'), format.yuan(-of.makerFen)],
          [t('promotions.byStore'), format.yuan(storeFen)],
        ],
        total: [t('promotions.roi'), format.percent(roiBp, 0)],
        foot: `${t('promotions.roiRule')}；${t('promotions.grossNote')}`,
      }}
    >
      {format.percent(roiBp, 0)}
    </Why>
  );
}

function Figure({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
