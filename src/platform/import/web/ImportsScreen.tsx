import { InboxOutlined } from '@ant-design/icons';
import { useNavigate } from '@tanstack/react-router';
import { Segmented, Upload } from 'antd';
import type { ColumnsType } from 'antd/es/table';
import { useState } from 'react';
import { useMay } from '../../web/actor.ts';
import { upload, useEndpoint, useRefresh, type Refused } from '../../web/api.ts';
import { useWords } from '../../web/language.ts';
import { useLooks } from '../../web/looks.tsx';
import { Card } from '../../web/ui/Card.tsx';
import { DataTable } from '../../web/ui/DataTable.tsx';
import { useFilters } from '../../web/ui/filters.tsx';
import { Empty, Loaded, RefusalNote } from '../../web/ui/Loaded.tsx';
import { Page } from '../../web/ui/Page.tsx';
import { getImportKinds, getImports, postImport, type Import } from '../import.schema.ts';
import { ImportStateMark } from './ImportStateMark.tsx';
import { KindName } from './KindName.tsx';
import './import.css';

/** Where a file begins: what it is, the file itself, and what was imported before. */
export function ImportsScreen() {
  const { t, format } = useWords();
  const navigate = useNavigate();
  const imports = useEndpoint(getImports, {});
  const mayImport = useMay('import', 'edit');
  const open = (id: string) => void navigate({ to: '/imports/$id', params: { id } } as never);
  const columns: ColumnsType<Import> = [
    { title: t('import.file'), dataIndex: 'fileName', render: (name) => <b>{name}</b> },
    { title: t('import.kind'), width: 130, render: (_, row) => <KindName kind={row.kind} /> },
    {
      title: t('import.rows'),
      width: 100,
      align: 'right',
      render: (_, { counts }) => (counts ? format.int(counts.rows) : format.none),
    },
    {
      title: t('import.state'),
      width: 120,
      render: (_, { state }) => <ImportStateMark state={state} />,
    },
    { title: t('import.by'), dataIndex: 'createdByName', width: 120 },
    { title: t('import.at'), width: 150, render: (_, row) => format.moment(row.createdAt) },
  ];
  return (
    <Page title={t('import.title')} className="narrow">
      {mayImport && <DropZone onUploaded={open} />}
      <Card title={t('import.past')}>
        <Loaded query={imports}>
          {(rows) => (
            <DataTable
              rowKey="id"
              dataSource={rows}
              columns={columns}
              onOpen={({ id }) => open(id)}
              empty={<Empty title={t('import.none')}>{t('import.noneHint')}</Empty>}
            />
          )}
        </Loaded>
      </Card>
    </Page>
  );
}

function DropZone({ onUploaded }: { onUploaded: (id: string) => void }) {
  const { t, either } = useWords();
  const { phone } = useLooks();
  const refresh = useRefresh();
  const [search, setSearch] = useFilters();
  const kinds = useEndpoint(getImportKinds, {});
  const [sending, setSending] = useState<string>();
  const [refused, setRefused] = useState<Refused | null>(null);
  const kind = search['kind'] ?? 'deals';

  const take = async (file: File) => {
    setSending(file.name);
    setRefused(null);
    try {
      const made = await upload<Import>(postImport.path, { kind }, file);
      await refresh([getImports]);
      onUploaded(made.id);
    } catch (error) {
      setRefused(error as Refused);
    } finally {
      setSending(undefined);
    }
  };
  return (
    <Card title={t('import.kind')}>
      <div className="in drop">
        <Segmented
          vertical={phone}
          value={kind}
          onChange={(value) => setSearch({ kind: value })}
          options={kinds.data?.map((one) => ({ value: one.kind, label: either(one) })) ?? []}
        />
        <RefusalNote error={refused} />
        <Upload.Dragger
          showUploadList={false}
          disabled={!!sending}
          accept=".csv,.txt,.tsv,.xlsx,.xls"
          beforeUpload={(file) => {
            void take(file);
            return false;
          }}
        >
          <InboxOutlined />
          <p>{sending ? t('import.uploading', { name: sending }) : t('import.drop')}</p>
          <p className="note">{t('import.dropHint')}</p>
        </Upload.Dragger>
      </div>
    </Card>
  );
}
