/** The steps of a sale in their order (销售流程): 接待 → 需求 → 介绍 → 试驾 → 议价 → 签约 → 交车. */
export const steps = [
  'reception',
  'needs',
  'presentation',
  'test_drive',
  'negotiation',
  'contract',
  'delivery',
] as const;
export type Step = (typeof steps)[number];

/** Steps in which specialists are brought in (专员介入). */
export const specialistSteps = ['needs', 'presentation', 'negotiation'] as const;
export const specialistFields = ['finance', 'accessory'] as const;

/**
 * What a row of the setting asks: `tick` is an item of the step's own checklist, ticked by hand; the others are asked of
 * the records when the step is entered (准入条件).
 */
export const stepRules = [
  'tick',
  'interview',
  'finance_in_needs',
  'accessory_in_needs',
  'finance_in_presentation',
  'accessory_in_presentation',
  'finance_in_negotiation',
  'drive_done',
  'quote_sent',
  'quote_accepted',
  'contract_signed',
] as const;
export type StepRule = (typeof stepRules)[number];
export type EntryRule = Exclude<StepRule, 'tick'>;

/** `must` bars the way; `reason` lets whoever says why pass, and the reason is kept. */
export const stepLevels = ['must', 'reason'] as const;
export type StepRow = {
  step: Step;
  rule: StepRule;
  level: (typeof stepLevels)[number];
  zh: string;
  en: string;
};

const placeOf = (step: Step): number => steps.indexOf(step);

/** An item is ticked under its step and its Chinese words of the day. */
export const tickKey = (step: string, item: string): string => `${step} ${item}`;

export type StepMove = {
  from: Step;
  to: Step;
  /** Entry rules that the records fulfil. */
  met: ReadonlySet<string>;
  ticked: ReadonlySet<string>;
};

/**
 * What stands against going on to a step (流程检查): items of the step that is left and were not ticked, entry rules of
 * the one that is entered, and the steps that would be skipped. Going back asks nothing.
 */
export function stepProblems(
  rows: readonly StepRow[],
  { from, to, met, ticked }: StepMove,
): { problems: StepRow[]; skipped: Step[] } {
  if (placeOf(to) <= placeOf(from)) return { problems: [], skipped: [] };
  const problems = rows.filter(({ step, rule, zh }) =>
    rule === 'tick'
      ? step === from && !ticked.has(tickKey(step, zh))
      : step === to && !met.has(rule),
  );
  return { problems, skipped: steps.slice(placeOf(from) + 1, placeOf(to)) };
}

/** Whether somebody may go on: nothing that must be is missing, and what else is missing has its reason. */
export function verdictOf(
  { problems, skipped }: { problems: readonly StepRow[]; skipped: readonly Step[] },
  reason: string,
): 'go' | 'barred' | 'reason_needed' {
  if (problems.some(({ level }) => level === 'must')) return 'barred';
  return reason === '' && (problems.length > 0 || skipped.length > 0) ? 'reason_needed' : 'go';
}

export type StepTime = { step: Step; enteredAt: string; leftAt: string | null };

/** Whole minutes spent in each step (各环节用时): several stays add up, the present one runs until now. */
export function minutesIn(times: readonly StepTime[], now: string): Partial<Record<Step, number>> {
  const spent: Partial<Record<Step, number>> = {};
  for (const { step, enteredAt, leftAt } of times) {
    const ms = Math.max(0, Date.parse(leftAt ?? now) - Date.parse(enteredAt));
    spent[step] = (spent[step] ?? 0) + Math.floor(ms / 60_000);
  }
  return spent;
}

const names: Record<Step, [zh: string, en: string]> = {
  reception: ['接待', 'reception'],
  needs: ['需求', 'needs'],
  presentation: ['介绍', 'presentation'],
  test_drive: ['试驾', 'test drive'],
  negotiation: ['议价', 'negotiation'],
  contract: ['签约', 'contract'],
  delivery: ['交车', 'delivery'],
};

/** Missing items and skipped steps in words of both languages. */
export const inWords = (rows: readonly StepRow[], skipped: readonly Step[] = []) => ({
  zh: [...rows.map(({ zh }) => zh), ...skipped.map((step) => `跳过${names[step][0]}`)].join('、'),
  en: [...rows.map(({ en }) => en), ...skipped.map((step) => `skips ${names[step][1]}`)].join(', '),
});
