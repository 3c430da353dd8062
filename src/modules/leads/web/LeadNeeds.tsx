import { useWords } from '../../../platform/web/language.ts';
import { useCommand } from '../../../platform/web/api.ts';
import { RefusalNote } from '../../../platform/web/ui/Loaded.tsx';
import { addDays, daysBetween } from '../../../kernel/period.ts';
import { getDesk } from '../desk/desk.schema.ts';
import { patchLead } from '../desk/work.schema.ts';
import { getLead } from '../lead.schema.ts';

type Known = { id: string; expectedOn: string | null; needs: Record<string, string> };

const asked: Record<string, readonly string[]> = {
  budget: ['under15', '15to20', '20to25', 'over25'],
  use: ['commute', 'family', 'business', 'travel'],
  trade: ['has', 'none'],
  decider: ['self', 'couple', 'parents'],
};
const horizons = [7, 30, 90, 180] as const;

/** Needs as they come up on the phone (需求): a tap saves; what was not asked yet is lit. */
export function LeadNeeds({ lead, today }: { lead: Known; today: string }) {
  const { t } = useWords();
  const save = useCommand(patchLead, { refreshes: [getLead, getDesk] });
  const horizon = lead.expectedOn
    ? (horizons.find((days) => daysBetween(today, lead.expectedOn!) <= days) ?? 180)
    : undefined;
  const set = (key: string, value: string) =>
    save.mutate({ id: lead.id, needs: { [key]: lead.needs[key] === value ? '' : value } });
  return (
    <section className="needs">
      <h3>
        {t('desk.needs')}
        <span>{t('desk.needsHint')}</span>
      </h3>
      <RefusalNote error={save.error} />
      <div className="need">
        <span>{t('desk.need.when')}</span>
        {horizons.map((days) => (
          <button
            key={days}
            type="button"
            className={horizon === days ? 'on' : ''}
            aria-pressed={horizon === days}
            onClick={() => save.mutate({ id: lead.id, expectedOn: addDays(today, days) })}
          >
            {t(`desk.need.within${days}`)}
          </button>
        ))}
        {!lead.expectedOn && <em>{t('desk.need.unasked')}</em>}
      </div>
      {Object.entries(asked).map(([key, choices]) => (
        <div className="need" key={key}>
          <span>{t(`desk.need.${key}`)}</span>
          {choices.map((choice) => (
            <button
              key={choice}
              type="button"
              className={lead.needs[key] === choice ? 'on' : ''}
              aria-pressed={lead.needs[key] === choice}
              onClick={() => set(key, choice)}
            >
              {t(`desk.need.${key}.${choice}`)}
            </button>
          ))}
          {!lead.needs[key] && <em>{t('desk.need.unasked')}</em>}
        </div>
      ))}
    </section>
  );
}
