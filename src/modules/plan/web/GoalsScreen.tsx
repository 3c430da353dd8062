import { useParams } from '@tanstack/react-router';
import { Button, InputNumber, Select } from 'antd';
import type { ColumnsType } from 'antd/es/table';
import { useState } from 'react';
import type { z } from 'zod';
import { DocumentButton } from '../../../platform/document/web/DocumentButton.tsx';
import { useCommand, useEndpoint } from '../../../platform/web/api.ts';
import { useWords } from '../../../platform/web/language.ts';
import { Card } from '../../../platform/web/ui/Card.tsx';
import { DataTable } from '../../../platform/web/ui/DataTable.tsx';
import { Delta } from '../../../platform/web/ui/figures.tsx';
import { FilterBar } from '../../../platform/web/ui/filters.tsx';
import { Loaded, RefusalNote } from '../../../platform/web/ui/Loaded.tsx';
import { Page } from '../../../platform/web/ui/Page.tsx';
import { getModels } from '../../catalog/model.schema.ts';
import { getGoals, putGoals, type Goal, type GoalMeasure } from '../goal.schema.ts';
import { getPlan, type Plan } from '../plan.schema.ts';
import { PlanTabs } from './PlanTabs.tsx';
import './swot.css';

type Row = z.infer<typeof Goal>;

/** What the year is judged by, each beside last year's fact and the growth it asks for. */
export function GoalsScreen() {
  const { id } = useParams({ strict: false }) as { id: string };
  const plan = useEndpoint(getPlan, { id });
  return <Loaded query={plan}>{(found) => <Goals plan={found} />}</Loaded>;
}

/** How many kept units make one that a person types: 万元, percent, points. */
const factors: Record<Row['unit'], number> = { cars: 1, fen: 1_000_000, bp: 100, hundredths: 100 };

type Draft = Partial<Record<GoalMeasure, number | null>>;

function Goals({ plan }: { plan: Plan }) {
  const { t } = useWords();
  const goals = useEndpoint(getGoals, { id: plan.id });
  const [draft, setDraft] = useState<Draft>({});
  const [rivals, setRivals] = useState<string[]>();
  const save = useCommand(putGoals, { refreshes: [getGoals] });
  const isChanged = Object.keys(draft).length > 0 || rivals !== undefined;
  const keep = () =>
    save.mutate(
      { id: plan.id, values: draft, ...(rivals && { rivalBrandIds: rivals }) },
      {
        onSuccess: () => {
          setDraft({});
          setRivals(undefined);
        },
      },
    );
  return (
    <Page
      title={t('plan.yearTitle', { year: plan.year })}
      note={plan.storeName ?? t('plan.group')}
      className="narrow goals"
      tools={
        <>
          <DocumentButton kind="plan_page" id={plan.id} />
          {plan.mayEdit && (
            <Button type="primary" disabled={!isChanged} loading={save.isPending} onClick={keep}>
              {t('save')}
            </Button>
          )}
        </>
      }
    >
      <FilterBar>
        <PlanTabs id={plan.id} />
      </FilterBar>
      <RefusalNote error={save.error} />
      <Loaded query={goals}>
        {(found) => (
          <>
            <Card
              title={t('plan.goals')}
              note={
                found.lastMonth
                  ? t('goals.upTo', { month: found.lastMonth })
                  : t('goals.noFacts', { year: found.lastYear })
              }
            >
              <GoalTable
                rows={found.rows}
                lastYear={found.lastYear}
                draft={draft}
                mayEdit={plan.mayEdit}
                onChange={(measure, value) => setDraft({ ...draft, [measure]: value })}
              />
            </Card>
            <Rivals
              chosen={rivals ?? found.rivalBrandIds}
              increment={found.rivalIncrement}
              mayEdit={plan.mayEdit}
              onChange={setRivals}
            />
          </>
        )}
      </Loaded>
    </Page>
  );
}

type TableProps = {
  rows: readonly Row[];
  lastYear: number;
  draft: Draft;
  mayEdit: boolean;
  onChange: (measure: GoalMeasure, value: number | null) => void;
};

function GoalTable({ rows, lastYear, draft, mayEdit, onChange }: TableProps) {
  const { t, format } = useWords();
  const shown = (value: number | null, { unit }: Row) =>
    value === null ? format.none : format.decimal(value / factors[unit], unit === 'cars' ? 0 : 1);
  const valueOf = (row: Row) => (row.measure in draft ? (draft[row.measure] ?? null) : row.value);
  const growth = (row: Row) => {
    const value = valueOf(row);
    if (value === null || row.lastYear === null) return <Delta by={null} />;
    if (row.unit === 'bp' || row.unit === 'hundredths')
      return <Delta by={(value - row.lastYear) / 100} digits={1} unit={` ${t('goals.points')}`} />;
    return row.lastYear === 0 ? (
      <Delta by={null} />
    ) : (
      <Delta by={(value / row.lastYear - 1) * 100} digits={1} unit="%" />
    );
  };
  const columns: ColumnsType<Row> = [
    {
      title: t('goals.measure'),
      render: (_, row) => (
        <>
          <b>{t(`goal.${row.measure}`)}</b>
          <small className="quiet"> {t(`goals.unit.${row.unit}`)}</small>
        </>
      ),
    },
    {
      title: t('targets.actualOf', { year: lastYear }),
      width: 150,
      align: 'right',
      render: (_, row) => shown(row.lastYear, row),
    },
    {
      title: t('goals.value'),
      width: 200,
      align: 'right',
      render: (_, row) =>
        mayEdit ? (
          <InputNumber
            min={row.measure === 'nps' ? -100 : 0}
            aria-label={t(`goal.${row.measure}`)}
            value={valueOf(row) === null ? null : valueOf(row)! / factors[row.unit]}
            onChange={(value) =>
              onChange(row.measure, value === null ? null : Math.round(value * factors[row.unit]))
            }
          />
        ) : (
          shown(row.value, row)
        ),
    },
    { title: t('goals.growth'), width: 130, align: 'right', render: (_, row) => growth(row) },
  ];
  return <DataTable rowKey="measure" dataSource={rows as Row[]} columns={columns} />;
}

type RivalsProps = {
  chosen: string[];
  increment: number | null;
  mayEdit: boolean;
  onChange: (ids: string[]) => void;
};

function Rivals({ chosen, increment, mayEdit, onChange }: RivalsProps) {
  const { t, format } = useWords();
  const models = useEndpoint(getModels, {});
  const brands = new Map(
    models.data?.rows.filter(({ own }) => !own).map((model) => [model.brandId, model.brandName]),
  );
  return (
    <Card title={t('goals.rivals')} note={t('goals.rivalsNote')}>
      <div className="in filters">
        <Select
          mode="multiple"
          style={{ minWidth: 320 }}
          disabled={!mayEdit}
          value={chosen}
          aria-label={t('goals.rivals')}
          options={[...brands].map(([value, label]) => ({ value, label }))}
          onChange={onChange}
        />
        {increment !== null && <span>{t('goals.increment', { cars: format.int(increment) })}</span>}
      </div>
    </Card>
  );
}
