import { addDays, type Day } from '../../../kernel/period.ts';
import type { Item } from './checklist.rules.ts';

/** What may be confirmed by hand before a hand-over (交车条件). */
export const readyKinds = ['payment', 'insurance', 'plate'] as const;
export type ReadyKind = (typeof readyKinds)[number];

export const missingKinds = ['contract', 'vehicle', 'stock', ...readyKinds, 'checks'] as const;
export type Missing = (typeof missingKinds)[number];

export type Known = {
  isSigned: boolean;
  /** Where the allocated car is; null where none is allocated. */
  vehicleState: string | null;
  confirmed: readonly ReadyKind[];
  /** Nothing is due on the contract any more: nobody needs to confirm it. */
  isPaid: boolean;
  /** The compulsory policy was issued through us: nobody needs to confirm it. */
  isInsured: boolean;
  items: readonly Item[];
  ticked: readonly string[];
};

/**
 * What stands between a booked car and its keys (还差什么): a signed contract, a car of ours that is in stock, payment,
 * insurance and plate, and every item that must be done. Nothing missing, nothing said.
 */
export function missingFor(known: Known): Missing[] {
  const { isSigned, vehicleState, confirmed, isPaid, isInsured } = known;
  const missing: Record<Missing, boolean> = {
    contract: !isSigned,
    vehicle: vehicleState === null,
    stock: vehicleState !== null && vehicleState !== 'in_stock',
    payment: !isPaid && !confirmed.includes('payment'),
    insurance: !isInsured && !confirmed.includes('insurance'),
    plate: !confirmed.includes('plate'),
    checks: unticked(known.items, known.ticked) > 0,
  };
  return missingKinds.filter((kind) => missing[kind]);
}

/** How many items that must be done are not (必做未勾). */
export const unticked = (items: readonly Item[], ticked: readonly string[]): number =>
  items.filter(({ key, must }) => must === 'yes' && !ticked.includes(key)).length;

/**
 * Until when the buyer may ask for another car or the money back (三包时限), as last days. The day of delivery itself
 * does not count. Source: setting `guarantee_days`.
 */
export const guaranteeUntil = (
  day: Day,
  { exchange, fault }: { exchange: number; fault: number },
) => ({
  exchangeUntil: addDays(day, exchange),
  faultUntil: addDays(day, fault),
});

/** Gross profit of the car itself and all that came with it (毛利), in fen; null where its cost is not known. */
export const grossProfitOf = (priceFen: number, costFen: number | null, derivativeFen: number) =>
  costFen === null ? null : priceFen - costFen + derivativeFen;

/** What the customer signs for when they take the car (交车确认文本), with its version. */
export const handOverText = {
  version: '2026-11',
  zh: '本人已验收车辆与随车资料，听取了使用讲解，确认收车。',
  en: 'I have inspected the car and its papers, was shown how to use it, and take it over.',
};

/** What the owner agrees to for photographs (照片同意文本), with its version. */
export const albumText = {
  version: '2026-11',
  zh: '同意门店拍摄交车照片并放入仅凭链接查看的相册。可随时在相册页撤回，撤回后相册关闭。',
  en: 'I agree that the store takes photographs of the delivery for an album that opens by its link only. I may withdraw on the album’s page at any time; it closes then.',
};
