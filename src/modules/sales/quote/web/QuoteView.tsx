import { QrcodeOutlined } from '@ant-design/icons';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { App, Button, Input } from 'antd';
import { useState } from 'react';
import { DocumentButton } from '../../../../platform/document/web/DocumentButton.tsx';
import { useCommand } from '../../../../platform/web/api.ts';
import { useWords } from '../../../../platform/web/language.ts';
import { useLooks } from '../../../../platform/web/looks.tsx';
import { RefusalNote } from '../../../../platform/web/ui/Loaded.tsx';
import {
  getDealQuotes,
  getMyQuotes,
  getQuote,
  postQuote,
  postQuoteDecision,
  postQuoteReopening,
  type Quote,
} from '../quote.schema.ts';
import { LoanTable } from './LoanTable.tsx';
import { PackageCards } from './PackageCards.tsx';
import { QuoteInside } from './QuoteInside.tsx';
import { QuotePaper } from './QuotePaper.tsx';
import { QuoteState } from './QuoteState.tsx';
import { linkOf, ScanModal } from './SendButtons.tsx';

const refreshes = [getQuote, getDealQuotes, getMyQuotes];

/** A quote that was sent or answered (报价详情): the paper as the customer has it, and what may happen next. */
export function QuoteView({ quote, mayEdit }: { quote: Quote; mayEdit: boolean }) {
  const { t } = useWords();
  return (
    <div className="quote-desk">
      <div>
        <QuotePaper {...quote} badge={<QuoteState state={quote.state} />} />
        {quote.packages.length > 0 && (
          <section className="quote-card">
            <h2>{t('quote.packages')}</h2>
            <PackageCards
              packages={quote.packages.map((one) => ({
                ...one,
                contents: one.contents.split('、'),
              }))}
            />
          </section>
        )}
        {quote.loans.length > 0 && (
          <section className="quote-card">
            <h2>{t('quote.loans')}</h2>
            <LoanTable loans={quote.loans} />
          </section>
        )}
      </div>
      <aside>
        <Trace quote={quote} />
        {mayEdit && <Answers quote={quote} />}
        {mayEdit && <QuoteInside quoteId={quote.id} />}
      </aside>
    </div>
  );
}

function Trace({ quote }: { quote: Quote }) {
  const { t, format } = useWords();
  const { phone } = useLooks();
  const { scan } = useSearch({ strict: false }) as { scan?: string };
  const [link, setLink] = useState(scan && quote.code ? linkOf(quote.code) : undefined);
  const { message } = App.useApp();
  if (!quote.code || quote.state === 'superseded') return null;
  const copy = async () => {
    await navigator.clipboard.writeText(linkOf(quote.code!));
    void message.success(t('quote.copied'));
  };
  return (
    <section className="quote-card">
      <p role="status">
        {quote.seenAt
          ? t('quote.seen', { at: format.shortMoment(quote.seenAt) })
          : t('quote.unseen')}
      </p>
      {quote.note && <p className="quiet">{quote.note}</p>}
      <div className="two">
        <Button icon={<QrcodeOutlined />} onClick={() => setLink(linkOf(quote.code!))}>
          {t('quote.face')}
        </Button>
        <Button onClick={() => void copy()}>{t('quote.copy')}</Button>
      </div>
      {phone && <DocumentButton kind="quote" id={quote.id} />}
      <ScanModal link={link} onClose={() => setLink(undefined)} />
    </section>
  );
}

/** What the customer said in the showroom, taking it back, or a new version. */
function Answers({ quote }: { quote: Quote }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const { id, dealId, state } = quote;
  const decide = useCommand(postQuoteDecision, { refreshes });
  const begin = useCommand(postQuote, { refreshes });
  const anew = async () => {
    const made = await begin.mutateAsync({ id: dealId, fromQuoteId: id });
    await navigate({ to: '/quotes/$id', params: { id: made.id } });
  };
  return (
    <section className="quote-card">
      {state === 'sent' && (
        <div className="two">
          <Button
            loading={decide.isPending}
            onClick={() => decide.mutate({ id, decision: 'declined' })}
          >
            {t('quote.decline')}
          </Button>
          <Button
            type="primary"
            loading={decide.isPending}
            onClick={() => decide.mutate({ id, decision: 'accepted' })}
          >
            {t('quote.accept')}
          </Button>
        </div>
      )}
      {state === 'accepted' ? (
        <Reopen id={id} />
      ) : (
        <Button block loading={begin.isPending} onClick={() => void anew().catch(() => undefined)}>
          {t('quote.newVersion')}
        </Button>
      )}
      <RefusalNote error={decide.error ?? begin.error} />
    </section>
  );
}

function Reopen({ id }: { id: string }) {
  const { t } = useWords();
  const [reason, setReason] = useState('');
  const reopen = useCommand(postQuoteReopening, { refreshes });
  return (
    <div className="ask">
      <Input
        value={reason}
        maxLength={300}
        placeholder={t('quote.reopenWhy')}
        aria-label={t('quote.reopenWhy')}
        onChange={({ target }) => setReason(target.value)}
      />
      <Button
        disabled={reason.trim().length < 2}
        loading={reopen.isPending}
        onClick={() => reopen.mutate({ id, reason })}
      >
        {t('quote.reopen')}
      </Button>
      <RefusalNote error={reopen.error} />
    </div>
  );
}
