import { Button, Popconfirm } from 'antd';
import type { ColumnsType } from 'antd/es/table';
import type { z } from 'zod';
import { useWords } from '../../../../platform/web/language.ts';
import { StackedTable } from '../../../../platform/web/ui/StackedTable.tsx';
import { useRoleNames } from '../../accounts/web/role-names.ts';
import type { LiveSession } from '../../api-token.schema.ts';
import { deviceOf } from '../device.rules.ts';
import './second-factor.css';

type Row = z.infer<typeof LiveSession>;
type SessionTableProps = { rows: readonly Row[]; onEnd?: (id: string) => void };

/** Devices and tokens: what, from where, last seen; this one is marked and ended by signing out. */
export function SessionTable({ rows, onEnd }: SessionTableProps) {
  const { t, format } = useWords();
  const columns: ColumnsType<Row> = [
    { title: t('sessions.device'), width: 220, render: (_, row) => <Device row={row} /> },
    { title: t('sessions.by'), width: 130, render: (_, row) => <By row={row} /> },
    { title: t('sessions.from'), width: 140, render: (_, row) => row.address || format.none },
    {
      title: t('sessions.lastSeen'),
      width: 150,
      render: (_, row) => (row.lastSeenAt ? format.moment(row.lastSeenAt) : format.none),
    },
    { title: t('access.expiresAt'), width: 150, render: (_, row) => format.moment(row.expiresAt) },
    {
      width: 80,
      align: 'right',
      render: (_, { id, isThis }) =>
        !isThis &&
        onEnd && (
          <Popconfirm
            title={t('access.revokeAsk')}
            okText={t('access.revoke')}
            onConfirm={() => onEnd(id)}
          >
            <Button type="link" size="small">
              {t('access.revoke')}
            </Button>
          </Popconfirm>
        ),
    },
  ];
  const none = <p className="no-sessions">{t('sessions.none')}</p>;
  return <StackedTable dataSource={rows} columns={columns} empty={none} />;
}

function Device({ row }: { row: Row }) {
  const { t } = useWords();
  const { program, system } = deviceOf(row.userAgent);
  const browser = [program, system].filter(Boolean).join(' · ') || t('sessions.unknown');
  return (
    <>
      {row.kind === 'token' ? row.name : browser}
      {row.isThis && <span className="chip here">{t('sessions.this')}</span>}
    </>
  );
}

function By({ row }: { row: Row }) {
  const { t } = useWords();
  const { listOf } = useRoleNames();
  if (row.kind === 'browser') return row.provider ?? t('signIn.password');
  return (
    <>
      {t('access.kind.token')}
      {row.roleKeys && <small className="note"> {listOf(row.roleKeys)}</small>}
    </>
  );
}
