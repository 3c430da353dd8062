import { Refusal } from '../../../kernel/refusal.ts';
import type { Day } from '../../../kernel/period.ts';
import type { Problem } from './quote-sum.schema.ts';
import type { Excess } from './authority.rules.ts';

export const noSuchQuote = () => new Refusal(404, 'quote.unknown');
export const noTrim = () => new Refusal(422, 'quote.no_trim', { field: 'trimId' });
export const notDraft = (state: string) => new Refusal(409, 'quote.not_draft', { state });
export const notSent = (state: string) => new Refusal(409, 'quote.not_sent', { state });
export const quoteOver = (validUntil: Day) => new Refusal(409, 'quote.expired', { validUntil });
/** Another version of the same deal is accepted. */
export const otherAccepted = () => new Refusal(409, 'quote.other_accepted');
export const onePrice = () => new Refusal(422, 'quote.one_price', { field: 'discountFen' });
export const badValidity = (most: Day) =>
  new Refusal(422, 'quote.bad_validity', { field: 'validUntil', most });
export const invoicedInPast = () =>
  new Refusal(422, 'quote.invoiced_in_past', { field: 'invoicedOn' });
/** Something is missing or does not fit: `problems` says what. */
export const incomplete = (problems: readonly Problem[]) =>
  new Refusal(422, 'quote.incomplete', { problems });
/** Prices or rates changed since it was saved. */
export const pricesMoved = (beforeFen: number, afterFen: number) =>
  new Refusal(409, 'quote.prices_moved', { beforeFen, afterFen });
export const needsApproval = (excess: readonly Excess[]) =>
  new Refusal(409, 'quote.needs_approval', { excess });
export const nothingToApprove = () => new Refusal(409, 'quote.nothing_to_approve');
export const beyondEverybody = () => new Refusal(422, 'quote.beyond_everybody');
export const otherTotal = () => new Refusal(409, 'quote.other_total', { field: 'totalFen' });
export const contractStands = () => new Refusal(409, 'quote.contract_stands');
export const noSuchPackage = () => new Refusal(404, 'quote.unknown_package');
export const packageTaken = () => new Refusal(409, 'package.name_taken', { field: 'name' });
export const notForPackage = () =>
  new Refusal(422, 'package.not_for_package', { field: 'productIds' });
