import type { z } from 'zod';
import { dayIn } from '../../../kernel/period.ts';
import { useWords } from '../../../platform/web/language.ts';
import type { Lead } from '../lead.schema.ts';

type Step = { word: string; at: string | null; due: string | null };

/** From receipt to the first conversation (响应轨迹): what was reached when, and by when the rest is due. */
export function LeadTrack({ lead, now }: { lead: z.infer<typeof Lead>; now: number }) {
  const { t, format } = useWords();
  const steps: Step[] = [
    { word: 'received', at: lead.receivedAt, due: null },
    { word: 'assigned', at: lead.assignedAt, due: null },
    { word: 'attempted', at: lead.attemptedAt, due: lead.attemptDueAt },
    { word: 'contacted', at: lead.contactedAt, due: lead.contactDueAt },
    { word: 'conversed', at: lead.conversedAt, due: lead.conversationDueAt },
  ];
  const running = steps.findIndex(({ at }) => at === null);
  const today = dayIn(now);
  const time = (instant: string) =>
    dayIn(Date.parse(instant)) === today
      ? format.moment(instant).slice(-5)
      : format.shortMoment(instant);
  return (
    <ol className="track">
      {steps.map(({ word, at, due }, i) => (
        <li key={word} className={at ? 'done' : i === running ? 'now' : 'todo'}>
          <i aria-hidden />
          <b>{t(`desk.trackOf.${word}`)}</b>
          <small>{at ? time(at) : due ? t('desk.by', { time: time(due) }) : format.none}</small>
        </li>
      ))}
    </ol>
  );
}
