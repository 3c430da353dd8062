import { Link, useNavigate } from '@tanstack/react-router';
import { Button, InputNumber, Popover, Select } from 'antd';
import type { ColumnsType } from 'antd/es/table';
import { useState } from 'react';
import { useMay } from '../../../platform/web/actor.ts';
import { useCommand, useEndpoint } from '../../../platform/web/api.ts';
import { useWords } from '../../../platform/web/language.ts';
import { Card } from '../../../platform/web/ui/Card.tsx';
import { DataTable } from '../../../platform/web/ui/DataTable.tsx';
import { Empty, Loaded, RefusalNote } from '../../../platform/web/ui/Loaded.tsx';
import { Page } from '../../../platform/web/ui/Page.tsx';
import { getStores } from '../../people/place.schema.ts';
import { getPlans, measures, postPlan, type Measure, type Plan } from '../plan.schema.ts';
import './targets.css';

/** Every year plan within my reach, newest year first. */
export function PlansScreen() {
  const { t, format } = useWords();
  const navigate = useNavigate();
  const plans = useEndpoint(getPlans, {});
  const mayEdit = useMay('plan', 'edit');
  const stateOf = (plan: Plan, measure: Measure) => {
    const found = plan.decomposed.find((one) => one.measure === measure);
    if (!found) return <span className="quiet">{t('plan.notDecomposed')}</span>;
    return found.publishedVersion === null ? (
      <span className="soft">{t('targets.draft', { version: found.version })}</span>
    ) : (
      <span>{t('plan.published', { number: found.publishedVersion })}</span>
    );
  };
  const columns: ColumnsType<Plan> = [
    {
      title: t('plan.year'),
      width: 110,
      render: (_, plan) => (
        <Link to={`/plan/${plan.id}/targets`}>
          <b>{plan.year}</b>
        </Link>
      ),
    },
    { title: t('plan.scope'), width: 180, render: (_, plan) => plan.storeName ?? t('plan.group') },
    ...measures.map((measure) => ({
      title: t(`measureName.${measure}`),
      render: (_: unknown, plan: Plan) => stateOf(plan, measure),
    })),
    {
      title: t('plan.createdAt'),
      width: 150,
      render: (_, plan) => <span className="quiet">{format.moment(plan.createdAt)}</span>,
    },
  ];
  return (
    <Page
      title={t('plan.title')}
      className="narrow"
      tools={
        <>
          <Link to="/plan/actions" search={{ layout: 'board' } as never}>
            {t('action.board')}
          </Link>
          {mayEdit && <NewPlan />}
        </>
      }
    >
      <Card>
        <Loaded query={plans}>
          {({ rows }) => (
            <DataTable
              rowKey="id"
              dataSource={rows.toSorted((a, b) => b.year - a.year)}
              columns={columns}
              onOpen={({ id }) => void navigate({ to: `/plan/${id}/targets` })}
              empty={
                <Empty title={t('plan.none')} action={mayEdit && <NewPlan />}>
                  {t('plan.noneHint')}
                </Empty>
              }
            />
          )}
        </Loaded>
      </Card>
    </Page>
  );
}

function NewPlan() {
  const { t } = useWords();
  const navigate = useNavigate();
  const stores = useEndpoint(getStores, {});
  const create = useCommand(postPlan, { refreshes: [getPlans] });
  const [year, setYear] = useState(() => new Date().getFullYear());
  const [storeId, setStoreId] = useState('');
  const options = stores.data?.rows.map(({ id, name }) => ({ value: id, label: name })) ?? [];
  const content = (
    <div className="new-plan">
      <RefusalNote error={create.error} />
      <label>
        <span>{t('plan.year')}</span>
        <InputNumber
          min={2000}
          max={2100}
          value={year}
          onChange={(value) => value && setYear(value)}
        />
      </label>
      <label>
        <span>{t('plan.scope')}</span>
        <Select
          value={storeId}
          options={[{ value: '', label: t('plan.group') }, ...options]}
          onChange={setStoreId}
        />
      </label>
      <Button
        type="primary"
        loading={create.isPending}
        onClick={() =>
          create.mutate(
            { year, storeId: storeId || null },
            { onSuccess: ({ id }) => void navigate({ to: `/plan/${id}/targets` }) },
          )
        }
      >
        {t('plan.create')}
      </Button>
    </div>
  );
  return (
    <Popover trigger="click" placement="bottomRight" content={content}>
      <Button type="primary">{t('plan.new')}</Button>
    </Popover>
  );
}
