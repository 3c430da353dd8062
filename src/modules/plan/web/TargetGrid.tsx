import { useWords } from '../../../platform/web/language.ts';
import { GridBody } from './GridBody.tsx';
import { GridHead } from './GridHead.tsx';
import type { GridSheet } from './grid-model.ts';
import { useGridSession } from './grid-session.ts';
import './grid.css';

/** The targets as a sheet: keyboard, typing, selection, Excel's clipboard, locks; sums always in view. */
export function TargetGrid(sheet: GridSheet) {
  const { t } = useWords();
  const session = useGridSession(sheet);
  const { box, size, typing, setTyping } = session;
  return (
    <div className="card gridbox">
      <table
        ref={box}
        tabIndex={0}
        role="grid"
        aria-label={t('targets.grid')}
        aria-rowcount={size.rows}
        aria-colcount={size.columns}
        aria-readonly={sheet.readOnly}
        onKeyDown={session.press}
        onCopy={session.copy}
        onPaste={session.paste}
      >
        <colgroup>
          <col className="c-name" />
          <col className="c-spark" />
          {Array.from({ length: 16 }, (_, i) => (
            <col key={i} />
          ))}
          <col className="c-year" />
        </colgroup>
        <GridHead {...sheet} />
        <GridBody
          {...sheet}
          span={session.span}
          typing={typing}
          onType={(text) => typing && setTyping({ ...typing, text })}
          onPick={session.pick}
          onOpen={session.editHere}
        />
      </table>
    </div>
  );
}
