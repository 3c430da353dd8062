import { useWords } from '../../../../platform/web/language.ts';
import { Status, type State } from '../../../../platform/web/ui/figures.tsx';
import type { Quote } from '../quote.schema.ts';

const looks: Record<Quote['state'], State> = {
  draft: 'idle',
  sent: 'atRisk',
  accepted: 'onTrack',
  declined: 'idle',
  superseded: 'idle',
  expired: 'breached',
};

/** Where a quote stands (报价状态). */
export function QuoteState({ state }: { state: Quote['state'] }) {
  const { t } = useWords();
  return <Status state={looks[state]}>{t(`quote.state.${state}`)}</Status>;
}
