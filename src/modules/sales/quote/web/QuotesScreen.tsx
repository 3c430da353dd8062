import { Link } from '@tanstack/react-router';
import { useEndpoint } from '../../../../platform/web/api.ts';
import { useEvents } from '../../../../platform/web/events.ts';
import { useWords } from '../../../../platform/web/language.ts';
import { Card } from '../../../../platform/web/ui/Card.tsx';
import { Empty, Loaded } from '../../../../platform/web/ui/Loaded.tsx';
import { Page } from '../../../../platform/web/ui/Page.tsx';
import { getMyQuotes } from '../quote.schema.ts';
import { QuoteState } from './QuoteState.tsx';
import './quote.css';

/** Quotes that are being made or wait for an answer (在谈报价). */
export function QuotesScreen() {
  const { t, format } = useWords();
  const quotes = useEndpoint(getMyQuotes, {});
  useEvents('deal', [getMyQuotes]);
  return (
    <Page title={t('quote.title')} className="narrow">
      <Card>
        <div className="in">
          <Loaded query={quotes}>
            {({ rows }) =>
              rows.length === 0 ? (
                <Empty title={t('quote.listNone')}>{t('quote.listNoneHint')}</Empty>
              ) : (
                <ul className="quote-versions">
                  {rows.map((row) => (
                    <li key={row.id}>
                      <Link to="/quotes/$id" params={{ id: row.id }}>
                        <b>{row.customerName ?? t('quote.someone')}</b>
                        <span>{[row.modelName, row.trimName].join(' ')}</span>
                      </Link>
                      <QuoteState state={row.state} />
                      <strong>{format.yuanExact(row.totalFen)}</strong>
                      <small>{t('quote.valid', { day: format.shortDay(row.validUntil) })}</small>
                    </li>
                  ))}
                </ul>
              )
            }
          </Loaded>
        </div>
      </Card>
    </Page>
  );
}
