/** A seat as the rule sees it (席位): one person who takes a store's leads. */
export type Seat = {
  personId: string;
  teamId: string | null;
  weight: number;
  /** Millionths of a lead received, divided by the weight (水位). */
  level: number;
  status: 'taking' | 'busy' | 'break';
  onLeave: boolean;
  /** Whether their licence to take leads holds on this day. */
  isLicensed: boolean;
  dayCap: number | null;
  openCap: number | null;
  brandIds: readonly string[];
  languages: readonly string[];
  skills: readonly string[];
  /** Leads dealt on this business day, and open ones in hand. */
  today: number;
  open: number;
};

/** Grounds that go before fairness, in this order (优先规则). */
export const priorGrounds = ['own', 'preferred', 'referral', 'returning'] as const;
export type PriorGround = (typeof priorGrounds)[number];
export type Prior = { personId: string; ground: PriorGround };

/** What a lead asks of whoever takes it. */
export type Asked = {
  brandId: string | null;
  language: string;
  skills: readonly string[];
  priors: readonly Prior[];
  /** Who gave the lead up before; it goes to somebody else. */
  givenUpBy?: string | null;
};

/** Why a seat does not come into question (过滤原因). */
export const bars = [
  'gave_up',
  'on_leave',
  'licence',
  'not_taking',
  'day_full',
  'open_full',
  'brand',
  'language',
] as const;
export type Bar = (typeof bars)[number];
export type Candidate = {
  personId: string;
  weight: number;
  bar: Bar | null;
  /** Asked skills that the person has. */
  match: number;
};

/** Who could have had a lead (候选名单): all that a choice depends on besides the levels. */
export type CandidateSet = {
  /** Names the rule's version: the day it holds from and whose it is. */
  rule: string;
  candidates: readonly Candidate[];
  priors: readonly Prior[];
};

export type WaitsFor = 'nobody_seated' | 'nobody_taking' | 'all_full';
export type Choice = { at: number; ground: PriorGround | 'fair' };

/** What one lead of weight 100 adds to a level. */
const lead = 1_000_000;

/** What a lead adds to the level of a seat: the heavier the seat, the less (水位增量), rounded half up. */
export const costOf = (weight: number): number => Math.round((lead * 100) / weight);

/** Every seat with why it is barred, in the order of the people's ids: the same list makes the same set. */
export function candidatesOf(seats: readonly Seat[], asked: Asked): Candidate[] {
  return seats
    .toSorted((a, b) => (a.personId < b.personId ? -1 : 1))
    .map((seat) => ({
      personId: seat.personId,
      weight: seat.weight,
      bar: barOf(seat, asked),
      match: asked.skills.filter((skill) => seat.skills.includes(skill)).length,
    }));
}

function barOf(seat: Seat, { brandId, language, givenUpBy }: Asked): Bar | null {
  if (seat.personId === givenUpBy) return 'gave_up';
  if (seat.onLeave) return 'on_leave';
  if (!seat.isLicensed) return 'licence';
  if (seat.status !== 'taking') return 'not_taking';
  if (brandId && seat.brandIds.length > 0 && !seat.brandIds.includes(brandId)) return 'brand';
  if (language && !seat.languages.includes(language)) return 'language';
  if (seat.dayCap !== null && seat.today >= seat.dayCap) return 'day_full';
  if (seat.openCap !== null && seat.open >= seat.openCap) return 'open_full';
  return null;
}

/**
 * Who gets a lead (分配): a prior claim where its person comes into question; else, among those who match
 * best, the lowest level, which is whoever is furthest behind the share due to them. Equal levels are
 * drawn by `seed`, so that the same receipt always gives the same answer. Undefined where nobody can.
 */
export function choose(
  { candidates, priors }: CandidateSet,
  levels: readonly number[],
  seed: string,
): Choice | undefined {
  for (const { personId, ground } of priors) {
    const at = candidates.findIndex((one) => one.personId === personId && one.bar === null);
    if (at >= 0) return { at, ground };
  }
  const best = matched(candidates);
  if (best.length === 0) return undefined;
  const at = best.reduce((low, one) => (isBefore(one, low) ? one : low));
  return { at, ground: 'fair' };

  function isBefore(one: number, other: number): boolean {
    const gap = levels[one]! - levels[other]!;
    if (gap !== 0) return gap < 0;
    return lot(seed, candidates[one]!.personId) < lot(seed, candidates[other]!.personId);
  }
}

/** Places in the list of those who come into question and match best (匹配). */
export function matched(candidates: readonly Candidate[]): number[] {
  const most = candidates.reduce((max, { bar, match }) => (bar ? max : Math.max(max, match)), 0);
  return candidates.flatMap(({ bar, match }, at) => (bar === null && match === most ? [at] : []));
}

/** Why a lead has to wait (等待原因): nobody sits there, nobody is taking, or all who are have enough. */
export function waitsFor(candidates: readonly Candidate[]): WaitsFor {
  if (candidates.length === 0) return 'nobody_seated';
  const isFull = candidates.some(({ bar }) => bar === 'day_full' || bar === 'open_full');
  return isFull ? 'all_full' : 'nobody_taking';
}

/**
 * Where somebody begins who joins or comes back (起始水位): level with the others, so that they neither catch
 * up on what came before them nor wait. The weighted mean of the levels, rounded down; 0 among nobody.
 */
export function levelAmong(seats: readonly Pick<Seat, 'weight' | 'level'>[]): number {
  const weight = seats.reduce((sum, seat) => sum + seat.weight, 0);
  if (weight === 0) return 0;
  return Math.floor(seats.reduce((sum, seat) => sum + seat.level * seat.weight, 0) / weight);
}

/** FNV-1a over seed and person: a draw that anybody can repeat (抽签). */
function lot(seed: string, personId: string): number {
  let hash = 0x811c9dc5;
  for (const letter of `${seed} ${personId}`)
    hash = Math.imul(hash ^ letter.codePointAt(0)!, 0x01000193) >>> 0;
  return hash;
}
