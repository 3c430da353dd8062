import { PlusOutlined } from '@ant-design/icons';
import { Button, Drawer } from 'antd';
import { useState, type ReactNode } from 'react';
import { useWords } from '../../../../platform/web/language.ts';

type AddProps = { title: string; children: (close: () => void) => ReactNode };

/** Adds one of a card's lines in a drawer of its own. */
export function AddButton({ title, children }: AddProps) {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        size="small"
        type="text"
        icon={<PlusOutlined />}
        aria-label={`${t('keyAccounts.add')} ${title}`}
        onClick={() => setOpen(true)}
      >
        {t('keyAccounts.add')}
      </Button>
      <Drawer open={isOpen} onClose={() => setOpen(false)} size={440} title={title} destroyOnHidden>
        {children(() => setOpen(false))}
      </Drawer>
    </>
  );
}
