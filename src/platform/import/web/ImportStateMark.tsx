import { useWords } from '../../web/language.ts';
import { Status, type State } from '../../web/ui/figures.tsx';
import type { ImportState } from '../import.schema.ts';

const marks: Record<ImportState, State> = {
  uploaded: 'idle',
  checking: 'idle',
  checked: 'idle',
  running: 'idle',
  done: 'onTrack',
  failed: 'breached',
  undone: 'idle',
};

export function ImportStateMark({ state }: { state: ImportState }) {
  const { t } = useWords();
  return <Status state={marks[state]}>{t(`import.state.${state}`)}</Status>;
}
