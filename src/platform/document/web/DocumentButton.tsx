import { FilePdfOutlined } from '@ant-design/icons';
import { App, Button, Dropdown } from 'antd';
import { useState } from 'react';
import { addressOf, fetchFile, queryString, type Refused } from '../../web/api.ts';
import { useWords } from '../../web/language.ts';
import { useRefusalText } from '../../web/ui/Loaded.tsx';
import { getDocument } from '../document.schema.ts';

type DocumentButtonProps = { kind: string; id: string; option?: string };

/** A record as PDF, or as Word in the store's own template; a refusal is said in words, not as a broken file. */
export function DocumentButton({ kind, id, option = '' }: DocumentButtonProps) {
  const { t, language } = useWords();
  const { message } = App.useApp();
  const text = useRefusalText();
  const [isBusy, setBusy] = useState(false);
  const take = async (format: string) => {
    setBusy(true);
    try {
      const { path, rest } = addressOf(getDocument, { kind, id, option, format, language });
      await fetchFile(path + queryString(rest));
    } catch (refused) {
      void message.error(text(refused as Refused));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          { key: 'pdf', label: 'PDF' },
          { key: 'docx', label: 'Word' },
        ],
        onClick: ({ key }) => void take(key),
      }}
    >
      <Button
        icon={<FilePdfOutlined />}
        loading={isBusy}
        title={t('document.take')}
        aria-label={t('document.take')}
      />
    </Dropdown>
  );
}
