import { Button } from 'antd';
import type { ColumnsType } from 'antd/es/table';
import { scopeOf } from '../../../kernel/actor.ts';
import { useActor } from '../../web/actor.ts';
import { useCommand, useEndpoint } from '../../web/api.ts';
import { useWords } from '../../web/language.ts';
import { Card } from '../../web/ui/Card.tsx';
import { DataTable } from '../../web/ui/DataTable.tsx';
import { Loaded, RefusalNote } from '../../web/ui/Loaded.tsx';
import { Page } from '../../web/ui/Page.tsx';
import { getBackups, postBackup, type Backup } from '../backup.schema.ts';

const mebibytes = (bytes: number) => `${(bytes / 1024 ** 2).toFixed(1)} MiB`;

/** Every backup of the installation, when the next one is due, and one now. */
export function BackupsScreen() {
  const { t, format } = useWords();
  const actor = useActor();
  const backups = useEndpoint(getBackups, {}, { everyMs: 5_000 });
  const make = useCommand(postBackup, { refreshes: [getBackups] });
  const columns: ColumnsType<Backup> = [
    { title: t('backups.askedAt'), width: 160, render: (_, row) => format.moment(row.askedAt) },
    {
      title: t('backups.askedBy'),
      width: 120,
      render: (_, row) => row.askedBy || t('backups.clock'),
    },
    { title: t('backups.state'), width: 90, render: (_, row) => t(`backups.state.${row.state}`) },
    {
      title: t('backups.size'),
      width: 110,
      align: 'right',
      render: (_, { bytes }) => (bytes === null ? format.none : mebibytes(bytes)),
    },
    {
      title: t('backups.rows'),
      width: 110,
      align: 'right',
      render: (_, { rowCount }) => (rowCount === null ? format.none : rowCount.toLocaleString()),
    },
    { title: t('backups.file'), render: (_, row) => row.failure ?? row.file ?? format.none },
  ];
  const mayAsk = scopeOf(actor, 'backup', 'edit') !== 'no';
  const now = mayAsk && (
    <Button type="primary" loading={make.isPending} onClick={() => make.mutate({})}>
      {make.isPending ? t('backups.asked') : t('backups.now')}
    </Button>
  );
  return (
    <Page title={t('nav.backups')} tools={now}>
      <RefusalNote error={make.error} />
      <Loaded query={backups}>
        {({ rows, folder, nextAt, keep }) => (
          <Card
            title={
              nextAt
                ? t('backups.next', { at: format.moment(nextAt), folder })
                : t('backups.off', { folder })
            }
            className="wide"
          >
            <p className="in note">{t('backups.kept', keep)}</p>
            <DataTable rowKey="id" dataSource={rows} columns={columns} empty={t('backups.none')} />
          </Card>
        )}
      </Loaded>
    </Page>
  );
}
