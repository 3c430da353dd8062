import { InboxOutlined } from '@ant-design/icons';
import { useNavigate } from '@tanstack/react-router';
import { Segmented, Upload } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { List } from '../../list/web/List.tsx';
import { useMay } from '../../web/actor.ts';
import { upload, useEndpoint, useRefresh, type Refused } from '../../web/api.ts';
import { useEvents } from '../../web/events.ts';
import { useWords } from '../../web/language.ts';
import { useLooks } from '../../web/looks.tsx';
import { Card } from '../../web/ui/Card.tsx';
import { useFilters } from '../../web/ui/filters.tsx';
import { Empty, RefusalNote } from '../../web/ui/Loaded.tsx';
import { Page } from '../../web/ui/Page.tsx';
import { importList, type ImportRow } from '../import-list.schema.ts';
import { getImportKinds, getImports, postImport, type Import } from '../import.schema.ts';
import { ImportStateMark } from './ImportStateMark.tsx';
import './import.css';

type Row = z.infer<typeof ImportRow>;

/** Where a file begins: what it is, the file itself, and what was imported before. */
export function ImportsScreen() {
  const { t } = useWords();
  const navigate = useNavigate();
  const mayImport = useMay('import', 'edit');
  useEvents('import', [getImports, importList.contracts.summary]);
  const open = (id: string) => void navigate({ to: '/imports/$id', params: { id } } as never);
  return (
    <Page title={t('import.title')}>
      {mayImport && <DropZone onUploaded={open} />}
      <h2 className="past">{t('import.past')}</h2>
      <List<Row>
        list={importList}
        onOpen={({ id }) => open(id)}
        cells={cells}
        card={cardOf}
        empty={<Empty title={t('import.none')}>{t('import.noneHint')}</Empty>}
      />
    </Page>
  );
}

const cells = {
  fileName: ({ fileName }: Row) => <b>{fileName}</b>,
  state: ({ state }: Row) => <ImportStateMark state={state} />,
};
const cardOf = (row: Row) => ({
  title: row.fileName,
  note: <CardNote row={row} />,
  figure: <CardFigure row={row} />,
  mark: <ImportStateMark state={row.state} />,
});

function CardFigure({ row: { rows } }: { row: Row }) {
  const { format } = useWords();
  return rows === null ? null : format.int(rows);
}

function CardNote({ row: { kind, createdAt, createdByName } }: { row: Row }) {
  const { t, format } = useWords();
  return [t(`import.kindOf.${kind}`), format.moment(createdAt), createdByName].join(' · ');
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
      await refresh([getImports, importList.contracts.summary]);
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
