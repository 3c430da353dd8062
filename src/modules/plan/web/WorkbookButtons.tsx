import { DownloadOutlined, UploadOutlined } from '@ant-design/icons';
import { App, Button, Upload } from 'antd';
import { addressOf, queryString, useCommand } from '../../../platform/web/api.ts';
import { useWords } from '../../../platform/web/language.ts';
import { useRefusalText } from '../../../platform/web/ui/Loaded.tsx';
import { getGridWorkbook, getTargetGrid, postGridWorkbook, type GridView } from '../grid.schema.ts';
import type { Measure } from '../plan.schema.ts';
import { getDecomposition } from '../target.schema.ts';

type WorkbookProps = {
  which: { id: string; measure: Measure; view: GridView; storeId: string | undefined };
  version: number;
  mayEdit: boolean;
};

/** The grid as an Excel file, and an edited one read back through the same rules. */
export function WorkbookButtons({ which, version, mayEdit }: WorkbookProps) {
  const { t } = useWords();
  const { message } = App.useApp();
  const text = useRefusalText();
  const read = useCommand(postGridWorkbook, { refreshes: [getTargetGrid, getDecomposition] });
  const { path, rest } = addressOf(getGridWorkbook, which);
  const take = async (file: File) => {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
    read.mutate(
      { ...which, version, file: btoa(binary) },
      {
        onSuccess: ({ changed }) => void message.info(t('targets.readBack', { count: changed })),
        onError: (error) => void message.error(text(error)),
      },
    );
  };
  return (
    <>
      <Button icon={<DownloadOutlined />} href={path + queryString(rest)} download>
        {t('targets.export')}
      </Button>
      {mayEdit && (
        <Upload
          accept=".xlsx"
          showUploadList={false}
          beforeUpload={(file) => {
            void take(file);
            return false;
          }}
        >
          <Button
            icon={<UploadOutlined />}
            loading={read.isPending}
            title={t('targets.reimport')}
          />
        </Upload>
      )}
    </>
  );
}
