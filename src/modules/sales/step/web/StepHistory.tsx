import { useWords } from '../../../../platform/web/language.ts';
import type { ShownSteps } from './DealSteps.tsx';

/** How the deal went through its steps (流程记录), with reasons and what was missing then. */
export function StepHistory({ history }: { history: ShownSteps['history'] }) {
  const { t, format, either } = useWords();
  if (history.length === 0) return null;
  const words = (missing: ShownSteps['history'][number]['missing']) => ({
    zh: missing.map(({ zh }) => zh).join('、'),
    en: missing.map(({ en }) => en).join(', '),
  });
  return (
    <details className="step-history">
      <summary>{t('steps.history')}</summary>
      <ol>
        {history
          .toReversed()
          .map(({ id, step, enteredAt, isSkipped, reason, missing, personName }) => (
            <li key={id}>
              <time>{format.shortMoment(enteredAt)}</time>
              <b>
                {t(`steps.stepOf.${step}`)}
                {isSkipped && ` · ${t('steps.skipped')}`}
              </b>
              <span>
                {[
                  personName,
                  reason && t('steps.because', { reason }),
                  missing.length > 0 && t('steps.missing', { what: either(words(missing)) }),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </li>
          ))}
      </ol>
    </details>
  );
}
