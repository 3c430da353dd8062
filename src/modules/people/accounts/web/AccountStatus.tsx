import { useWords } from '../../../../platform/web/language.ts';
import { Status, type State } from '../../../../platform/web/ui/figures.tsx';
import type { AccountState } from '../account.schema.ts';

const looks: Record<AccountState, State> = {
  none: 'idle',
  invited: 'atRisk',
  active: 'onTrack',
  locked: 'breached',
  disabled: 'idle',
  left: 'idle',
};

/** The state of an account, as shape, colour and word. */
export function AccountStatus({ state }: { state: AccountState }) {
  const { t } = useWords();
  return <Status state={looks[state]}>{t(`accounts.state.${state}`)}</Status>;
}
