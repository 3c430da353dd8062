import { CloseCircleFilled } from '@ant-design/icons';
import { Button } from 'antd';
import { useWords } from '../../../platform/web/language.ts';
import { Key } from '../../../platform/web/ui/figures.tsx';
import type { Grid, GridRefusal, Mend } from '../rebalance.rules.ts';
import type { GridLine } from './grid-model.ts';
import { mendText, refusalText } from './refusal-text.ts';
import type { GridUnit } from './unit.rules.ts';

type ConflictBarProps = {
  grid: Grid;
  lines: readonly GridLine[];
  unit: GridUnit;
  refusal: GridRefusal;
  mends: readonly Mend[];
  onMend: (mend: Mend) => void;
  onCancel: () => void;
};

/** What cannot be met: the limit, why, and two or three ways out, none of them urged. */
export function ConflictBar({ refusal, mends, onMend, onCancel, ...sheet }: ConflictBarProps) {
  const { t, format } = useWords();
  const telling = { t, format, ...sheet };
  const { fact, reason } = refusalText(telling, refusal);
  return (
    <div className="conflict" role="alert">
      <CloseCircleFilled />
      <div>
        <b>{fact}</b>
        <p>{reason}</p>
      </div>
      {mends.map((mend) => (
        <Button key={mend.kind} onClick={() => onMend(mend)}>
          {mendText(telling, mend)}
        </Button>
      ))}
      <Button type="text" onClick={onCancel}>
        {t('cancel')} <Key>Esc</Key>
      </Button>
    </div>
  );
}
