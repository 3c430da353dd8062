import { Button, Drawer, Popconfirm } from 'antd';
import type { ColumnsType } from 'antd/es/table';
import { useState } from 'react';
import type { z } from 'zod';
import { useCommand, useEndpoint } from '../../../../platform/web/api.ts';
import { useWords } from '../../../../platform/web/language.ts';
import { Card } from '../../../../platform/web/ui/Card.tsx';
import { DataTable } from '../../../../platform/web/ui/DataTable.tsx';
import { Empty, Loaded, RefusalNote } from '../../../../platform/web/ui/Loaded.tsx';
import { Page } from '../../../../platform/web/ui/Page.tsx';
import { deleteDelegation, getDelegations, type Delegation } from '../delegation.schema.ts';
import { DelegationForm } from './DelegationForm.tsx';
import './rights.css';

type Row = z.infer<typeof Delegation>;

const looks = { coming: 'idle', running: 'onTrack', over: 'idle' } as const;

/** Who stands in for whom during leave (休假代理): mine, and of the people I answer for. */
export function DelegationsScreen() {
  const { t } = useWords();
  const [isAdding, setAdding] = useState(false);
  const list = useEndpoint(getDelegations, {});
  const end = useCommand(deleteDelegation, { refreshes: [getDelegations] });
  const columns = useColumns((id) => end.mutate({ id }));
  const add = (
    <Button type="primary" onClick={() => setAdding(true)}>
      {t('leave.new')}
    </Button>
  );
  return (
    <Page title={t('leave.title')} note={t('nav.delegations.note')} tools={add}>
      <p className="rights-note">{t('leave.note')}</p>
      <Card title={t('leave.list')}>
        <RefusalNote error={end.error} />
        <Loaded query={list}>
          {({ rows }) => (
            <DataTable
              rowKey="id"
              dataSource={rows}
              columns={columns}
              empty={<Empty title={t('leave.none')}>{t('leave.noneHint')}</Empty>}
            />
          )}
        </Loaded>
      </Card>
      <Drawer
        open={isAdding}
        onClose={() => setAdding(false)}
        title={t('leave.new')}
        size={480}
        destroyOnHidden
      >
        <DelegationForm
          mayForOthers={list.data?.mayForOthers ?? false}
          onDone={() => setAdding(false)}
        />
      </Drawer>
    </Page>
  );
}

function useColumns(onEnd: (id: string) => void): ColumnsType<Row> {
  const { t, format } = useWords();
  return [
    { title: t('leave.from'), width: 120, render: (_, { fromName }) => <b>{fromName}</b> },
    { title: t('leave.to'), dataIndex: 'toName', width: 120 },
    {
      title: t('leave.days'),
      width: 210,
      render: (_, { startsOn, endsOn }) => (
        <span className="nowrap">
          {startsOn} – {endsOn}
        </span>
      ),
    },
    {
      title: t('leave.state'),
      width: 100,
      render: (_, { state }) => (
        <span className={`status ${looks[state]}`}>{t(`leave.${state}`)}</span>
      ),
    },
    { title: t('leave.reason'), render: (_, { reason }) => reason || format.none },
    { title: t('leave.madeBy'), dataIndex: 'madeByName', width: 120 },
    {
      width: 80,
      align: 'right',
      render: (_, { id, mayEnd, state }) =>
        mayEnd &&
        state !== 'over' && (
          <Popconfirm title={t('leave.endAsk')} okText={t('leave.end')} onConfirm={() => onEnd(id)}>
            <Button type="link" size="small">
              {t('leave.end')}
            </Button>
          </Popconfirm>
        ),
    },
  ];
}
