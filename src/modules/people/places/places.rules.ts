import type { Day } from '../../../kernel/period.ts';

export type Hanging = { zh: string; en: string; count: number; names: readonly string[] };

const namesMost = 5;

/**
 * What still hangs on a place (挂靠), as one phrase in each language: kind, how many, whose. Names beyond
 * five are left out. Undefined where nothing hangs there.
 */
export function hangingInWords(ties: readonly Hanging[]): { zh: string; en: string } | undefined {
  const hanging = ties.filter(({ count }) => count > 0);
  if (hanging.length === 0) return undefined;
  const shown = ({ names }: Hanging) => names.slice(0, namesMost);
  const isCut = ({ names }: Hanging) => names.length > namesMost;
  const zh = hanging.map((tie) => {
    const whose = shown(tie).join('、') + (isCut(tie) ? '等' : '');
    return `${tie.zh} ${tie.count}${whose && `（${whose}）`}`;
  });
  const en = hanging.map((tie) => {
    const whose = shown(tie).join(', ') + (isCut(tie) ? ' and others' : '');
    return `${tie.en}: ${tie.count}${whose && ` (${whose})`}`;
  });
  return { zh: zh.join('，'), en: en.join('; ') };
}

export type Closing = { closedOn: Day; reopensOn: Day | null };

/**
 * Whether a store is shut on a day (停业): from the day of a closing up to, not including, the day it
 * reopens.
 */
export const isShutOn = (closings: readonly Closing[], day: Day): boolean =>
  closings.some(
    ({ closedOn, reopensOn }) => closedOn <= day && (reopensOn === null || day < reopensOn),
  );

/** From when a store may close (最早停业日): never within a closing that is over, so that spans stay apart. */
export const earliestClosing = (closings: readonly Closing[]): Day | null =>
  closings.reduce<Day | null>(
    (latest, { reopensOn }) =>
      reopensOn !== null && (latest === null || reopensOn > latest) ? reopensOn : latest,
    null,
  );
