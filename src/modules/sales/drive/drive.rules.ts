/** A test drive with a consultant (试驾), a loan of a day (24 小时深度试驾), a weekend with the family (家庭周末试驾). */
export const driveKinds = ['test', 'day', 'weekend'] as const;
export type DriveKind = (typeof driveKinds)[number];
export const driveStates = ['booked', 'out', 'done', 'cancelled', 'missed'] as const;
export type DriveState = (typeof driveStates)[number];

/** What a route shows (路况). */
export const roadConditions = [
  'city',
  'highway',
  'bends',
  'slope',
  'rough',
  'parking',
  'turning',
] as const;

/** What is praised or blamed after a drive (试驾感受). */
export const impressions = [
  'acceleration',
  'ride',
  'handling',
  'brakes',
  'quiet',
  'space',
  'seats',
  'cockpit',
  'assist',
  'range',
] as const;

/** Licences that let somebody drive a passenger car in China (准驾车型). */
export const licenceClasses = ['C1', 'C2', 'C5', 'B1', 'B2', 'A1', 'A2', 'A3'] as const;

export type DriveRule = { minutes: number; dayHours: number; weekendHours: number; grace: number };

/** When a drive that begins then is to be back (还车时间), as an instant. */
export function dueBack(kind: DriveKind, fromAt: string, rule: DriveRule): string {
  const long = { test: rule.minutes, day: rule.dayHours * 60, weekend: rule.weekendHours * 60 };
  return new Date(Date.parse(fromAt) + long[kind] * 60_000).toISOString();
}

/** Whole minutes that a car is out past its time and the grace (超时未还); 0 while it is in time. */
export function minutesLate(
  { toAt, backAt, state }: { toAt: string; backAt: string | null; state: DriveState },
  { grace, now }: { grace: number; now: string },
): number {
  if (state !== 'out' && state !== 'done') return 0;
  const late = Math.floor((Date.parse(backAt ?? now) - Date.parse(toAt)) / 60_000);
  return late > grace ? late : 0;
}

export type DriveProgress = {
  kind: DriveKind;
  licenceAt: string | null;
  licenceUntil: string | null;
  agreedAt: string | null;
  routeId: string | null;
  staticAt: string | null;
  demoAt: string | null;
  customerAt: string | null;
  isDamaged: boolean | null;
};

export const missingParts = [
  'licence',
  'licence_expired',
  'agreement',
  'route',
  'static',
  'demo',
  'customer',
  'return_check',
] as const;
export type MissingPart = (typeof missingParts)[number];

/** What is missing before the keys are handed over (出车前检查): a valid licence that somebody saw, the signature, a route. */
export function missingToGo(drive: DriveProgress, today: string): MissingPart[] {
  const isTest = drive.kind === 'test';
  return [
    ...(drive.licenceAt ? [] : ['licence' as const]),
    ...(drive.licenceUntil && drive.licenceUntil < today ? ['licence_expired' as const] : []),
    ...(drive.agreedAt ? [] : ['agreement' as const]),
    ...(isTest && !drive.routeId ? ['route' as const] : []),
  ];
}

/**
 * What is missing before a drive counts (试驾完成条件): of a test drive the three steps, static, demonstration and the
 * customer at the wheel (静态、试乘、试驾); of a loan the check of the car at its return.
 */
export function missingToEnd(drive: DriveProgress): MissingPart[] {
  if (drive.kind !== 'test') return drive.isDamaged === null ? ['return_check'] : [];
  return [
    ...(drive.staticAt ? [] : ['static' as const]),
    ...(drive.demoAt ? [] : ['demo' as const]),
    ...(drive.customerAt ? [] : ['customer' as const]),
  ];
}

const names: Record<MissingPart, [zh: string, en: string]> = {
  licence: ['驾驶证核验', 'the check of the licence'],
  licence_expired: ['驾驶证已过期', 'a licence that is still valid'],
  agreement: ['试驾协议签名', 'the signed agreement'],
  route: ['试驾路线', 'a route'],
  static: ['静态体验', 'the static step'],
  demo: ['试乘', 'the demonstration'],
  customer: ['客户驾驶', 'the customer at the wheel'],
  return_check: ['还车检查', 'the check at the return'],
};

/** The missing parts in words of both languages. */
export const inWords = (parts: readonly MissingPart[]) => ({
  zh: parts.map((part) => names[part][0]).join('、'),
  en: parts.map((part) => names[part][1]).join(', '),
});

/** What the driver signs (试驾协议), version 1 of November 2026; plain words, to be replaced by the store's own lawyer. */
export const driveAgreement = {
  zh: '试驾协议（第 1 版）：本人持有效驾驶证，身体状况适合驾驶，未饮酒或服用影响驾驶的药物；按约定路线和时间驾驶，遵守交通法规；驾驶期间的违章由本人承担，因本人过错造成的车辆损失在保险赔付之外由本人承担；到期把车开回门店。门店已告知车辆的保险和操作方法。',
  en: 'Test drive agreement (version 1): I hold a valid licence, am fit to drive and have taken neither alcohol nor medicine that impairs it; I keep to the agreed route and time and to the traffic rules; fines during the drive are mine, and so is damage by my fault as far as insurance does not pay; I bring the car back in time. The store has told me about insurance and how the car is operated.',
} as const;
