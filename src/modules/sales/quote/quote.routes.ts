import { serve, serveVisit } from '../../../platform/serve.ts';
import { endPackage, listPackages, makePackage } from './package.actions.ts';
import { getPackages, postPackage, postPackageClosing } from './package.schema.ts';
import { askForQuote, showInside } from './quote-inside.actions.ts';
import { acceptByLink, answerPackage, declineByLink, showLink } from './quote-link.actions.ts';
import { decideQuote, reopenQuote, sendQuote } from './quote-sending.actions.ts';
import { listOfDeal, listOpen, showFacts, showQuote } from './quote-shown.actions.ts';
import { beginQuote, saveQuote } from './quote.actions.ts';
import * as quote from './quote.schema.ts';

export const quoteRoutes = [
  serve(quote.getQuoteFacts, showFacts),
  serve(quote.getDealQuotes, listOfDeal),
  serve(quote.getMyQuotes, listOpen),
  serve(quote.postQuote, beginQuote),
  serve(quote.getQuote, showQuote),
  serve(quote.putQuote, saveQuote),
  serve(quote.getQuoteInside, showInside),
  serve(quote.postQuoteApproval, askForQuote),
  serve(quote.postQuoteSending, sendQuote),
  serve(quote.postQuoteDecision, decideQuote),
  serve(quote.postQuoteReopening, reopenQuote),
  serveVisit(quote.getQuoteLink, showLink),
  serveVisit(quote.postQuoteLinkAcceptance, acceptByLink, { max: 10, perMinutes: 1 }),
  serveVisit(quote.postQuoteLinkDecline, declineByLink, { max: 10, perMinutes: 1 }),
  serveVisit(quote.postQuoteLinkPackage, answerPackage, { max: 20, perMinutes: 1 }),
  serve(getPackages, listPackages),
  serve(postPackage, makePackage),
  serve(postPackageClosing, endPackage),
];
