import { useParams } from '@tanstack/react-router';
import { Button, Checkbox, Input, Segmented } from 'antd';
import { useState } from 'react';
import type { OutputOf } from '../../../../kernel/endpoint.ts';
import { SignaturePad } from '../../../../platform/signature/web/SignaturePad.tsx';
import { useCommand, useEndpoint } from '../../../../platform/web/api.ts';
import { changeLanguage, useWords } from '../../../../platform/web/language.ts';
import { Mark } from '../../../../platform/web/ui/Mark.tsx';
import { Loaded, RefusalNote } from '../../../../platform/web/ui/Loaded.tsx';
import {
  getQuoteLink,
  postQuoteLinkAcceptance,
  postQuoteLinkDecline,
  postQuoteLinkPackage,
} from '../quote.schema.ts';
import { LoanTable } from './LoanTable.tsx';
import { PackageCards } from './PackageCards.tsx';
import { QuotePaper } from './QuotePaper.tsx';
import { QuoteState } from './QuoteState.tsx';
import './quote.css';

type Shown = { code: string; quote: OutputOf<typeof getQuoteLink> };
const refreshes = [getQuoteLink];

/** An offer as its customer opens it (客户报价页): every fee, the loans side by side, yes or no. */
export function QuoteLinkScreen() {
  const { t, language } = useWords();
  const { code } = useParams({ strict: false }) as { code: string };
  const quote = useEndpoint(getQuoteLink, { code });
  return (
    <main className="quote-link">
      <header>
        <Mark size={28} />
        <b>{quote.data?.groupName}</b>
        <Segmented
          size="small"
          value={language}
          onChange={changeLanguage}
          options={[
            { value: 'zh' as const, label: '中文' },
            { value: 'en' as const, label: 'English' },
          ]}
        />
      </header>
      {quote.error ? (
        <section className="quote-card">
          <RefusalNote error={quote.error} />
        </section>
      ) : (
        <Loaded query={quote}>
          {(found) => (
            <>
              <div className="hello">
                <h1>{t('quoteLink.hello', { name: found.customerName || t('quote.someone') })}</h1>
                <p className="quiet">
                  {t('quoteLink.from', {
                    store: found.storeName ?? '',
                    person: found.personName ?? '',
                  })}
                </p>
              </div>
              <Offer code={code} quote={found} />
            </>
          )}
        </Loaded>
      )}
    </main>
  );
}

function Offer({ code, quote }: Shown) {
  const { t, format } = useWords();
  const said: Partial<Record<typeof quote.state, string>> = {
    superseded: t('quoteLink.readOnly'),
    expired: t('quoteLink.expired'),
    declined: t('quoteLink.declined'),
    accepted: t('quoteLink.accepted', {
      at: quote.decidedAt ? format.shortMoment(quote.decidedAt) : '',
    }),
  };
  const isOpen = quote.state === 'sent';
  return (
    <>
      {!isOpen && (
        <p className="quote-card said" role="status">
          {said[quote.state]}
        </p>
      )}
      <QuotePaper {...quote} {...(!isOpen && { badge: <QuoteState state={quote.state} /> })} />
      {quote.packages.length > 0 && <Packages code={code} quote={quote} />}
      {quote.loans.length > 0 && (
        <section className="quote-card">
          <h2>{t('quote.loans')}</h2>
          <LoanTable loans={quote.loans} />
        </section>
      )}
      <p className="sub">{t('quote.paperNote')}</p>
      <p className="sub">{t('quoteLink.free')}</p>
      {isOpen && <Answer code={code} quote={quote} />}
    </>
  );
}

function Packages({ code, quote }: Shown) {
  const { t } = useWords();
  const answer = useCommand(postQuoteLinkPackage, { refreshes });
  const isOpen = quote.state === 'sent';
  return (
    <section className="quote-card">
      <h2>{t('quote.packages')}</h2>
      <PackageCards
        packages={quote.packages.map((one) => ({ ...one, contents: one.contents.split('、') }))}
        isBusy={answer.isPending}
        {...(isOpen && {
          onAnswer: (packageId, given) => answer.mutate({ code, packageId, answer: given }),
        })}
      />
      {isOpen && <p className="sub">{t('quoteLink.packageNote')}</p>}
      <RefusalNote error={answer.error} />
    </section>
  );
}

function Answer({ code, quote }: Shown) {
  const { t } = useWords();
  const [isAgreed, setAgreed] = useState(false);
  const [isDeclining, setDeclining] = useState(false);
  const [signer, setSigner] = useState(quote.customerName ?? '');
  const [drawing, setDrawing] = useState('');
  const [note, setNote] = useState('');
  const accept = useCommand(postQuoteLinkAcceptance, { refreshes });
  const decline = useCommand(postQuoteLinkDecline, { refreshes });
  const { totalFen, version } = quote;
  const device = navigator.userAgent.slice(0, 300);
  return (
    <section className="quote-card answer">
      <Checkbox checked={isAgreed} onChange={({ target }) => setAgreed(target.checked)}>
        {t('quoteLink.statement', { version })}
      </Checkbox>
      {isAgreed && (
        <>
          <Input
            size="large"
            value={signer}
            maxLength={40}
            aria-label={t('quoteLink.name')}
            placeholder={t('quoteLink.name')}
            onChange={({ target }) => setSigner(target.value)}
          />
          <SignaturePad value={drawing} onChange={setDrawing} />
        </>
      )}
      <Button
        type="primary"
        size="large"
        block
        disabled={!isAgreed || signer.trim() === '' || drawing.length < 60}
        loading={accept.isPending}
        onClick={() => accept.mutate({ code, agreed: true, totalFen, signer, drawing, device })}
      >
        {t('quoteLink.accept')}
      </Button>
      <RefusalNote error={accept.error ?? decline.error} />
      {isDeclining && (
        <Input
          size="large"
          value={note}
          maxLength={300}
          aria-label={t('quoteLink.why')}
          placeholder={t('quoteLink.why')}
          onChange={({ target }) => setNote(target.value)}
        />
      )}
      <Button
        type="text"
        block
        loading={decline.isPending}
        onClick={() => (isDeclining ? decline.mutate({ code, note }) : setDeclining(true))}
      >
        {t('quoteLink.decline')}
      </Button>
    </section>
  );
}
