/**
 * Kinds of facts (事实类型). The number is stored, so it never changes; `amount` is what the column
 * of that name holds: fen, days, or hundredths of a point.
 */
export const factKinds = {
  /** A car handed over (交车): quantity cars, amount the car's price. */
  delivery: { code: 1, amount: 'fen' },
  /** A contract signed, or cancelled with −1 (订单): amount the contract price. */
  order: { code: 2, amount: 'fen' },
  /** Whole gross profit of a delivered deal (毛利), derivative part included. */
  grossProfit: { code: 3, amount: 'fen' },
  financeIncome: { code: 4, amount: 'fen' },
  insuranceIncome: { code: 5, amount: 'fen' },
  accessoryIncome: { code: 6, amount: 'fen' },
  /** A deal won (成交), on its closing day. */
  dealWon: { code: 7, amount: 'none' },
  /** A deal lost (战败), on its closing day. */
  dealLost: { code: 8, amount: 'none' },
  /** First contact to signature of a won deal (成交周期). */
  salesCycle: { code: 9, amount: 'days' },
  /** A lead received (线索). */
  leadReceived: { code: 10, amount: 'none' },
  /** A CSI answer (满意度). */
  surveyCsi: { code: 11, amount: 'hundredths' },
  /** An NPS answer (净推荐值): amount 1 promoter (9–10), 0 passive, −1 detractor (0–6). */
  surveyNps: { code: 12, amount: 'none' },
  /** A lead reached for the first time (首响): amount the open minutes since its receipt. */
  leadReached: { code: 13, amount: 'minutes' },
  /** A lead lost, as a manager approved (战败). */
  leadLost: { code: 14, amount: 'none' },
  /** A lead that never was one (无效): wrong number, nobody to reach, no buyer. */
  leadInvalid: { code: 15, amount: 'none' },
  /** A lost lead that was called again and answered (战败回访), of whoever gave it up. */
  lossReviewed: { code: 16, amount: 'none' },
  /** A customer invited to the store (邀约). */
  appointment: { code: 17, amount: 'none' },
  /** An invited customer who came (邀约到店). */
  arrival: { code: 18, amount: 'none' },
  /** A second call found that the customer still wants a car (误判战败), of whoever gave them up. */
  lossFalse: { code: 19, amount: 'none' },
  /** A party that came to the store for the first time (首次到店), of whoever received them. */
  visitFirst: { code: 20, amount: 'none' },
  /** A party that came again without an invitation (再次到店). */
  visitReturning: { code: 21, amount: 'none' },
  /** A party that was invited and came (邀约到店). */
  visitInvited: { code: 22, amount: 'none' },
  /** A party that left without leaving a contact (未留档). */
  visitUnregistered: { code: 23, amount: 'none' },
  /** A test drive that was brought to its end (试驾). */
  testDrive: { code: 24, amount: 'none' },
  /** A party that came for the first time and left a contact (建卡). */
  visitFiled: { code: 25, amount: 'none' },
  /** Income of services and warranties less what they cost (服务收益): quantity 1 for each car that took one. */
  serviceIncome: { code: 30, amount: 'fen' },
  /** A delivered car that took a bundle of derivative business (衍生组合). */
  bundleTaken: { code: 31, amount: 'none' },
} as const;

export type FactKind = keyof typeof factKinds;

/** One business event, as a module appends it. Places that do not apply are left out. */
export type Fact = {
  kind: FactKind;
  /** Business day in the store's zone. */
  day: string;
  /** Day on which the story began (the lead's), for cohorts; the day itself where unknown. */
  originDay?: string;
  occurredAt: string;
  subjectKind: string;
  subjectId: string;
  storeId?: string | null;
  teamId?: string | null;
  personId?: string | null;
  modelId?: string | null;
  sourceId?: string | null;
  campaignId?: string | null;
  areaId?: string | null;
  quantity: number;
  amount?: number;
};
