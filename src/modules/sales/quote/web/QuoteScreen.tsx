import { useParams } from '@tanstack/react-router';
import { DocumentButton } from '../../../../platform/document/web/DocumentButton.tsx';
import { useMay } from '../../../../platform/web/actor.ts';
import { useEndpoint } from '../../../../platform/web/api.ts';
import { useEvents } from '../../../../platform/web/events.ts';
import { useWords } from '../../../../platform/web/language.ts';
import { useLooks } from '../../../../platform/web/looks.tsx';
import { Loaded } from '../../../../platform/web/ui/Loaded.tsx';
import { Page } from '../../../../platform/web/ui/Page.tsx';
import { getQuote, getQuoteInside } from '../quote.schema.ts';
import { QuoteEditor } from './QuoteEditor.tsx';
import { QuoteView } from './QuoteView.tsx';
import './quote.css';

/** One version of a quote at its address (报价): a draft is worked on in three steps, anything later is read and answered. */
export function QuoteScreen() {
  const { t } = useWords();
  const { id } = useParams({ strict: false }) as { id: string };
  const quote = useEndpoint(getQuote, { id }, { keep: false });
  const mayEdit = useMay('deal', 'edit');
  const { phone } = useLooks();
  useEvents('deal', [getQuote, getQuoteInside]);
  useEvents('approval', [getQuoteInside]);
  const name = quote.data?.customerName || t('quote.someone');
  return (
    <Page
      title={t('quote.of', { name })}
      note={quote.data && t('quote.version', { version: quote.data.version })}
      className="quote-page"
      tools={!phone && <DocumentButton kind="quote" id={id} />}
    >
      <Loaded query={quote}>
        {(found) =>
          found.state === 'draft' && found.isDealOpen && mayEdit ? (
            <QuoteEditor key={found.id} quote={found} />
          ) : (
            <QuoteView key={found.id} quote={found} mayEdit={mayEdit && found.isDealOpen} />
          )
        }
      </Loaded>
    </Page>
  );
}
