import type { ReactNode } from 'react';
import { daysBetween } from '../../../kernel/period.ts';
import { HiddenField } from '../../people/rights/web/HiddenField.tsx';
import { RevealPhone } from '../../../platform/audit/web/Reveal.tsx';
import { Attachments } from '../../../platform/file/web/Attachments.tsx';
import { useWords } from '../../../platform/web/language.ts';
import type { ShownDeal } from './deal-parts.ts';
import { Outcome } from './Outcome.tsx';

/** What is known of a deal (商机资料): the car, the money, who and where, its files. */
export function DealFacts({ deal }: { deal: ShownDeal }) {
  const { t, format } = useWords();
  const days =
    deal.openedOn && deal.closedOn ? daysBetween(deal.openedOn, deal.closedOn) : undefined;
  const derivative = [deal.financeFen, deal.insuranceFen, deal.accessoriesFen, deal.serviceFen];
  const newCarFen =
    deal.grossProfitFen === null
      ? null
      : derivative.reduce<number>((rest, part) => rest - (part ?? 0), deal.grossProfitFen);
  const money = (fen: number | null, field?: string) => {
    if (field && deal.hidden?.includes(field)) return <HiddenField right="cost" />;
    return fen === null ? format.none : format.yuanExact(fen);
  };
  return (
    <div className="facts">
      <Facts>
        <Fact name={t('deals.outcome')}>
          <Outcome is={deal.outcome} />
        </Fact>
        <Fact name={t('deals.model')}>
          {[deal.brandName, deal.modelName].filter(Boolean).join(' ') || format.none}
        </Fact>
        <Fact name={t('deals.customer')}>
          {deal.customerName ?? format.none}{' '}
          <RevealPhone resource="deal" recordId={deal.id} masked={deal.customerPhone} />
        </Fact>
        <Fact name={t('deals.openedOn')}>{deal.openedOn ?? format.none}</Fact>
        <Fact name={t('deals.closedOn')}>{deal.closedOn ?? format.none}</Fact>
        <Fact name={t('deals.days')}>
          {days === undefined ? format.none : t('deals.daysOf', { days })}
        </Fact>
      </Facts>
      <Facts>
        <Fact name={t('deals.price')}>{money(deal.priceFen)}</Fact>
        <Fact name={t('deals.cost')}>{money(deal.costFen, 'costFen')}</Fact>
        <Fact name={t('deals.newCar')}>{money(newCarFen, 'grossProfitFen')}</Fact>
        <Fact name={t('deals.finance')}>{money(deal.financeFen)}</Fact>
        <Fact name={t('deals.insurance')}>{money(deal.insuranceFen)}</Fact>
        <Fact name={t('deals.accessories')}>{money(deal.accessoriesFen)}</Fact>
        <Fact name={t('deals.services')}>{money(deal.serviceFen)}</Fact>
        <Fact name={t('deals.grossProfit')} total>
          {money(deal.grossProfitFen, 'grossProfitFen')}
        </Fact>
      </Facts>
      <Facts>
        <Fact name={t('deals.store')}>{deal.storeName ?? format.none}</Fact>
        <Fact name={t('deals.team')}>{deal.teamName ?? format.none}</Fact>
        <Fact name={t('deals.person')}>{deal.personName ?? format.none}</Fact>
        <Fact name={t('deals.source')}>{deal.sourceName ?? format.none}</Fact>
        <Fact name={t('deals.campaign')}>{deal.campaignName ?? format.none}</Fact>
        <Fact name={t('deals.area')}>{deal.areaName ?? format.none}</Fact>
      </Facts>
      <Attachments key={deal.id} home="deal" recordId={deal.id} />
    </div>
  );
}

const Facts = ({ children }: { children: ReactNode }) => <dl>{children}</dl>;

function Fact({ name, total, children }: { name: string; total?: boolean; children: ReactNode }) {
  return (
    <div className={total ? 'sum' : undefined}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
