import { RedoOutlined, UndoOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import type { z } from 'zod';
import { useCommand } from '../../../platform/web/api.ts';
import { useWords } from '../../../platform/web/language.ts';
import { Key } from '../../../platform/web/ui/figures.tsx';
import { RefusalNote } from '../../../platform/web/ui/Loaded.tsx';
import { Page } from '../../../platform/web/ui/Page.tsx';
import {
  getTargetGrid,
  putTargetGrid,
  type GridView,
  type TargetGrid as Sheet,
} from '../grid.schema.ts';
import { getPlan, getPlans, type Measure, type Plan } from '../plan.schema.ts';
import { getDecomposition, type Decomposition } from '../target.schema.ts';
import { ConflictBar } from './ConflictBar.tsx';
import { LeaveGuard } from './LeaveGuard.tsx';
import { PublishButton } from './PublishButton.tsx';
import { changedRows, gridOf, orderedRows, useSheet } from './sheet-session.ts';
import { TargetGrid } from './TargetGrid.tsx';
import { TargetNotes } from './TargetNotes.tsx';
import { unitOf } from './unit.rules.ts';
import { DocumentButton } from '../../../platform/document/web/DocumentButton.tsx';
import { WorkbookButtons } from './WorkbookButtons.tsx';

export type GridEditorProps = {
  plan: Plan;
  measure: Measure;
  view: GridView;
  storeId: string | undefined;
  sheet: Sheet;
  decomposition: z.infer<typeof Decomposition>;
  filters: ReactNode;
};

/** One grid as a draft in the browser: edited by the rules, saved as a whole, published apart. */
export function GridEditor(props: GridEditorProps) {
  const { plan, measure, view, storeId, sheet, decomposition, filters } = props;
  const { t } = useWords();
  const [rows] = useState(() => orderedRows(sheet));
  const [first] = useState(() => gridOf(sheet, rows));
  const draft = useSheet(first);
  const unit = unitOf(measure);
  const save = useCommand(putTargetGrid, {
    refreshes: [getTargetGrid, getDecomposition, getPlan, getPlans],
  });
  const lines = rows.map(({ id, name, role }) => ({
    key: id,
    name,
    ...(view === 'model' && { group: t(`targets.role.${role ?? 'other'}`) }),
  }));
  const lastYear = Array.from({ length: 12 }, (_, month) =>
    rows.reduce((sum, row) => sum + row.lastYear[month]!, 0),
  );
  const which = { id: plan.id, measure, view, storeId };
  const store = () =>
    save.mutate({
      ...which,
      version: sheet.version,
      rows: changedRows(first, draft.grid),
      columnHeld: [...draft.grid.columnHeld],
    });
  const { outcome, settings } = decomposition;

  return (
    <Page
      title={t('targets.title', { year: plan.year })}
      note={<SheetState {...props} isChanged={draft.isChanged} />}
      className="targets"
      tools={
        <>
          <Button
            type="text"
            icon={<UndoOutlined />}
            title={t('targets.undo')}
            disabled={!draft.mayUndo}
            onClick={draft.undo}
          />
          <Button
            type="text"
            icon={<RedoOutlined />}
            title={t('targets.redo')}
            disabled={!draft.mayRedo}
            onClick={draft.redo}
          />
          <DocumentButton
            kind="target_sheet"
            id={plan.id}
            option={[which.measure, which.view, which.storeId].filter(Boolean).join('.')}
          />
          <WorkbookButtons which={which} version={sheet.version} mayEdit={sheet.mayEdit} />
          {sheet.mayEdit && (
            <Button
              type="primary"
              disabled={!draft.isChanged || !!draft.refused}
              loading={save.isPending}
              onClick={store}
            >
              {t('targets.save')}
            </Button>
          )}
          {decomposition.mayPublish && <PublishButton {...props} isChanged={draft.isChanged} />}
        </>
      }
    >
      <LeaveGuard isChanged={draft.isChanged && !save.isSuccess} />
      {filters}
      <RefusalNote error={save.error} />
      <TargetGrid
        lines={lines}
        grid={draft.grid}
        moved={draft.moved}
        unit={unit}
        lineWord={t(`targets.line.${view}`)}
        quarters={settings.themes.map((theme) => ({ theme }))}
        season={outcome?.indexes ?? []}
        reference={{ name: t('targets.actualOf', { year: plan.year - 1 }), months: lastYear }}
        refused={draft.refused}
        readOnly={!sheet.mayEdit}
        onSpot={() => undefined}
        onEdits={draft.apply}
        onEscape={draft.forgive}
        onUndo={draft.undo}
        onRedo={draft.redo}
      />
      {draft.refused && (
        <ConflictBar
          grid={draft.grid}
          lines={lines}
          unit={unit}
          refusal={draft.refused.refusal}
          mends={draft.refused.mends}
          onMend={draft.mend}
          onCancel={draft.forgive}
        />
      )}
      <Legend />
      <TargetNotes outcome={outcome} unit={unit} />
    </Page>
  );
}

function SheetState({
  plan,
  decomposition,
  sheet,
  isChanged,
}: GridEditorProps & { isChanged: boolean }) {
  const { t } = useWords();
  const { publishedVersion } = decomposition;
  return [
    plan.storeName ?? t('plan.group'),
    t('targets.draft', { version: sheet.version }),
    isChanged
      ? t('targets.unsaved')
      : publishedVersion === null
        ? t('targets.unpublished')
        : t('targets.publishedAs', { number: publishedVersion }),
  ].join(' · ');
}

function Legend() {
  const { t } = useWords();
  return (
    <p className="keys noprint">
      <i className="k1" />
      {t('targets.locked')}
      <i className="k2" />
      {t('targets.typed')}
      <i className="k3" />
      {t('targets.moved')} <Key>L</Key> {t('targets.lockKey')} <Key>Ctrl V</Key>{' '}
      {t('targets.pasteKey')}
    </p>
  );
}
