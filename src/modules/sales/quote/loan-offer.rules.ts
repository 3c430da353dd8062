import { bp, fen, share } from '../../../kernel/money.ts';
import type { Asked, LoanChoice } from './asked.schema.ts';
import { loanPlan } from './loan.rules.ts';
import type { QuotedProduct, QuoteFacts } from './quote-facts.schema.ts';
import type { OfferedLoan, Problem } from './quote-sum.schema.ts';

/** The least down payment (最低首付), in basis points of the car's price: the lender's own, or what the largest loan leaves. */
export const leastDownBp = (loan: NonNullable<QuotedProduct['loan']>, loanMostBp: number): number =>
  Math.max(loan.leastDownBp, 10_000 - loanMostBp);

/**
 * The chosen loan and those beside it (贷款方案并列), each with what is paid each month and what it truly costs a year.
 * Principal = price of the car less the down payment; nothing sold beside the car is lent for.
 */
export function offeredLoans(
  asked: Asked,
  facts: QuoteFacts,
  carFen: number,
): { loans: OfferedLoan[]; problems: Problem[] } {
  const problems: Problem[] = [];
  const isChosen = (one: LoanChoice) =>
    one.productId === asked.loan?.productId && one.months === asked.loan.months;
  const asides = asked.compared.filter((one) => !isChosen(one));
  const choices = asked.loan ? [asked.loan, ...asides] : asides;
  const loans = choices.flatMap((choice, at) => {
    const product = facts.products.find(
      ({ id, kind }) => id === choice.productId && kind === 'finance',
    );
    const offered = product?.loan && offeredLoan(choice, product, carFen);
    if (at === 0 && asked.loan) problems.push(...problemsOf(choice, product, facts.loanMostBp));
    return offered ? [{ ...offered, isChosen: at === 0 && asked.loan !== null }] : [];
  });
  return { loans, problems };
}

function problemsOf(
  choice: LoanChoice,
  product: QuotedProduct | undefined,
  mostBp: number,
): Problem[] {
  const key = choice.productId;
  if (!product?.loan) return [{ code: 'unknown_loan', key }];
  return [
    ...(product.loan.months.includes(choice.months) ? [] : [{ code: 'loan_months' as const, key }]),
    ...(choice.downBp >= leastDownBp(product.loan, mostBp)
      ? []
      : [{ code: 'down_too_small' as const, key }]),
  ];
}

/** One loan on the price of a car. */
export function offeredLoan(
  choice: LoanChoice,
  { name, provider, loan }: Pick<QuotedProduct, 'name' | 'provider' | 'loan'>,
  carFen: number,
): Omit<OfferedLoan, 'isChosen'> {
  const terms = loan!;
  const downFen = share(fen(carFen), bp(choice.downBp));
  const principalFen = carFen - downFen;
  const balloonFen =
    terms.way === 'balloon' ? Math.min(principalFen, share(fen(carFen), bp(terms.balloonBp))) : 0;
  const plan = loanPlan({
    way: terms.way,
    principalFen,
    months: choice.months,
    aprBp: terms.aprBp,
    feeBp: terms.feeBp,
    balloonFen,
  });
  return { ...choice, name, provider, downFen, ...plan };
}
