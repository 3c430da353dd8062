import type { z } from 'zod';
import { daysBetween } from '../../../kernel/period.ts';
import { useWords } from '../../../platform/web/language.ts';
import { Delta, Status, type State } from '../../../platform/web/ui/figures.tsx';
import { dropOf, isFresh } from '../rival/rival.rules.ts';
import type { PriceReport, Rival } from '../rival/rival.schema.ts';

/** By how much the latest price differs from the one before; a doubted one says nothing. */
export function PriceMove({ rival }: { rival: z.infer<typeof Rival> }) {
  const { latest, beforeFen } = rival;
  if (!latest || latest.state === 'doubted') return <Delta by={null} />;
  const drop = dropOf(beforeFen, latest.priceFen);
  return <Delta by={drop === null ? null : -drop / 100} digits={1} unit="%" />;
}

type Seen = Pick<z.infer<typeof PriceReport>, 'seenOn' | 'state'>;

/** How old a price is and whether somebody has confirmed it. */
export function Freshness({
  report,
  today,
  freshDays,
}: {
  report: Seen;
  today: string;
  freshDays: number;
}) {
  const { t } = useWords();
  const days = daysBetween(report.seenOn, today);
  const fresh = isFresh(report.seenOn, today, freshDays);
  const age = days === 0 ? t('rivals.today') : t(fresh ? 'rivals.fresh' : 'rivals.old', { days });
  return (
    <Status state={lookOf(report.state, fresh)}>
      {age} · {t(`rivals.stateOf.${report.state}`)}
    </Status>
  );
}

function lookOf(state: Seen['state'], fresh: boolean): State {
  if (state === 'doubted' || !fresh) return 'atRisk';
  return state === 'confirmed' ? 'onTrack' : 'idle';
}
