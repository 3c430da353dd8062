import { LeftOutlined } from '@ant-design/icons';
import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useWords } from '../../../../platform/web/language.ts';
import { useLooks } from '../../../../platform/web/looks.tsx';
import { Loaded, RefusalNote } from '../../../../platform/web/ui/Loaded.tsx';
import type { QuoteFacts } from '../quote-facts.schema.ts';
import type { QuoteSum } from '../quote-sum.schema.ts';
import type { Quote } from '../quote.schema.ts';
import { PayBar } from './PayBar.tsx';
import { QuoteCar } from './QuoteCar.tsx';
import { QuoteExtras } from './QuoteExtras.tsx';
import { QuoteInside } from './QuoteInside.tsx';
import { QuoteLoan } from './QuoteLoan.tsx';
import { QuotePaper } from './QuotePaper.tsx';
import { QuoteTaxes } from './QuoteTaxes.tsx';
import { SendButtons } from './SendButtons.tsx';
import { useQuoteDraft, type Draft } from './use-quote-draft.ts';

export type PartProps = {
  quote: Quote;
  draft: Draft;
  facts: QuoteFacts;
  sum: QuoteSum;
  authority: { discountFen: number | null; giftFen: number | null };
};

/** A draft (报价编辑): three steps on a phone, all of it beside the paper on a desk. */
export function QuoteEditor({ quote }: { quote: Quote }) {
  const { phone } = useLooks();
  const draft = useQuoteDraft(quote);
  return (
    <Loaded query={draft.query}>
      {({ facts, authority }) => {
        const props = { quote, draft, facts, authority, sum: draft.sum! };
        return phone ? <InSteps {...props} /> : <OnDesk {...props} />;
      }}
    </Loaded>
  );
}

function OnDesk(props: PartProps) {
  const { t } = useWords();
  const { draft, quote } = props;
  return (
    <div className="quote-desk">
      <div>
        <QuoteCar {...props} />
        <QuoteTaxes {...props} />
        <QuoteExtras {...props} />
        <QuoteLoan {...props} />
      </div>
      <aside>
        <QuotePaper {...paperOf(props)} />
        <p className="quote-kept" role="status">
          {draft.isSaving ? t('quote.saving') : t('quote.saved')}
        </p>
        <RefusalNote error={draft.saveError} />
        <QuoteInside quoteId={quote.id} keep={draft.keep} isOpen />
        <SendButtons {...props} />
      </aside>
    </div>
  );
}

function InSteps(props: PartProps) {
  const { t } = useWords();
  const [step, setStep] = useState(1);
  const { draft, quote, sum } = props;
  const go = async (to: number) => {
    await draft.keep();
    setStep(to);
    scrollTo({ top: 0 });
  };
  return (
    <div className="quote-steps">
      <StepBar step={step} dealId={quote.dealId} onBack={() => void go(step - 1)} />
      {step === 1 && <QuoteCar {...props} />}
      {step === 2 && (
        <>
          <QuoteTaxes {...props} />
          <QuoteExtras {...props} />
          <QuoteLoan {...props} />
        </>
      )}
      {step === 3 && (
        <>
          <QuotePaper {...paperOf(props)} />
          <QuoteInside quoteId={quote.id} keep={draft.keep} />
        </>
      )}
      <RefusalNote error={draft.saveError} />
      {step < 3 ? (
        <PayBar sum={sum}>
          <Button
            type="primary"
            loading={draft.isSaving && { icon: undefined }}
            onClick={() => void go(step + 1).catch(() => undefined)}
          >
            {t('quote.next')}
          </Button>
        </PayBar>
      ) : (
        <SendButtons {...props} isBar />
      )}
    </div>
  );
}

type StepBarProps = { step: number; dealId: string; onBack: () => void };

function StepBar({ step, dealId, onBack }: StepBarProps) {
  const { t } = useWords();
  const navigate = useNavigate();
  const leave = () => void navigate({ to: '/deals/$id', params: { id: dealId } });
  return (
    <header className="step-bar">
      <button type="button" aria-label={t('quote.back')} onClick={step === 1 ? leave : onBack}>
        <LeftOutlined />
      </button>
      <p>{t(`quote.step${step}`)}</p>
      <span className="steps" role="img" aria-label={t('quote.step', { step })}>
        {[1, 2, 3].map((n) => (
          <i key={n} className={n <= step ? 'on' : ''} />
        ))}
      </span>
    </header>
  );
}

/** The draft as the customer will see it. */
export const paperOf = ({ quote, draft, facts, sum }: PartProps) => ({
  ...sum,
  modelName: facts.trim.modelName,
  trimName: facts.trim.name,
  colour: draft.asked.colour,
  validUntil: quote.validUntil,
});
