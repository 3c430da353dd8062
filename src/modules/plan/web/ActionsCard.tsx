import { Link } from '@tanstack/react-router';
import { Button, DatePicker, Drawer, Form, Input, Popconfirm } from 'antd';
import type { ColumnsType } from 'antd/es/table';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import type { z } from 'zod';
import { useCommand, useEndpoint } from '../../../platform/web/api.ts';
import { useWords } from '../../../platform/web/language.ts';
import { Card } from '../../../platform/web/ui/Card.tsx';
import { DataTable } from '../../../platform/web/ui/DataTable.tsx';
import { Loaded, RefusalNote } from '../../../platform/web/ui/Loaded.tsx';
import { actionList } from '../actions/action-list.schema.ts';
import {
  deletePlanAction,
  getPlanActions,
  postPlanAction,
  putPlanAction,
  type Action,
  type Plan,
} from '../plan.schema.ts';
import { getSwot } from '../swot.schema.ts';
import { ActionState } from './PlanActionsScreen.tsx';
import { OwnerSelect } from './OwnerSelect.tsx';

type Row = z.infer<typeof Action>;

/** What is going to be done, by whom and when: the answers to the SWOT. */
export function ActionsCard({ plan }: { plan: Plan }) {
  const { t } = useWords();
  const actions = useEndpoint(getPlanActions, { id: plan.id });
  const [editing, setEditing] = useState<Row | 'new'>();
  const columns: ColumnsType<Row> = [
    { title: t('action.title'), dataIndex: 'title', render: (title) => <b>{title}</b> },
    { title: t('swot.owner'), width: 130, render: (_, row) => row.owner.name },
    { title: t('action.span'), width: 220, render: (_, row) => `${row.startsOn} – ${row.endsOn}` },
    { title: t('action.status'), width: 110, render: (_, row) => <ActionState {...row} /> },
  ];
  return (
    <Card
      title={t('action.list')}
      end={
        <>
          <Link to="/plan/actions" search={boardOf(plan)}>
            {t('action.board')}
          </Link>
          {plan.mayEdit && (
            <Button size="small" onClick={() => setEditing('new')}>
              {t('action.add')}
            </Button>
          )}
        </>
      }
    >
      <Loaded query={actions}>
        {({ rows }) => (
          <DataTable
            rowKey="id"
            dataSource={rows}
            columns={columns}
            {...(plan.mayEdit && { onOpen: setEditing })}
            empty={<p className="note">{t('action.none')}</p>}
          />
        )}
      </Loaded>
      <Drawer
        open={!!editing}
        onClose={() => setEditing(undefined)}
        title={t('action.one')}
        size={480}
        destroyOnHidden
      >
        {editing && (
          <ActionForm
            plan={plan}
            {...(editing !== 'new' && { action: editing })}
            onDone={() => setEditing(undefined)}
          />
        )}
      </Drawer>
    </Card>
  );
}

/** The board with the actions of this plan alone. */
const boardOf = ({ year, storeId }: Plan) =>
  ({
    layout: 'board',
    filter: `year:in:${year};storeName:${storeId ? `in:${storeId}` : 'none:'}`,
  }) as never;

type Fields = { title: string; ownerId: string; span: [Dayjs, Dayjs] };

function ActionForm({ plan, action, onDone }: { plan: Plan; action?: Row; onDone: () => void }) {
  const { t } = useWords();
  const refreshes = [
    getPlanActions,
    getSwot,
    actionList.contracts.page,
    actionList.contracts.summary,
  ];
  const add = useCommand(postPlanAction, { refreshes });
  const change = useCommand(putPlanAction, { refreshes });
  const remove = useCommand(deletePlanAction, { refreshes });
  const required = [{ required: true, message: t('field.required') }];
  const save = ({ title, ownerId, span }: Fields) => {
    const [startsOn, endsOn] = span.map((day) => day.format('YYYY-MM-DD')) as [string, string];
    const fields = { id: plan.id, title, ownerId, startsOn, endsOn };
    if (action) change.mutate({ ...fields, actionId: action.id }, { onSuccess: onDone });
    else add.mutate(fields, { onSuccess: onDone });
  };
  return (
    <Form<Fields>
      layout="vertical"
      requiredMark={false}
      initialValues={{
        title: action?.title,
        ownerId: action?.owner.id,
        ...(action && { span: [dayjs(action.startsOn), dayjs(action.endsOn)] }),
      }}
      onFinish={save}
    >
      <RefusalNote error={add.error ?? change.error ?? remove.error} />
      <Form.Item name="title" label={t('action.title')} rules={required}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="ownerId" label={t('swot.owner')} rules={required}>
        <OwnerSelect {...(action && { known: action.owner })} />
      </Form.Item>
      <Form.Item name="span" label={t('action.span')} rules={required}>
        <DatePicker.RangePicker />
      </Form.Item>
      <div className="do">
        <Button type="primary" htmlType="submit" loading={add.isPending || change.isPending}>
          {t('save')}
        </Button>
        {action && (
          <Popconfirm
            title={action.title}
            okText={t('remove')}
            onConfirm={() =>
              remove.mutate({ id: plan.id, actionId: action.id }, { onSuccess: onDone })
            }
          >
            <Button danger>{t('remove')}</Button>
          </Popconfirm>
        )}
      </div>
    </Form>
  );
}
