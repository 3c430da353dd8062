import { useRef, useState } from 'react';
import { useCommand, useEndpoint } from '../../../../platform/web/api.ts';
import type { Asked } from '../asked.schema.ts';
import { quoteLines } from '../quote-lines.rules.ts';
import {
  getDealQuotes,
  getQuote,
  getQuoteFacts,
  getQuoteInside,
  putQuote,
  type Quote,
} from '../quote.schema.ts';

/** How long after the last touch a draft is kept. */
const pauseMs = 700;

/**
 * A draft in the hand (报价草稿): every touch is reckoned at once by the same function as on the server, and kept a moment
 * later. `keep` waits until it is.
 */
export function useQuoteDraft(quote: Quote) {
  const [asked, setAsked] = useState<Asked>(quote.asked);
  const { trimId, invoicedOn, buyer } = asked;
  const query = useEndpoint(getQuoteFacts, { id: quote.dealId, trimId, invoicedOn, buyer });
  const save = useCommand(putQuote, { refreshes: [getQuote, getQuoteInside, getDealQuotes] });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const waiting = useRef<Asked>(undefined);
  const today = query.data?.facts.pricedOn ?? quote.pricedOn;
  const sent = (value: Asked) => ({
    id: quote.id,
    asked: { ...value, invoicedOn: value.invoicedOn < today ? today : value.invoicedOn },
    note: quote.note,
  });
  const keep = async () => {
    clearTimeout(timer.current);
    const value = waiting.current ?? asked;
    waiting.current = undefined;
    await save.mutateAsync(sent(value));
  };
  const change = (touched: Partial<Asked>) => {
    const value = { ...asked, ...touched };
    setAsked(value);
    waiting.current = value;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void keep().catch(() => undefined), pauseMs);
  };
  return {
    asked,
    change,
    keep,
    query,
    sum: query.data && quoteLines(asked, query.data.facts),
    isSaving: save.isPending,
    saveError: save.error,
  };
}

export type Draft = ReturnType<typeof useQuoteDraft>;
