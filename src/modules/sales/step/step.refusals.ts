import { Refusal } from '../../../kernel/refusal.ts';
import { inWords, type Step, type StepRow } from './step.rules.ts';

/** Somebody else moved the deal meanwhile. */
export const stepMoved = (step: Step) => new Refusal(409, 'step.moved', { step });
export const stepBarred = (problems: readonly StepRow[]) =>
  new Refusal(409, 'step.barred', {
    missing: inWords(problems.filter(({ level }) => level === 'must')),
  });
export const reasonNeeded = (problems: readonly StepRow[], skipped: readonly Step[]) =>
  new Refusal(422, 'step.reason_needed', {
    field: 'reason',
    missing: inWords(problems, skipped),
    skipped,
  });
export const alreadyThere = () => new Refusal(409, 'step.there', { field: 'to' });
export const noSuchItem = () => new Refusal(422, 'step.unknown_item', { field: 'item' });
export const noSuchSpecialist = () =>
  new Refusal(422, 'step.unknown_specialist', { field: 'personId' });
