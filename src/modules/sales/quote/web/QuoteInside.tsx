import { EyeInvisibleOutlined, EyeOutlined, LockOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useState } from 'react';
import type { OutputOf } from '../../../../kernel/endpoint.ts';
import { HiddenField } from '../../../people/rights/web/HiddenField.tsx';
import { useCommand, useEndpoint } from '../../../../platform/web/api.ts';
import { useWords } from '../../../../platform/web/language.ts';
import { Status } from '../../../../platform/web/ui/figures.tsx';
import { Loaded, RefusalNote } from '../../../../platform/web/ui/Loaded.tsx';
import { getQuoteInside, postQuoteApproval } from '../quote.schema.ts';

type Inside = OutputOf<typeof getQuoteInside>;
type QuoteInsideProps = { quoteId: string; keep?: () => Promise<void>; isOpen?: boolean };

/** What only the store sees (只有我看得到), closed while the customer looks on; what needs approval is said in any case. */
export function QuoteInside({ quoteId, keep, isOpen = false }: QuoteInsideProps) {
  const { t } = useWords();
  const [isShown, show] = useState(isOpen);
  const inside = useEndpoint(getQuoteInside, { id: quoteId }, { fresh: true });
  return (
    <section className="quote-card inner">
      <header>
        <h2>
          <LockOutlined />
          {t('quote.mine')}
        </h2>
        <Button
          type="text"
          size="small"
          icon={isShown ? <EyeInvisibleOutlined /> : <EyeOutlined />}
          onClick={() => show(!isShown)}
        >
          {t(isShown ? 'quote.hide' : 'quote.show')}
        </Button>
      </header>
      {isShown && <Loaded query={inside}>{(found) => <Figures inside={found} />}</Loaded>}
      {keep && inside.data && inside.data.excess.length > 0 && (
        <NeedsApproval quoteId={quoteId} inside={inside.data} keep={keep} isShown={isShown} />
      )}
    </section>
  );
}

type MoneyField = {
  [K in keyof Inside]-?: Inside[K] extends number | null ? K : never;
}[keyof Inside];

function Figures({ inside }: { inside: Inside }) {
  const { t, format } = useWords();
  const hidden = inside.hidden ?? [];
  const money = (field: MoneyField, right: 'cost' | 'floor_price') => {
    if (hidden.includes(field)) return <HiddenField right={right} />;
    const fen = inside[field];
    return fen === null ? format.none : format.yuan(fen);
  };
  const isBelow = (inside.aboveFloorFen ?? 0) < 0;
  return (
    <>
      <dl className="inside">
        <div>
          <dt>{t(isBelow ? 'quote.belowFloor' : 'quote.aboveFloor')}</dt>
          <dd className={isBelow ? 'is-over' : ''}>{money('aboveFloorFen', 'floor_price')}</dd>
        </div>
        <div>
          <dt>{t('quote.gross')}</dt>
          <dd>{money('grossFen', 'cost')}</dd>
        </div>
        <div>
          <dt>{t('quote.grossRebate')}</dt>
          <dd>{money('grossWithRebateFen', 'cost')}</dd>
        </div>
        <div>
          <dt>{t('quote.besideGross')}</dt>
          <dd>{money('besideGrossFen', 'cost')}</dd>
        </div>
        <div>
          <dt>{t('quote.myPay')}</dt>
          <dd title={t('quote.payLater')}>
            {inside.payFen === null ? format.none : format.yuan(inside.payFen)}
          </dd>
        </div>
      </dl>
      {inside.unknownProducts > 0 && (
        <p className="quiet">{t('quote.unknownCost', { count: inside.unknownProducts })}</p>
      )}
      {inside.isBelowCost && <Status state="breached">{t('quote.belowCost')}</Status>}
    </>
  );
}

type NeedsProps = {
  quoteId: string;
  inside: Inside;
  keep: () => Promise<void>;
  isShown: boolean;
};

function NeedsApproval({ quoteId, inside, keep, isShown }: NeedsProps) {
  const { t, format } = useWords();
  const [reason, setReason] = useState('');
  const ask = useCommand(postQuoteApproval, { refreshes: [getQuoteInside] });
  const { approval, excess } = inside;
  const isWaiting = approval?.isCurrent && approval.state === 'waiting';
  const isApproved = approval?.isCurrent && approval.state === 'approved';
  const send = async () => {
    await keep();
    ask.mutate({ id: quoteId, reason });
  };
  return (
    <div className="needs">
      <p className="over-list">
        {excess.map(({ what, byFen }) => (
          <Status key={what} state={what === 'below_cost' ? 'breached' : 'atRisk'}>
            {isShown || what === 'discount' || what === 'gifts'
              ? t(`quote.excess.${what}`, { amount: format.yuan(byFen) })
              : t('quote.needsApproval')}
          </Status>
        ))}
      </p>
      {approval && <ApprovalState approval={approval} />}
      {!isWaiting && !isApproved && (
        <div className="ask">
          <Input
            value={reason}
            maxLength={300}
            placeholder={t('quote.reason')}
            aria-label={t('quote.reason')}
            onChange={({ target }) => setReason(target.value)}
          />
          <Button
            disabled={reason.trim().length < 2}
            loading={ask.isPending}
            onClick={() => void send().catch(() => undefined)}
          >
            {t('quote.askApproval')}
          </Button>
        </div>
      )}
      <RefusalNote error={ask.error} />
    </div>
  );
}

function ApprovalState({ approval }: { approval: NonNullable<Inside['approval']> }) {
  const { t, format, either } = useWords();
  const name = approval.decidedByName ?? '';
  if (!approval.isCurrent) return <p className="quiet">{t('quote.approvalOld')}</p>;
  if (approval.state === 'waiting')
    return (
      <p role="status">
        {t('quote.waiting', {
          step: either(approval.stepName),
          at: format.shortMoment(approval.dueAt),
        })}
      </p>
    );
  if (approval.state === 'approved')
    return <Status state="onTrack">{t('quote.approved', { name })}</Status>;
  if (approval.state === 'returned')
    return <p role="status">{t('quote.returned', { name, answer: approval.answer })}</p>;
  return <p className="quiet">{t('quote.approvalEnded')}</p>;
}
