import type { z } from 'zod';
import { useWords } from '../../../../platform/web/language.ts';
import { Status, type State } from '../../../../platform/web/ui/figures.tsx';
import type { Handover } from '../handover.schema.ts';

type HandoverState = z.infer<typeof Handover>['state'];
const looks: Record<HandoverState, State> = {
  announced: 'idle',
  open: 'atRisk',
  empty: 'onTrack',
  archived: 'idle',
};

export function HandoverStatus({ state }: { state: HandoverState }) {
  const { t } = useWords();
  return <Status state={looks[state]}>{t(`handover.state.${state}`)}</Status>;
}
