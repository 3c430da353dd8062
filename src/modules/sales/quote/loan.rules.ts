import { assert } from '../../../kernel/assert.ts';
import { bp, fen, share, sumFen, type Bp, type Fen } from '../../../kernel/money.ts';
import type { loanWays } from '../../catalog/product.schema.ts';
import { proportion } from './round.rules.ts';

export type LoanWay = (typeof loanWays)[number];
/** A loan as it is asked for: fen, basis points a year, months; a fee in basis points of the principal. */
export type Loan = {
  way: LoanWay;
  principalFen: number;
  months: number;
  aprBp: number;
  feeBp: number;
  /** Left for the last month (尾款), in fen. */
  balloonFen: number;
};
/** One month of a loan (还款计划). */
export type Instalment = {
  month: number;
  paymentFen: Fen;
  principalFen: Fen;
  interestFen: Fen;
  balanceFen: Fen;
};
export type LoanPlan = {
  way: LoanWay;
  principalFen: Fen;
  months: number;
  firstFen: Fen;
  lastFen: Fen;
  balloonFen: Fen;
  /** Interest and fees together. */
  chargeFen: Fen;
  paidFen: Fen;
  /** What it really costs a year (真实年化利率), whatever it is called: the rate at which the payments are worth the principal. */
  trueYearlyBp: Bp;
};

const monthsInYear = 12;
/** Interest of one month on a balance, half up. */
const interestOn = (balanceFen: number, aprBp: number): Fen =>
  proportion(balanceFen, aprBp, 10_000 * monthsInYear);

/**
 * The payments of a loan, month by month (还款计划). Equal payment M = (P − B·(1+i)^−n)·i ÷ (1 − (1+i)^−n) with i = rate
 * ÷ 12 and B the balloon; equal principal; without interest; or a flat fee spread over the months. Each payment is
 * rounded half up to the fen, and the last one takes what rounding left, so that principal and interest add up exactly.
 */
export function instalments(loan: Loan): Instalment[] {
  const { principalFen, months, balloonFen } = loan;
  assert(principalFen >= 0 && months > 0, 'a loan has a principal and months');
  assert(balloonFen >= 0 && balloonFen <= principalFen, 'a balloon is part of the principal');
  return loan.way === 'flat_fee' ? flatFee(loan) : withInterest(loan);
}

function withInterest({ way, principalFen, months, aprBp, balloonFen }: Loan): Instalment[] {
  const rateBp = way === 'zero_rate' ? 0 : aprBp;
  const level = levelPayment(principalFen, months, rateBp, balloonFen);
  const equalPart = proportion(principalFen - balloonFen, 1, months);
  const rows: Instalment[] = [];
  let balance = principalFen;
  for (let month = 1; month <= months; month += 1) {
    const interestFen = interestOn(balance, rateBp);
    const usual = way === 'equal_principal' ? equalPart : level - interestFen;
    const part = month === months ? balance : Math.min(balance, usual);
    balance -= part;
    rows.push(rowOf(month, { part, interest: interestFen, balance }));
  }
  return rows;
}

function levelPayment(principal: number, months: number, aprBp: number, balloon: number): number {
  const i = aprBp / 10_000 / monthsInYear;
  if (i === 0) return proportion(principal - balloon, 1, months);
  const shrunk = (1 + i) ** -months;
  return Math.floor(((principal - balloon * shrunk) * i) / (1 - shrunk) + 0.5);
}

/** The fee is a share of the whole principal, and both are spread evenly. */
function flatFee({ principalFen, months, feeBp }: Loan): Instalment[] {
  const fee = share(fen(principalFen), bp(feeBp));
  const payment = proportion(principalFen + fee, 1, months);
  const part = proportion(principalFen, 1, months);
  return Array.from({ length: months }, (_, at) => {
    const isLast = at === months - 1;
    const paid = isLast ? principalFen + fee - payment * at : payment;
    const principal = isLast ? principalFen - part * at : part;
    const balance = isLast ? 0 : principalFen - part * (at + 1);
    return rowOf(at + 1, { part: principal, interest: paid - principal, balance });
  });
}

const rowOf = (
  month: number,
  { part, interest, balance }: { part: number; interest: number; balance: number },
): Instalment => ({
  month,
  paymentFen: fen(part + interest),
  principalFen: fen(part),
  interestFen: fen(interest),
  balanceFen: fen(balance),
});

/**
 * A loan in a few figures, to stand beside others (贷款方案对比). `lastFen` holds the balloon; a flat fee shows what it
 * costs a year.
 */
export function loanPlan(loan: Loan): LoanPlan {
  const rows = instalments(loan);
  const paidFen = sumFen(rows.map(({ paymentFen }) => paymentFen));
  return {
    way: loan.way,
    principalFen: fen(loan.principalFen),
    months: loan.months,
    firstFen: rows[0]!.paymentFen,
    lastFen: rows.at(-1)!.paymentFen,
    balloonFen: fen(loan.balloonFen),
    chargeFen: fen(paidFen - loan.principalFen),
    paidFen,
    trueYearlyBp: bp(
      Math.round(
        trueYearlyRate(
          loan.principalFen,
          rows.map(({ paymentFen }) => paymentFen),
        ) * 10_000,
      ),
    ),
  };
}

/**
 * The true yearly rate of a row of monthly payments (真实年化): twelve times the monthly rate at which they are worth the
 * principal today, found by halving; 0 where nothing is paid above the principal.
 */
export function trueYearlyRate(principalFen: number, paymentsFen: readonly number[]): number {
  const worth = (rate: number) =>
    paymentsFen.reduce((sum, payment, at) => sum + payment / (1 + rate) ** (at + 1), 0);
  if (principalFen === 0 || worth(0) <= principalFen) return 0;
  let [low, high] = [0, 1];
  for (let round = 0; round < 60; round += 1) {
    const middle = (low + high) / 2;
    if (worth(middle) > principalFen) low = middle;
    else high = middle;
  }
  return low * monthsInYear;
}
