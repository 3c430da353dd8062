import { Modal } from 'antd';
import { listKeys } from '../../platform/list/web/list-keys.ts';
import { useWords } from '../../platform/web/language.ts';
import { Key } from '../../platform/web/ui/figures.tsx';

const everywhere = [
  { keys: ['Ctrl', 'K'], word: 'keys.palette' },
  { keys: ['G'], word: 'help.keys.go' },
  { keys: ['?'], word: 'keys.this' },
  { keys: ['Esc'], word: 'keys.close' },
];
const grid = [{ keys: ['L'], word: 'help.keys.grid' }];

/** ?: every key and what it does, where it works. */
export function KeysOverlay({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useWords();
  return (
    <Modal open={open} onCancel={onClose} footer={null} title={t('keys.title')} width={560}>
      <Keys title={t('keys.everywhere')} keys={everywhere} />
      <Keys title={t('keys.lists')} keys={listKeys} />
      <Keys title={t('keys.grid')} keys={grid} />
    </Modal>
  );
}

type KeysProps = { title: string; keys: readonly { keys: readonly string[]; word: string }[] };

function Keys({ title, keys }: KeysProps) {
  const { t } = useWords();
  return (
    <section className="keys-of">
      <h3>{title}</h3>
      <dl>
        {keys.map(({ keys: pressed, word }) => (
          <div key={word}>
            <dt>
              {pressed.map((one) => (
                <Key key={one}>{one}</Key>
              ))}
            </dt>
            <dd>{t(word)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
