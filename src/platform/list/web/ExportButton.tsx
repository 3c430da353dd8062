import { DownloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useMay } from '../../web/actor.ts';
import { queryString, Refused } from '../../web/api.ts';
import { useWords } from '../../web/language.ts';
import { RefusalNote } from '../../web/ui/Loaded.tsx';
import { useColumns, useList } from './list-context.tsx';

/** Takes away what is seen, as an Excel workbook (导出); only for whom may export the list. */
export function ExportButton() {
  const { t, format, language } = useWords();
  const { list, state } = useList();
  const columns = useColumns().map(({ key }) => key);
  const may = useMay(list.shape.resource, 'export');
  const [bytes, setBytes] = useState<number>();
  const [refused, setRefused] = useState<Refused | null>(null);
  if (!may) return null;
  const { filter, sort, group } = state.state;
  const take = async () => {
    setBytes(0);
    setRefused(null);
    try {
      const asked = queryString({ filter, sort, group, columns: columns.join(','), language });
      const file = await fetched(list.contracts.workbook.path + asked, setBytes);
      saveAs(file, `${t(list.shape.word)}.xlsx`);
    } catch (error) {
      setRefused(error instanceof Refused ? error : new Refused(0, { code: 'connection_lost' }));
    } finally {
      setBytes(undefined);
    }
  };
  const title =
    bytes === undefined
      ? t('list.export')
      : bytes === 0
        ? t('list.exporting')
        : t('list.exportingOf', { size: format.fileSize(bytes) });
  return (
    <>
      <Button icon={<DownloadOutlined />} loading={bytes !== undefined} onClick={() => void take()}>
        {title}
      </Button>
      {refused && <RefusalNote error={refused} />}
    </>
  );
}

async function fetched(path: string, told: (bytes: number) => void): Promise<Blob> {
  const response = await fetch(path, { credentials: 'same-origin' });
  if (!response.ok || !response.body)
    throw new Refused(response.status, (await response.json().catch(() => ({}))) as object);
  const reader = response.body.getReader();
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for (let size = 0; ;) {
    const { done, value } = await reader.read();
    if (done) return new Blob(parts, { type: response.headers.get('content-type') ?? '' });
    parts.push(value);
    told((size += value.length));
  }
}

function saveAs(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
